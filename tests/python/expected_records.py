"""Which customer records staging has to make of the raw tables, by hand.

Of the systems listed here; the whole demo is held against its truth in
test_demo_release.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import unquote

from generated_world import Rows

COVERED = {
    *("youzan", "wecom", "wechat", "taobao", "jd", "douyin", "meituan", "alipay"),
    *("pos", "salesforce", "zoho", "fxiaoke", "dingtalk", "jiandaoyun", "zhidao"),
    *("web", "paper", "cdc", "generic"),
}


def expected_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return every customer record that staging has to make of the raw tables."""
    accounts = {
        f"youzan:{row['node_kdt_id']}:{row['yz_open_id']}"
        for row in tables["youzan.customers"]
    }
    yield from accounts
    for row in tables["youzan.followers"]:
        yield f"youzan:{row['kdt_id']}:fan:{row['user_id']}"
    for row in tables["youzan.trades"]:
        if f"youzan:{row['kdt_id']}:{row['yz_open_id']}" not in accounts:
            yield f"youzan:{row['kdt_id']}:buyer:{row['yz_open_id'] or row['tid']}"
    for name in ("points_log", "coupon_uses"):
        for row in tables[f"youzan.{name}"]:
            if f"youzan:{row['kdt_id']}:{row['yz_open_id']}" not in accounts:
                yield f"youzan:{row['kdt_id']}:buyer:{row['yz_open_id']}"
    for name in ("contacts", "kf_sessions"):
        for row in tables[f"wecom.{name}"]:
            yield f"wecom:{row['corp_id']}:{row['external_userid']}"
    for name in ("official_account_followers", "mini_program_users"):
        for row in tables[f"wechat.{name}"]:
            yield f"wechat:{row['appid']}:{row['openid']}"
    for row in tables["wechat.member_cards"]:
        yield f"wechat:{row['appid']}:card:{row['membership_number']}"
    yield from expected_payers(tables)
    members = {
        f"{row['seller_nick']}:{row['ouid']}" for row in tables["taobao.members"]
    }
    yield from (f"taobao:{member}" for member in members)
    for row in tables["taobao.trades"]:
        if f"{row['seller_nick']}:{row['buyer_open_uid']}" not in members:
            key = row["buyer_open_uid"] or row["tid"]
            yield f"taobao:{row['seller_nick']}:buyer:{key}"
    yield from expected_desk_records(tables)
    for row in tables["pos.members"]:
        yield f"pos:{row['app_id']}:{row['customerUid']}"
    for row in tables["pos.tickets"]:
        if row["phone"] and not row["customerUid"]:
            yield f"pos:{row['app_id']}:buyer:{row['sn']}"
    for name in ("account", "contact", "lead"):
        for row in tables[f"salesforce.{name}"]:
            yield f"salesforce:{row['organization_id']}:{row['id']}"
    for row in tables["web.events"]:
        if '"$is_login_id":true' in row["properties"]:
            yield f"web:{row['project']}:{row['distinct_id']}"
    for row in tables["web.forms"]:
        yield f"web:{row['project']}:form:{row['form_id']}"
    for row in tables["douyin.orders"]:
        if row["order_id"]:
            key = row["doudian_open_id"] or row["order_id"]
            yield f"douyin:{row['shop_id']}:buyer:{key}"
    for row in tables["meituan.orders"]:
        if row["total"]:
            member = json.loads(unquote(unquote(row["user_member_info"])))
            key = member.get("card_code") or f"buyer:{row['order_id']}"
            yield f"meituan:{row['app_id']}:{key}"
    yield from expected_jd_records(tables)
    yield from expected_crm_records(tables)
    yield from expected_alipay_records(tables)
    yield from expected_form_records(tables)
    yield from expected_cdc_records(tables)
    yield from expected_paper_records(tables)
    yield from expected_zhidao_records(tables)
    yield from expected_generic_records(tables)


def expected_jd_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return the members of the JD shop, and its buyers that show no member."""
    members = {row["customer_pin"] for row in tables["jd.members"]}
    yield from (
        f"jd:{row['venderId']}:{row['customer_pin']}" for row in tables["jd.members"]
    )
    pins = {
        row["open_id_buyer"]: row["pin"]
        for row in tables["jd.orders"]
        if row["pin"] and row["open_id_buyer"]
    }
    for row in tables["jd.orders"]:
        pin = row["pin"] or pins.get(row["open_id_buyer"])
        key = pin or row["open_id_buyer"] or row["orderId"]
        if pin not in members:
            yield f"jd:{row['venderId']}:buyer:{key}"


def expected_crm_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return the customer records of the CRMs."""
    for name in ("account", "contact", "leads"):
        for row in tables[f"fxiaoke.{name}_obj"]:
            yield f"fxiaoke:{row['tenant_id']}:{row['_id']}"
    for name in ("accounts", "contacts", "leads"):
        for row in tables[f"zoho.{name}"]:
            yield f"zoho:{row['org_id']}:{row['id']}"
    for name in ("crm_customers", "crm_contacts"):
        for row in tables[f"dingtalk.{name}"]:
            yield f"dingtalk:{row['corp_id']}:{row['instanceId']}"
    for row in tables["dingtalk.external_contacts"]:
        yield f"dingtalk:{row['corp_id']}:external:{row['userid']}"


def expected_desk_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return the customer records of downloaded orders and chats of Taobao."""
    told = {row["tid"] for row in tables["taobao.trades"]}
    for row in tables["taobao.exported_orders"]:
        tid, nick = row["订单编号"].strip('="'), row["买家会员名"]
        if tid not in told:
            key = tid if "*" in nick else f"nick:{nick}"
            yield f"taobao:{row['店铺名称']}:buyer:{key}"
    members = {row["ouid"] for row in tables["taobao.members"]}
    for row in tables["taobao.chat_ratings"]:
        if row["open_uid"] not in members:
            yield f"taobao:{row['seller_nick']}:buyer:{row['open_uid']}"


def expected_payers(tables: dict[str, Rows]) -> Iterator[str]:
    """Return the customer records that only a bill of WeChat Pay knows."""
    known = {
        (row["appid"], row["openid"])
        for name in ("official_account_followers", "mini_program_users")
        for row in tables[f"wechat.{name}"]
    }
    for row in tables["wechat.pay_bills"]:
        appid, openid = row["公众账号ID"][1:], row["用户标识"][1:]
        if (appid, openid) not in known:
            yield f"wechat:{appid}:buyer:{openid}"


def expected_alipay_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return the customer records of Alipay: profiles, and payers without one."""
    shop, by_id, by_open = "alipay:2021003129671045:", set(), set()
    for row in tables["alipay.member_shares"]:
        by_id.add(row["user_id"])
        by_open.add(row["open_id"])
        yield shop + row["user_id"]
    read = [row for row in tables["alipay.trades"] if row["total_amount"] != "--"]
    for row in read:
        user, opened = row["buyer_user_id"], row["open_id"]
        if user not in by_id and not (opened and opened in by_open):
            yield f"{shop}buyer:{user or opened or row['trade_no']}"
    told = {row["trade_no"] for row in read}
    for row in tables["alipay.statement_rows"]:
        entry = (row["交易号"] or row["交易订单号"]).strip().split("_")[0]
        paid = row["收/支"] == "收入" or row["交易分类"] == "退款"
        if paid and entry not in told:
            yield f"alipay:statement:buyer:{entry}"


def expected_form_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return the customers of Jiandaoyun, and receivers of orders of nobody."""
    for row in tables["jiandaoyun.orders"]:
        if json.loads(row["customer"])["id"] == "0" * 24:
            yield f"jiandaoyun:{row['appId']}:buyer:{row['_id']}"
    pushed = [json.loads(row["data"]) for row in tables["jiandaoyun.customer_pushes"]]
    for row in tables["jiandaoyun.customers"] + [row for row in pushed if row]:
        yield f"jiandaoyun:{row['appId']}:{row['_id']}"


def expected_cdc_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return the members in the change feeds, and who ordered as a guest."""
    for row in tables["cdc.canal_messages"]:
        message = json.loads(row["message"])
        for changed in message["data"] or []:
            if message["table"] == "members":
                yield f"cdc:shop:{changed['id']}"
            if message["table"] == "orders" and changed["member_id"] == "0":
                yield f"cdc:shop:buyer:{changed['id']}"
    for row in tables["cdc.debezium_messages"]:
        envelope = json.loads(row["message"] or "{}")
        envelope = envelope.get("payload", envelope)
        if envelope.get("source", {}).get("table") == "members":
            yield f"cdc:shop:{(envelope['after'] or envelope['before'])['id']}"


def expected_paper_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return who signed up, and whoever left a name or a number."""
    for row in tables["paper.sign_ups"]:
        if row["表号"]:
            yield f"paper:sign_up:{row['表号']}"
    for row in tables["paper.surveys"]:
        if (row["姓名"] or row["联系电话"]) and row["填写日期"] != "3月5日":
            yield f"paper:survey:{row['问卷编号']}"
    for row in tables["paper.visitors"]:
        if row["姓名"] or row["联系电话"]:
            day = written_day(row["日期"])
            yield f"paper:visitor:{row['门店']}:{day}:{row['序号']}"


def written_day(cell: str) -> str:
    """Return a day as ISO has it, from any spelling of a sheet."""
    if cell.isdigit():
        return str(date(1899, 12, 30) + timedelta(days=int(cell)))
    year, month, day = (int(part) for part in re.findall(r"\d+", cell))
    return str(date(year + 2000 * (year < 100), month, day))


def expected_zhidao_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return customers and leads, and who ordered without being on file."""
    for row in tables["zhidao.form_records"]:
        app = f"zhidao:{row['app_code']}"
        if row["form_name"] in ("客户档案", "线索"):
            yield f"{app}:{row['data_id']}"
        is_order = row["form_name"] == "销售订单"
        if is_order and "客户编号" not in json.loads(row["fields"]):
            yield f"{app}:buyer:{row['data_id']}"


def expected_generic_records(tables: dict[str, Rows]) -> Iterator[str]:
    """Return the customer records of the generic tables."""
    customers = {
        (row["channel"], row["customer_id"]) for row in tables["generic.customers"]
    }
    yield from (f"generic:{channel}:{key}" for channel, key in customers)
    for row in tables["generic.orders"]:
        key = row["customer_id"]
        if key and (row["channel"], key) not in customers:
            yield f"generic:{row['channel']}:buyer:{key}"
        if not key and (row["name"] or row["phone"]):
            yield f"generic:{row['channel']}:buyer:{row['order_id']}"
