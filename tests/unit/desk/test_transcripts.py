"""What a transcript by mail says."""

from zhike.desk.transcripts import compose, line_of, said_by


def test_nothing_anybody_wrote_is_markup() -> None:
    text, html = compose(
        [("10:00", "<b>张</b>", "<script>alert(1)</script>\n& 第二行")],
        "zh",
        {"inbox": "<i>店</i>", "zone": "UTC", "number": 3},
        cut=True,
    )
    assert "<script>" not in html
    assert "<i>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>&amp; 第二行" in html
    assert "<script>alert(1)</script>\n& 第二行" in text, "plain text is as it was said"
    assert "最近 500 条" in text


def test_every_kind_is_words() -> None:
    assert said_by({"text": "您好"}, "zh") == "您好"
    assert (
        said_by({"text": "选哪个", "options": [{"label": "退货"}, {"label": "换货"}]}, "zh") == "选哪个\n· 退货\n· 换货"
    )
    assert (
        said_by({"title": "茶", "subtitle": "¥9", "url": "https://t.example/1"}, "en") == "茶\n¥9\nhttps://t.example/1"
    )
    assert said_by({"attachment": {"id": "1", "name": "发票.pdf"}}, "en") == "File: 发票.pdf"


def test_a_line_is_in_the_workspaces_time_and_the_customer_is_you() -> None:
    message = {
        "created_at": "2026-05-01T16:30:00Z",
        "author": {"kind": "customer", "name": ""},
        "content": {"text": "a"},
    }
    assert line_of(message, "en", "Asia/Shanghai") == ("2026-05-02 00:30", "You", "a")
