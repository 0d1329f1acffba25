"""E-mail addresses."""

import pytest
from expressions import run


@pytest.mark.parametrize(
    ("raw", "email", "status"),
    [
        ("zhang@qq.com", "zhang@qq.com", "ok"),
        ("ZHANG@QQ.COM ", "zhang@qq.com", "ok"),
        ("zhang＠qq．com", "zhang@qq.com", "ok"),
        ("zhang san@163.com", "zhangsan@163.com", "ok"),
        ("mailto:a.b+c@sub.domain.cn", "a.b+c@sub.domain.cn", "ok"),
        ("zhang@qq.con", None, "invalid"),
        ("zhang@qq.cm", None, "invalid"),
        ("zhang@gmail.comm", None, "invalid"),
        ("zhang@@qq.com", None, "invalid"),
        ("a..b@qq.com", None, "invalid"),
        (".a@qq.com", None, "invalid"),
        ("zhang@qq", None, "invalid"),
        ("zhang", None, "invalid"),
        ("张三@qq.com", None, "invalid"),
        ("1@1.com", None, "fake"),
        ("test@test.com", None, "fake"),
        ("137***@163.com", None, "masked"),
        ("无", None, "absent"),
        (None, None, "absent"),
    ],
)
def test_emails(raw: str | None, email: str | None, status: str) -> None:
    assert run("normalize_email", [raw]) == [email]
    assert run("email_status", [raw]) == [status]


@pytest.mark.parametrize(
    ("raw", "domain"),
    [
        ("https://www.Moon.com.cn/about?x=1", "moon.com.cn"),
        ("www2.moon.cn", "moon.cn"),
        ("moon.cn:8080", "moon.cn"),
        ("http://明月.中国", "明月.中国"),
        ("wwwmoon", None),
        ("info@moon.cn", None),
        ("暂无", None),
        ("10.0.0.1", None),
        (None, None),
    ],
)
def test_web_domains(raw: str | None, domain: str | None) -> None:
    assert run("normalize_web_domain", [raw]) == [domain]
