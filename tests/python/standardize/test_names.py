"""Names of persons and companies."""

import pytest
from expressions import run


@pytest.mark.parametrize(
    ("raw", "name", "family", "given"),
    [
        ("张三", "张三", "张", "三"),
        ("张 三", "张三", "张", "三"),
        ("张\u3000三丰", "张三丰", "张", "三丰"),
        ("欧阳娜娜", "欧阳娜娜", "欧阳", "娜娜"),
        ("司马光", "司马光", "司马", "光"),
        ("尉迟恭", "尉迟恭", "尉迟", "恭"),
        ("張三", "張三", "張", "三"),
        ("歐陽鋒", "歐陽鋒", "歐陽", "鋒"),
        ("张李思源", "张李思源", "张", "李思源"),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提", None, None),
        ("艾力.买买提", "艾力·买买提", None, None),
        ("张伟先生", "张伟", "张", "伟"),
        ("张建国总", "张建国", "张", "建国"),
        ("李冰姐", "李冰", "李", "冰"),
        ("A张三-老客户", "张三", "张", "三"),
        ("AA张三", "张三", "张", "三"),
        ("B李四VIP", "李四", "李", "四"),
        ("VIP张三", "张三", "张", "三"),
        ("张三 朝阳店", "张三", "张", "三"),
        ("张三-朝阳店", "张三", "张", "三"),
        ("张三老客户", "张三", "张", "三"),
        ("张三收", "张三", "张", "三"),
        ("张三（某某有限公司）", "张三", "张", "三"),
        ("张三13812345678", "张三", "张", "三"),
        ("ZHANG San", "ZHANG San", "ZHANG", "San"),
        ("DUPONT Jean", "DUPONT Jean", "DUPONT", "Jean"),
        ("San ZHANG", "San ZHANG", "ZHANG", "San"),
        ("Zhang San", "Zhang San", "Zhang", "San"),
        ("Wei Li", "Wei Li", "Li", "Wei"),
        ("Smith, John", "Smith, John", "Smith", "John"),
        ("Smith ,John", "Smith, John", "Smith", "John"),
        ("John Smith", "John Smith", "Smith", "John"),
        ("Mr. John Smith", "John Smith", "Smith", "John"),
        ("O'Brien, Mary", "O'Brien, Mary", "O'Brien", "Mary"),
        ("José García", "José García", "García", "José"),
    ],
)
def test_full_names(raw: str, name: str, family: str | None, given: str | None) -> None:
    assert run("name_status", [raw]) == ["ok"]
    assert run("clean_name", [raw]) == [name]
    assert run("family_name", [raw]) == [family]
    assert run("given_name", [raw]) == [given]


@pytest.mark.parametrize(
    ("raw", "family", "last"),
    [
        ("张先生", "张", None),
        ("王女士", "王", None),
        ("李总", "李", None),
        ("李部长", "李", None),
        ("王师傅", "王", None),
        ("赵某某(先生)", "赵", None),
        ("赵某", "赵", None),
        ("欧阳女士", "欧阳", None),
        ("張小姐", "張", None),
        ("老王", "王", None),
        ("小李", "李", None),
        ("张", "张", None),
        ("欧阳", "欧阳", None),
        ("张**", "张", None),
        ("张＊＊", "张", None),
        ("张*丰", "张", "丰"),
        ("*丰", None, "丰"),
        ("Mr. Smith", "Smith", None),
    ],
)
def test_partial_names(raw: str, family: str | None, last: str | None) -> None:
    assert run("name_status", [raw]) == ["partial"]
    assert run("clean_name", [raw]) == [None]
    assert run("family_name", [raw]) == [family]
    assert run("given_name", [raw]) == [last and f"*{last}"]
    assert run("name_last_character", [raw]) == [last]


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("微信用户", "nickname"),
        ("😊", "nickname"),
        ("张三😊", "nickname"),
        ("花花", "nickname"),
        ("花开富贵", "nickname"),
        ("爱学习的小明", "nickname"),
        ("王者荣耀", "nickname"),
        ("Tony", "nickname"),
        ("tony_1988", "nickname"),
        ("WeChat User", "nickname"),
        ("测试", "nickname"),
        ("上海某某科技有限公司", "company"),
        ("Acme Trading Co., Ltd", "company"),
        ("朝阳店", "company"),
        ("***", "masked"),
        ("13812345678", "invalid"),
        ("a@b.com", "invalid"),
        ("~AbCd==~1~", "invalid"),
        ("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "invalid"),
        ("无", "absent"),
        ("N/A", "absent"),
        ("", "absent"),
        (None, "absent"),
    ],
)
def test_what_is_no_name(raw: str | None, status: str) -> None:
    assert run("name_status", [raw]) == [status]
    assert run("clean_name", [raw]) == [None]
    assert run("family_name", [raw]) == [None]


@pytest.mark.parametrize(
    ("raw", "gender"),
    [
        ("张先生", "male"),
        ("赵某某(先生)", "male"),
        ("张伟先生", "male"),
        ("王女士", "female"),
        ("李冰姐", "female"),
        ("Mr. Smith", "male"),
        ("Ms. Smith", "female"),
        ("张三", None),
        ("李总", None),
        (None, None),
    ],
)
def test_name_gender(raw: str | None, gender: str | None) -> None:
    assert run("name_gender", [raw]) == [gender]


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("上海某某科技有限公司", "上海某某科技"),
        ("上海某某科技股份有限公司", "上海某某科技"),
        ("上海某某科技", "上海某某科技"),
        ("某某科技（上海）有限公司", "某某科技"),
        ("華為技術有限公司", "华为技术"),
        ("Acme Trading Co., Ltd.", "acmetrading"),
        ("ACME TRADING", "acmetrading"),
        ("Acme, Inc.", "acme"),
        ("Acme GmbH & Co. KG", "acme"),
        ("Acme L.L.C.", "acme"),
        ("Zinc Arco Ltd", "zincarco"),
        ("明月贸易Co.,Ltd", "明月贸易"),
        ("上海某某科技有限公司北京分公司", "上海某某科技北京分部"),
        ("某某科技北京办事处", "某某科技北京分部"),
        ("有限公司", None),
        (None, None),
    ],
)
def test_company_keys(raw: str | None, key: str | None) -> None:
    assert run("normalize_company", [raw]) == [key]


@pytest.mark.parametrize(
    ("raw", "has_one"),
    [
        ("上海明月贸易有限公司", True),
        ("明月集團", True),
        ("Acme Co., Ltd.", True),
        ("Acme GmbH", True),
        ("幸福小店", False),
        ("王小明", False),
        ("Linda Cola", False),
    ],
)
def test_legal_forms(raw: str, has_one: bool) -> None:
    assert run("has_legal_form", [raw]) == [has_one]
