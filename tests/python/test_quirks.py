"""Every quirk of the sources, from the demo's raw cell to what is made of it.

The numbers are those of the catalogue of quirks. Each query gives the rows that
show the quirk, and whether the rule was kept in each; that they occur at all is
asked as well.
"""

import csv
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT, Demo

from orchestration.batches import land_files
from orchestration.exports.sources import ExportSource
from orchestration.settings import Settings

MOBILE = "'+86' || right(regexp_replace(r.phone, '[^0-9]', '', 'g'), 11)"


def staged(table: str, condition: str, kept: str) -> str:
    """Return the check of one raw table beside its staging model, row by row."""
    system, name = table.split(".")
    return f"""
        select {kept} from raw."raw_{system}__{name}" as r
        inner join staging."stg_{system}__{name}" as s using (_source_row)
        where {condition}
    """


def customers(system: str, where: str, kept: str) -> str:
    """Return the check of the customers that one system makes."""
    return f"select {kept} from staging.int_{system}__customers where {where}"


QUIRKS = {
    "01_blanks_and_dashes_in_phones": staged(
        "pos.members",
        r"r.phone ~ '1[3-9]\d[ -]\d{4}[ -]\d{4}' and s.phone_status = 'ok'",
        f"s.phone = {MOBILE}",
    ),
    "02_country_prefixes": staged(
        "web.forms",
        r"r.phone ~ '(\+86|0086|86-) ?1[3-9]\d{9}' and s.phone_status = 'ok'",
        f"s.phone = {MOBILE}",
    ),
    "03_full_width_digits": staged(
        "generic.customers",
        "r.phone ~ '[０-９]{11}' and s.phone_status = 'ok'",
        r"s.phone ~ '\+861[3-9][0-9]{9}'",
    ),
    "04_scientific_notation": staged(
        "generic.customers",
        r"r.phone ~ '1\.\d+E\+10'",
        "(s.phone is not null or s.phone_status = 'fake') = (length(r.phone) = 16)",
    ),
    "05_guards_of_spreadsheets": staged(
        "generic.customers",
        r"""r.phone ~ '([''`]|=")1[3-9]\d{9}"?' and s.phone_status = 'ok'""",
        f"s.phone = {MOBILE}",
    ),
    "06_two_phones_in_a_cell": """
        select count(*) filter (where i.status = 'ok') = 1 and count(*) > 1
        from raw.raw_pos__members as r
        inner join staging.int_pos__identifiers as i
            on i.record_id = 'pos:' || r.app_id || ':' || r."customerUid"
            and i.type = 'phone'
        where r.phone ~ '1[3-9]\\d{9}/021-\\d{8}'
        group by i.record_id
    """,
    "07_landlines_are_no_mobiles": staged(
        "pos.members", r"r.phone ~ '021-\d{8}-802'", "s.phone_status = 'landline'"
    ),
    "08_masked_phones_say_nothing": staged(
        "youzan.trades",
        "r.receiver_tel ~ '.*[*].*'",
        "s.receiver_phone is null and s.receiver_phone_status = 'masked'",
    ),
    "09_virtual_numbers": """
        select value is null and status = 'virtual'
        from staging.int_taobao__identifiers
        where type = 'phone' and raw_value ~ '184\\d{8}-\\d{4}'
    """,
    "10_ciphers_are_no_phones": """
        select count(*) = 0 from staging.int_taobao__identifiers
        where value is not null and raw_value like '$%'
        union all
        select count(*) > 0 from raw.raw_taobao__trades
        where receiver_mobile like '$%'
    """,
    "11_made_up_phones": staged(
        "pos.members",
        "r.phone in ('13800138000', '11111111111', '12345678901')",
        "s.phone_status in ('fake', 'invalid')",
    ),
    "12_shared_phones_link_nobody": """
        select count(distinct o.one_id) > 3
        from raw.raw_pos__stores as r
        inner join conformed.int_conformed__identifiers as i
            on i.type = 'phone' and i.value = '+86' || r.phone
        inner join matching.one_ids as o using (record_id)
        group by r.phone having count(*) >= 5
    """,
    "13_receivers_are_not_the_buyer": """
        select count(*) > 100 from conformed.int_conformed__identifiers
        where type = 'phone' and role = 'receiver' and status = 'ok'
    """,
    "14_titles_tell_the_sex": """
        select s.full_name is null and s.gender is not distinct from
            case when r.name ~ '.*先生' then 'male' else 'female' end
        from raw.raw_pos__members as r
        inner join staging.int_pos__customers as s
            on s.record_id = 'pos:' || r.app_id || ':' || r."customerUid"
        where r.name ~ '.(先生|女士)'
    """,
    "15_nicknames_are_no_names": customers(
        "wechat", "true", "full_name is null or full_name <> '微信用户'"
    ),
    "16_blanks_in_chinese_names": customers(
        "generic", "full_name is not null", r"not full_name ~ '.*[一-龥]\s+[一-龥].*'"
    ),
    "17_traditional_characters_match": """
        select count(*) = 0 from matching.int_matching__names
        where full_name_key ~ '[張陳楊趙黃劉].*'
        union all
        select count(*) > 0 from conformed.int_conformed__customer_records
        where full_name ~ '[張陳楊趙黃劉].*'
    """,
    "18_one_coding_of_sex": """
        select gender in ('male', 'female')
        from conformed.int_conformed__customer_records where gender is not null
    """,
    "19_regions_by_their_official_names": """
        select province in (select name from reference.regions)
        from conformed.int_conformed__customer_records
        where province like '北京%' or province like '内蒙古%'
    """,
    "20_dates_in_every_form": staged(
        "generic.customers",
        r"r.created_at ~ '\d{4}([年/]).*'",
        "year(s.created_at + interval 8 hour) = left(r.created_at, 4)::int",
    ),
    "21_seconds_and_milliseconds": staged(
        "youzan.customers",
        "r.created_at is not null and s.row_status = 'kept'",
        "year(s.created_at) between 2015 and 2025"
        " and year(s.updated_at) between 2015 and 2025",
    ),
    "22_serial_dates_of_spreadsheets": staged(
        "generic.customers",
        r"r.created_at ~ '4\d{4}'",
        "cast(s.created_at + interval 8 hour as date)"
        " = date '1899-12-30' + cast(r.created_at as int)",
    ),
    "23_dates_that_mean_nothing": staged(
        "pos.members", "r.birthday = '1900-01-01'", "s.birth_date is null"
    ),
    "24_utc_and_beijing_time": """
        select * from (
        """
    + staged(
        "salesforce.order",
        "true",
        "s.created_at = cast(left(r.created_date, 19) as timestamp)",
    )
    + ") union all select * from ("
    + staged(
        "youzan.trades",
        "true",
        "s.ordered_at = cast(r.created as timestamp) - interval 8 hour",
    )
    + ")",
    "25_fen_and_yuan": staged(
        "douyin.orders",
        "s.row_status = 'kept'",
        "s.amount = cast(r.pay_amount as decimal(18, 4)) / 100",
    ),
    "26_negative_is_a_return": """
        select amount > 0 from staging.int_yonyou__refunds
        union all
        select amount > 0 from staging.int_pos__refunds
    """,
    "27_long_ids_stay_whole": staged(
        "pos.members",
        r"r.customerUid ~ '\d{18,}'",
        "s.record_id = 'pos:' || r.app_id || ':' || r.\"customerUid\"",
    ),
    "28_leading_zeros_stay": staged(
        "sap.vbap", "r.posnr like '0%'", "s.order_line_id like '%:' || r.posnr"
    ),
    "29_ids_that_differ_by_case": """
        select count(distinct record_id) = 2
        from staging.int_youzan__customers
        group by lower(record_id) having count(*) > 1
    """,
    "31_json_in_cells": staged(
        "youzan.customers",
        "r.contact_address is not null",
        "s.city_raw = json_extract_string(r.contact_address, '$.city')",
    ),
    "32_encoded_twice": """
        select s.receiver_name_raw ~ '[^%]+'
        from raw.raw_meituan__orders as r
        inner join staging.stg_meituan__orders as s using (_source_row)
        where r.recipient_name like '%25%' and s.row_status <> 'quarantined'
    """,
    "33_typos_of_vendors": staged(
        "youzan.customers",
        "r.fasn_type = '1' and r.fans_id <> '0'",
        "s.fans_id = r.fans_id",
    ),
    "34_the_latest_pull_counts": """
        select s.row_status = 'kept'
            or exists (
                select 1 from staging.stg_youzan__trades as later
                where later.order_id = s.order_id and later.row_status = 'kept'
                and later.updated_at >= s.updated_at
            )
        from staging.stg_youzan__trades as s
        where s.row_status <> 'quarantined'
    """,
    "35_merged_records_follow_their_master": """
        select a.one_id = b.one_id
        from raw.raw_salesforce__contact as r
        inner join matching.one_ids as a
            on a.record_id = 'salesforce:' || r.organization_id || ':' || r.id
        inner join matching.one_ids as b on b.record_id
            = 'salesforce:' || r.organization_id || ':' || r.master_record_id
        where r.master_record_id is not null
    """,
    "36_noise_in_emails": staged(
        "generic.customers",
        "r.email ~ '.*[A-Z ＠].*' or r.email in ('无', '1@1.com')"
        " or r.email like '%.con'",
        "(s.email is null) <> (s.email_status = 'ok')"
        " and coalesce(s.email = lower(trim(s.email)), true)",
    ),
    "37_identity_cards": staged(
        "generic.customers",
        "r.resident_id is not null",
        "(s.resident_id is not null) = (s.resident_id_status = 'ok')"
        " and coalesce(length(s.resident_id) = 18, true)",
    ),
    "38_credit_codes": """
        select length(value) = 18 and value = upper(value)
            and not value ~ '.*[IOZSV].*'
        from conformed.int_conformed__identifiers
        where type = 'uscc' and status = 'ok'
    """,
    "39_one_company_under_several_names": """
        select count(*) > 5 from (
            select o.one_id
            from conformed.int_conformed__customer_records as c
            inner join matching.one_ids as o using (record_id)
            where c.party_type = 'organisation'
            group by o.one_id having count(distinct c.company_name) > 1
        )
    """,
    "40_tags_as_one_text": staged(
        "youzan.customers",
        "r.tag_names ~ '.*[，；、;].*'",
        "not s.tags ~ '.*[，；、;].*' and s.tags like '%,%'",
    ),
}


@pytest.mark.parametrize("quirk", QUIRKS)
def test_quirk(demo_release: Demo, quirk: str) -> None:
    path = demo_release.home / "build.duckdb"
    with duckdb.connect(str(path), read_only=True) as build:
        kept = [row[0] for row in build.execute(QUIRKS[quirk]).fetchall()]
    assert kept
    assert all(kept), f"{kept.count(True)} of {len(kept)} rows keep the rule"


def test_quirk_30_gbk_titles_footers_and_trailing_commas(tmp_path: Path) -> None:
    seed = ROOT / "seeds" / "raw" / "alipay" / "raw_alipay__statement_rows.csv"
    with seed.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["交易订单号"]]
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    titles = ["支付宝交易记录明细查询", "账号:[shop@example.com]", "-" * 40]
    body = [",".join([*names, ""])]
    body += [",".join([*(row[name] for name in names), ""]) for row in rows]
    export = tmp_path / "账单.csv"
    text = "\r\n".join([*titles, *body, "-" * 40, f"共{len(rows)}笔记录", ""])
    export.write_bytes(text.encode("gb18030"))
    (tmp_path / "landing").mkdir()
    settings = Settings(ROOT, tmp_path / "home", tmp_path / "landing", "files")
    landed = land_files(settings, ExportSource("alipay", "statement_rows"), [export])
    assert landed.errors == []
    found = duckdb.read_parquet(str(settings.landing_dir / landed.batches[0].file))
    shown = ", ".join(f'"{name}"' for name in names)
    cells = [tuple((row[name] or "").strip() or None for name in names) for row in rows]
    assert found.query("landed", f"select {shown} from landed").fetchall() == cells
