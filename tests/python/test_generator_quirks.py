"""Every quirk of the source systems occurs in the demo data."""

import json
import re
from collections import Counter

import pytest
from generated_world import generated, mobile

from benchmarks.world.tables import read

TRADITIONAL = ".*[" + "".join(read("traditional")["traditional"]) + "].*"

# Number in the catalogue of quirks, table, column, what the cell must match.
QUIRKS = [
    (1, "pos.members", "phone", r"1\d\d \d{4} \d{4}"),
    (1, "web.forms", "phone", r"1\d\d-\d{4}-\d{4}"),
    (1, "web.forms", "phone", r"1\d\d\.\d{4}\.\d{4}"),
    (2, "salesforce.contact", "mobile_phone", r"\+86 1\d{10}"),
    (2, "web.forms", "phone", r"0086\d{11}"),
    (2, "web.forms", "phone", r"86-\d{11}"),
    (2, "sms.send_logs", "phone_number", r"\+86\d{11}"),
    (2, "wechat.mini_program_users", "countryCode", r"852"),
    (3, "generic.customers", "phone", r"[０-９]{11}"),
    (3, "pos.members", "name", r".+（(先生|女士)）"),
    (3, "yonyou.customer", "cCusPhone", r"[０-９]{3}－[０-９]{8}"),
    (3, "sms.replies", "content", "ＴＤ"),
    (4, "generic.customers", "phone", r"1\.\d{10}E\+10"),
    (4, "generic.customers", "phone", r"1\.\d\dE\+10"),
    (4, "generic.customers", "phone", r"\d{11}\.0"),
    (5, "generic.customers", "phone", r"'\d{11}"),
    (5, "generic.customers", "phone", r'="\d{11}"'),
    (5, "generic.customers", "phone", r"`\d{11}"),
    (3, "wechat.pay_bills", "交易时间", r"`.+\d\d：\d\d：\d\d"),
    (5, "wechat.pay_bills", "用户标识", r"`o.{27}"),
    (5, "wechat.pay_bills", "订单金额", r"`\d+\.\d\d"),
    (5, "taobao.exported_orders", "订单编号", r'="\d{19}"'),
    (5, "taobao.exported_orders", "联系手机", r"'1\d{10}"),
    (6, "generic.customers", "phone", r"\d{11}/021-\d{8}"),
    (6, "pos.members", "phone", r"\d{11}/021-\d{8}"),
    (6, "yonyou.customer", "cCusPhone", r"021-\d{8} .{1,2}(先生|小姐);1\d{10}"),
    (7, "pos.members", "phone", r"021-\d{8}-802"),
    (7, "salesforce.account", "phone", r"\+86 21 \d{8}"),
    (7, "yonyou.customer", "cCusPhone", r"021-\d{8}-802"),
    (8, "wechat.member_cards", "common_field_list", r'.*"1\d\d\*{4}\d{4}".*'),
    (8, "taobao.trades", "buyer_email", r".{3}\*{3}@.+"),
    (8, "taobao.trades", "receiver_name", r".\*\*"),
    (8, "youzan.trades", "receiver_tel", r"1\d\d\*{4}\d{4}"),
    (8, "jd.orders", "consigneeInfo", r'.*"mobile":"1\d\d\*{4}\d{4}".*'),
    (8, "douyin.orders", "mask_post_tel", r"1\d\d\*{4}\d{4}"),
    (8, "douyin.orders", "mask_post_receiver", r".+\*"),
    (8, "alipay.trades", "buyer_logon_id", r".{3}\*{3}@.+"),
    (8, "alipay.trades", "buyer_logon_id", r"1\d\d\*{4}\d{4}"),
    (8, "alipay.statement_rows", "交易对方", r"\*."),
    (8, "taobao.exported_orders", "联系手机", r"'1\d\d\*{4}\d{4}"),
    (8, "sms.send_logs", "phone_number", r"1\d\d\*{4}\d{4}"),
    (9, "taobao.trades", "receiver_mobile", r"184\d{8}-\d{4}"),
    (9, "generic.customers", "phone", r"184\d{8}_\d{4}"),
    (9, "generic.customers", "phone", r"184\d{8}转\d{4}"),
    (9, "generic.customers", "phone", r"184\d{8},\d{4}"),
    (9, "meituan.orders", "recipient_phone", r"184\d{8}_\d{4}"),
    (10, "taobao.trades", "receiver_mobile", r"\$[A-Za-z0-9=]+\$1\$"),
    (10, "jd.orders", "consigneeInfo", r'.*"mobile":"[A-Za-z0-9]+==".*'),
    (10, "douyin.orders", "post_tel", r"\$[A-Za-z0-9]+==\$"),
    (11, "pos.members", "phone", r"13800138000|11111111111|12345678901|13888888888"),
    (14, "pos.members", "name", r".{1,2}(先生|女士|小姐)"),
    (14, "generic.customers", "name", r".{1,2}\*\*\((先生|女士)\)"),
    (14, "wecom.follow_users", "remark", r".{1,2}(总|经理)"),
    (14, "meituan.orders", "recipient_name", r".+%28%E5%85%88%E7%94%9F%29"),
    (15, "wechat.mini_program_users", "nickName", "微信用户"),
    (15, "wecom.contacts", "name", r".*[😊🌸🌹✨🍀💕🐱🎵🌈🍓💪].*"),
    (15, "wecom.follow_users", "remark", r"A.{2,4}-.+"),
    (15, "wecom.follow_users", "remark", r".{2,4}1\d{10}"),
    (16, "generic.customers", "name", r".+[ \u3000\u200b].+"),
    (16, "pos.members", "name", r" .+ "),
    (16, "salesforce.contact", "name", r"[A-Z]+ [A-Z][a-z]+"),
    (17, "web.forms", "name", TRADITIONAL),
    (17, "pos.members", "name", TRADITIONAL),
    (18, "youzan.customers", "gender", r"[012]"),
    (18, "youzan.followers", "sex", r"m|f"),
    (18, "social.weibo_interactions", "gender", r"n"),
    (18, "wechat.member_cards", "sex", r"MALE|FEMALE"),
    (18, "generic.customers", "gender", r"M|F"),
    (18, "web.forms", "gender", r"男|女"),
    (18, "web.forms", "gender", r"先生|女士"),
    (19, "youzan.trades", "delivery_province", r"北京|上海"),
    (19, "youzan.trades", "delivery_province", r"北京市|上海市"),
    (19, "generic.customers", "province", r"内蒙古|新疆|广西|宁夏|西藏"),
    (19, "pos.members", "address", r"[^,]+,[^,]+,[^,]+"),
    (19, "generic.customers", "address", r".+@#.+"),
    (19, "meituan.orders", "recipient_address", r".+%40%23.+"),
    (20, "generic.customers", "created_at", r"\d{4}/\d{1,2}/\d{1,2}"),
    (20, "generic.customers", "created_at", r"\d{4}年\d{1,2}月\d{1,2}日"),
    (20, "generic.customers", "birth_date", r"\d{4}\.\d{1,2}\.\d{1,2}"),
    (20, "generic.customers", "birth_date", r"19\d{6}"),
    (20, "pos.members", "createdDate", r"\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d\d"),
    (20, "kingdee.sal_saleorder", "FDate", r"\d{4}-\d\d-\d\dT00:00:00"),
    (20, "sap.vbak", "erdat", r"20\d{6}"),
    (20, "salesforce.contact", "created_date", r".+T.+\.000Z"),
    (20, "salesforce.lead", "created_date", r".+T.+\.000\+0000"),
    (20, "alipay.member_shares", "person_birthday", r"(19|20)\d{6}"),
    (20, "alipay.statement_rows", "交易时间", r"\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d\d"),
    (20, "taobao.exported_orders", "订单创建时间", r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
    (20, "taobao.exported_orders", "订单创建时间", r"\d{4}/\d{1,2}/\d{1,2} \d\d:\d\d"),
    (20, "service_desk.customers", "created_at", r".+T.+\+08:00"),
    (20, "social.weibo_interactions", "created_at", r"\w{3} \w{3} .+ \+0800 20\d\d"),
    (21, "youzan.customers", "created_at", r"\d{10}"),
    (21, "youzan.customers", "updated_time", r"\d{13}"),
    (21, "wecom.kf_messages", "send_time", r"\d{10}"),
    (22, "generic.customers", "created_at", r"4[0-9]{4}"),
    (23, "taobao.members", "last_trade_time", r"1970-01-01 00:00:00"),
    (23, "jd.orders", "paymentConfirmTime", r"0001-01-01 00:00:00"),
    (23, "jd.orders", "orderEndTime", r"1970-01-01 00:00:00"),
    (23, "jd.members", "last_trade_time", r"0"),
    (21, "douyin.orders", "create_time", r"\d{10}"),
    (23, "douyin.orders", "pay_time", r"0"),
    (23, "pos.members", "expiryDate", r"0001-01-01 00:00:00"),
    (23, "pos.members", "birthday", r"1900-01-01"),
    (23, "kingdee.bd_customer", "FFoundDate", r"1900-01-01T00:00:00"),
    (23, "sap.kna1", "erdat", r"00000000"),
    (23, "generic.customers", "birth_date", r"00000000"),
    (23, "service_desk.tickets", "created_at", r"0000-00-00 00:00:00"),
    (23, "youzan.customers", "member_created_at", r"0"),
    (23, "youzan.points_log", "expired_at", r"0"),
    (25, "generic.orders", "amount", r"\d+\.\d\d元"),
    (25, "generic.orders", "amount", r"¥\d,\d{3}\.\d\d"),
    (25, "generic.orders", "discount", r"-"),
    (25, "taobao.exported_orders", "打款商家金额", r"\d+\.\d\d元"),
    (25, "taobao.trades", "alipay_point", r"[1-9]\d*"),
    (25, "jd.members", "totalOrderPrice", r"[1-9]\d+"),
    (25, "douyin.orders", "pay_amount", r"[1-9]\d+"),
    (25, "meituan.orders", "package_bag_money", r"50|100"),
    (25, "meituan.orders", "package_bag_money_yuan", r"0\.50|1\.00"),
    (25, "youzan.coupon_uses", "coupon", r'.*"value":"\d+\.00".*'),
    (25, "youzan.coupon_uses", "used_value", r"\d{3,}"),
    (26, "pos.tickets", "totalAmount", r"-\d+\.\d\d"),
    (26, "salesforce.order", "total_amount", r"-\d+\.\d\d"),
    (26, "yonyou.salebillvouch", "iNatSum", r"-\d+\.\d{4}"),
    (26, "sap.vbak", "netwr", r"\d+\.\d\d-"),
    (27, "taobao.trades", "tid", r"\d{19}"),
    (27, "social.weibo_interactions", "id", r"49\d{14}"),
    (27, "sms.send_logs", "msg_id", r"9\d{19}"),
    (27, "pos.members", "customerUid", r"\d{19}"),
    (27, "youzan.customers", "card_no", r"\d{19}"),
    (27, "douyin.sku_orders", "product_id", r"\d{16}000"),
    (27, "douyin.sku_orders", "product_id_str", r"\d{19}"),
    (28, "pos.members", "number", r"0\d{7}"),
    (28, "generic.customers", "customer_id", r"0\d{7}"),
    (28, "yonyou.customer", "cCusCode", r"0\d{7}"),
    (28, "sap.vbap", "posnr", r"0000\d\d"),
    (28, "sap.vbak", "kunnr", r"[1-9]\d{5}"),
    (29, "salesforce.task", "who_id", r"00[3Q].{12}"),
    (29, "salesforce.task", "id", r".{17}"),
    (31, "service_desk.customers", "cellphones", r"\[\{.+\},\{.+\}\]"),
    (31, "service_desk.im_messages", "content", r'\{.+"data":\{"content":.+\}\}'),
    (31, "wecom.follow_users", "remark_mobiles", r'\["\d{11}","\d{11}"\]'),
    (31, "wecom.contact_ways", "user", r'\["staff\d{3}"\]'),
    (31, "wecom.kf_messages", "event", r'\{"event_type":"enter_session".+\}'),
    (31, "youzan.trades", "self_fetch_info", r"\{.*\}"),
    (31, "douyin.orders", "mask_post_addr", r"\{.*\}"),
    (31, "meituan.orders", "detail", r"%5B%7B.+%7D%5D"),
    (31, "kingdee.bd_customer", "FName", r'\[\{"Key":2052,"Value":".+"\},.+\]'),
    (31, "youzan.coupon_uses", "coupon", r"\{.*\}"),
    (32, "generic.customers", "address", r".*%25E5.*"),
    (32, "meituan.orders", "recipient_name", r".*%25E5.*"),
    (32, "web.events", "properties", r".*%25E7.*"),
    (33, "meituan.orders", "detail", r".+%22quanity%22.+"),
    (33, "youzan.customers", "fasn_type", r"1"),
    (33, "jd.after_sales", "refoundAmount", r"\d+\.\d\d"),
    (26, "wechat.pay_bills", "交易状态", r"`REFUND"),
    (35, "salesforce.contact", "master_record_id", r"003.+"),
    (35, "salesforce.account", "is_deleted", r"true"),
    (35, "sap.kna1", "loevm", r"X"),
    (35, "salesforce.campaign_member", "is_deleted", r"true"),
    (35, "social.weibo_interactions", "deleted", r"1"),
    (35, "taobao.members", "status", r"blacklist"),
    (35, "generic.customers", "is_deleted", r"1"),
    (36, "web.forms", "email", r"[A-Z0-9._]+@[A-Z0-9.]+ "),
    (36, "web.forms", "email", r".+\.con"),
    (36, "generic.customers", "email", r".+＠.+"),
    (36, "web.forms", "email", r"无|没有"),
    (36, "web.forms", "email", r"1@1\.com"),
    (37, "generic.customers", "resident_id", r"\d{17}X"),
    (37, "generic.customers", "resident_id", r"\d{17}x"),
    (37, "generic.customers", "resident_id", r"\d{15}"),
    (37, "generic.customers", "resident_id", r"\d{6}\*{8}.{4}"),
    (37, "alipay.member_shares", "cert_no", r"\d{6}\*{8}.{4}"),
    (37, "youzan.trades", "id_card_number", r"\d{6}\*{8}\d{4}"),
    (38, "salesforce.account", "uscc_c", r".*[a-z].*"),
    (38, "salesforce.account", "uscc_c", r"9I.{16}"),
    (38, "salesforce.account", "uscc_c", r"3101\d{11}"),
    (38, "yonyou.customer", "cCusRegCode", r"3101\d{11}"),
    (38, "kingdee.bd_customer", "FTAXREGISTERCODE", r".*[a-z].*"),
    (39, "salesforce.lead", "company", r".+（.+）有限公司"),
    (39, "salesforce.account", "name", r"(?!.*有限公司).+"),
    (39, "yonyou.customer", "cCusName", r".+（.+）有限公司"),
    (40, "youzan.customers", "tag_names", r"VIP,老客户；复购"),
    (7, "fxiaoke.account_obj", "tel", r"021-6\d{7}-802"),
    (21, "fxiaoke.account_obj", "create_time", r"\d{13}"),
    (25, "fxiaoke.new_opportunity_obj", "amount", r"面议"),
    (31, "fxiaoke.account_obj", "owner", r'\["FSUID_[0-9A-F]{32}"\]'),
    (31, "fxiaoke.account_obj", "owner", r"\[\]"),
    (31, "fxiaoke.active_record_obj", "related_object_data", r".*\},\{.*"),
    (35, "fxiaoke.contact_obj", "is_deleted", r"true"),
    (35, "fxiaoke.account_obj", "life_status", r"invalid"),
    (38, "fxiaoke.account_obj", "uniform_social_credit_code", r"3101\d{11}"),
    (39, "fxiaoke.account_obj", "name", r".+（.+）有限公司"),
    (7, "zoho.contacts", "Phone", r"021-6\d{7}-802"),
    (16, "zoho.contacts", "Full_Name", r"[\u4e00-\u9fff]{1,2} [\u4e00-\u9fff]{1,2}"),
    (20, "zoho.contacts", "Created_Time", r".+T.+\+08:00"),
    (27, "zoho.contacts", "id", r"\d{19}"),
    (31, "zoho.contacts", "Account_Name", r'\{"name":".+","id":"\d{19}"\}'),
    (35, "zoho.contacts", "Record_Status__s", r"Trash"),
    (35, "zoho.leads", "Converted_Contact", r"\{.+\}"),
    (40, "zoho.contacts", "Tag", r".*VIP.*"),
    (2, "dingtalk.crm_customers", "data", r'.*"customer_phone":.*\+86.*'),
    (2, "dingtalk.external_contacts", "state_code", r"852"),
    (7, "dingtalk.crm_customers", "data", r'.*"021-6\d{7}.*'),
    (19, "dingtalk.crm_customers", "data", r'.*"address":"[^,"]+,[^,"]+,[^,"]+,.*'),
    (28, "dingtalk.external_contacts", "follower_user_id", r"0\d{15}"),
    (31, "dingtalk.crm_contacts", "data", r'.*\\"instanceId\\":.*'),
    (31, "dingtalk.crm_follow_records", "data", r'.*"TextareaField-[A-Z0-9]+":.*'),
    (1, "jiandaoyun.customers", "_widget_1514887799200", r"1\d\d-\d{4}-\d{4}"),
    (6, "jiandaoyun.customers", "_widget_1514887799200", r"\d{11}/021-\d{8}"),
    (19, "jiandaoyun.customers", "address", r'\{"province": "(北京|上海)", .+\}'),
    (24, "jiandaoyun.customers", "birthday", r".+T16:00:00\.000Z"),
    (28, "jiandaoyun.customers", "customer_no", r"0000\d"),
    (31, "jiandaoyun.customers", "_widget_1514887799200", r'\{"phone": .+\}'),
    (31, "jiandaoyun.orders", "order_lines", r"\[\{.+\}, \{.+\}\]"),
    (35, "jiandaoyun.customer_pushes", "op", r"data_remove"),
    (38, "jiandaoyun.customers", "uscc", r"3101\d{11}"),
    (1, "paper.sign_ups", "联系电话", r"1\d\d\.\d{4}\.\d{4}"),
    (3, "paper.sign_ups", "联系电话", r"[０-９]{11}"),
    (6, "paper.visitors", "联系电话", r"\d{11}/021-\d{8}"),
    (14, "paper.sign_ups", "姓名", r".{1,2}[（]?(先生|女士|小姐|总|经理|老师)[）]?"),
    (17, "paper.sign_ups", "姓名", TRADITIONAL),
    (20, "paper.sign_ups", "填表日期", r"2[45]\.\d{1,2}\.\d{1,2}"),
    (20, "paper.visitors", "日期", r"\d{4}年\d{1,2}月\d{1,2}日"),
    (22, "paper.visitors", "日期", r"4[0-9]{4}"),
    (2, "zhidao.form_records", "fields", r'.*"手机号": "\+86\d{11}".*'),
    (25, "zhidao.form_records", "fields", r'.*"订单金额": "\d+\.\d\d元".*'),
    (27, "zhidao.form_records", "data_id", r"\d{19}"),
    (31, "zhidao.form_records", "fields", r'.*"订单明细": \[\{.+\}, \{.+\}\].*'),
    (35, "zhidao.form_records", "is_deleted", r"1"),
    (39, "zhidao.form_records", "fields", r'.*"客户名称": "[^"]+（.+）有限公司".*'),
    (40, "zhidao.form_records", "fields", r'.*"客户标签": "老客户，VIP".*'),
    (23, "cdc.canal_messages", "message", r'.*"paid_at": "0000-00-00 00:00:00".*'),
    (24, "cdc.debezium_messages", "message", r'.*"created_at": \d{13}.*'),
    (27, "cdc.canal_messages", "message", r'.*"id": "418\d{16}".*'),
    (31, "cdc.canal_messages", "message", r'.*"data": \[\{.+\}, \{.+\}\].*'),
    (35, "cdc.canal_messages", "message", r'.*"type": "DELETE".*'),
]


@pytest.mark.parametrize(("quirk", "table", "column", "pattern"), QUIRKS)
def test_quirk_occurs(quirk: int, table: str, column: str, pattern: str) -> None:
    cells = (row[column] for row in generated().tables[table])
    assert any(re.fullmatch(pattern, cell) for cell in cells if cell)


def test_quirk_12_shop_phone_is_the_phone_of_many_members() -> None:
    tables = generated().tables
    shops = {row["phone"] for row in tables["pos.stores"]}
    members = Counter(mobile(row["phone"]) for row in tables["pos.members"])
    assert max(members[shop] for shop in shops if shop) >= 5


def test_quirk_13_gifts_go_to_somebody_else() -> None:
    trades = generated().tables["youzan.trades"]
    gifts = [row for row in trades if row["gift_no"] and row["receiver_tel"]]
    assert any(row["receiver_tel"] != row["buyer_phone"] for row in gifts)


def test_quirk_24_salesforce_speaks_utc() -> None:
    orders = generated().tables["salesforce.order"]
    hours = Counter(row["created_date"][11:13] for row in orders)
    # People work by day in Beijing, which is early morning in UTC.
    assert sum(hours[f"{hour:02d}"] for hour in range(17, 24)) < len(orders) / 4


def test_quirk_29_two_ids_differ_in_case_only() -> None:
    ids = {row["yz_open_id"] for row in generated().tables["youzan.customers"]}
    assert len({key.lower() for key in ids}) == len(ids) - 1


@pytest.mark.parametrize(
    ("table", "keys", "updated"),
    [
        ("youzan.customers", ("node_kdt_id", "yz_open_id"), "updated_time"),
        ("youzan.trades", ("kdt_id", "tid"), "update_time"),
        ("taobao.trades", ("seller_nick", "tid"), "modified"),
        ("jd.orders", ("venderId", "orderId"), "modified"),
        ("meituan.refunds", ("app_id", "refund_id"), "utime"),
        ("douyin.aftersales", ("shop_id", "aftersale_id"), "update_time"),
        ("wecom.kf_sessions", ("open_kfid", "session_id"), "update_time"),
        ("salesforce.task", ("organization_id", "id"), "last_modified_date"),
        ("service_desk.tickets", ("subdomain", "id"), "updated_at"),
        ("web.events", ("project", "_track_id"), None),
        ("fxiaoke.account_obj", ("tenant_id", "_id"), "last_modified_time"),
        ("zoho.contacts", ("org_id", "id"), "Modified_Time"),
        ("dingtalk.crm_customers", ("corp_id", "instanceId"), "gmtModified"),
        ("yonyou.so_somain", ("ufdata", "ID"), "dModDate"),
        ("kingdee.sal_saleorder", ("acct_id", "FID"), "FModifyDate"),
        ("sap.vbak", ("mandt", "vbeln"), "_fivetran_synced"),
        ("jiandaoyun.customers", ("appId", "_id"), "updateTime"),
        ("cdc.canal_messages", ("kafka_topic", "kafka_offset"), None),
        ("zhidao.form_records", ("app_code", "data_id"), "update_time"),
    ],
)
def test_quirk_34_rows_come_twice(
    table: str, keys: tuple[str, ...], updated: str | None
) -> None:
    rows = generated().tables[table]
    seen: dict[tuple, set] = {}
    for row in rows:
        key = tuple(row[name] for name in keys)
        seen.setdefault(key, set()).add(row[updated] if updated else row.get("time"))
    assert len(seen) < len(rows)
    twice = [times for times in seen.values() if len(times) > 1]
    # An update time says which one counts; a mere repetition is the same twice.
    assert (len(twice) == len(rows) - len(seen)) is bool(updated)


def test_json_cells_are_json() -> None:
    for table, column in (
        ("youzan.customers", "contact_address"),
        ("youzan.trades", "self_fetch_info"),
        ("wecom.follow_users", "remark_mobiles"),
        ("wecom.follow_users", "tags"),
        ("fxiaoke.account_obj", "owner"),
        ("fxiaoke.active_record_obj", "related_object_data"),
        ("zoho.contacts", "Data_Processing_Basis_Details"),
        ("zoho.contacts", "Tag"),
        ("dingtalk.crm_customers", "data"),
        ("dingtalk.crm_contacts", "extendData"),
        ("dingtalk.crm_follow_records", "data"),
        ("wechat.member_cards", "common_field_list"),
        ("wechat.mini_program_users", "watermark"),
        ("web.events", "properties"),
        ("jd.orders", "consigneeInfo"),
        ("douyin.orders", "mask_post_addr"),
        ("generic.events", "properties"),
        ("jiandaoyun.customer_pushes", "data"),
        ("jiandaoyun.orders", "order_lines"),
        ("cdc.canal_messages", "message"),
        ("cdc.debezium_messages", "message"),
        ("zhidao.form_records", "fields"),
    ):
        for row in generated().tables[table]:
            json.loads(row[column] or "{}")


def test_kingdee_repeats_a_customer_for_each_organisation_and_contact() -> None:
    rows = generated().tables["kingdee.bd_customer"]
    places = {(row["FNumber"], row["FUseOrgId.FNumber"]) for row in rows}
    assert len({number for number, _ in places}) < len(places) < len(rows)
