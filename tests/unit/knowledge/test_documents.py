"""HTML, DOCX and PDF: sections under their titles, questions and answers, tables whose rows keep their header."""

import io
import zipfile

import pytest

from tests.support.documents import Pdf, docx, paragraph, table
from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.offload import parse
from zhike.knowledge.reading import Limits, parse_rows, read_file
from zhike.knowledge.wording import explain

PAGE = """<!doctype html><html><head><title>帮助中心 - 我的店</title></head><body><header><a href=/>首页</a><h1>我的店</h1></header>
<nav><ul><li><a href=/a>商品</a></ul></nav><div class="site-sidebar"><p>热门推荐</p></div>
<main><header><h1>洗衣机手册</h1></header><p>感谢购买 <b>A1</b> 洗衣机。见<a href="/help">帮助</a>。<script>x()</script></p>
<h2>安装</h2><p>先拆箱。<h3>接水</h3><ol><li>关阀<li>接管</ol><img src="/p.png" alt="接水图">
<h2>怎么除垢？</h2><p>用柠檬酸。</p><h4>频率</h4><p>每月一次</p>
<h2>规格</h2><table><tr><th>型号<th>容量<th>价格<tr><td>A1<td>8kg<td>¥1999<tr><td rowspan=2>A2<td>10kg<td>¥2999<tr><td>12kg<td>¥3999</table>
<details><summary>保修多久</summary><p>三年。</p></details><dl><dt>运费<dd>满99包邮</dl>
<div class=accordion><button aria-expanded=false aria-controls=x1>可以退货吗</button><div id=x1 hidden><p>七天内。</p></div></div>
</main><footer>© 2026 版权所有</footer>%s</body></html>"""
DATA = """<script type="application/ld+json">{"@context":"https://schema.org","@type":"FAQPage","mainEntity":[{"@type":"Question","name":"支持微信吗",
"acceptedAnswer":{"@type":"Answer","text":"<p>支持 <a href='/wx'>微信</a></p>"}},{"@type":"Question","name":"保修多久","acceptedAnswer":{"text":"三年整"}}]}</script>"""


def entries(name: str, data: bytes, url: str = "") -> dict[str, tuple[str, str]]:
    rows, errors = parse_rows(read_file(name, data, Limits(url=url)), "zh")
    assert errors == []
    return {row.draft.question: (row.draft.kind, row.draft.answer) for row in rows}


def test_a_page_gives_its_main_content_by_sections_without_navigation_and_footer() -> None:
    found = entries("help.html", (PAGE % "").encode(), "https://shop.example/a/b.html")
    assert found["洗衣机手册"] == ("article", "感谢购买 **A1** 洗衣机。见[帮助](https://shop.example/help)。")
    assert found["洗衣机手册 › 安装 › 接水"] == ("article", "1. 关阀\n2. 接管\n\n![接水图](https://shop.example/p.png)")
    text = str(found)
    assert not any(noise in text for noise in ("版权", "商品", "热门", "x()", "首页"))


def test_what_is_faq_on_a_page_becomes_questions_and_answers() -> None:
    found = entries("help.html", (PAGE % "").encode())
    assert found["怎么除垢？"] == ("faq", "用柠檬酸。\n\n**频率**\n\n每月一次")
    assert (found["保修多久"], found["运费"], found["可以退货吗"]) == (
        ("faq", "三年。"),
        ("faq", "满99包邮"),
        ("faq", "七天内。"),
    )


def test_a_pages_own_data_is_read_first_and_not_twice() -> None:
    found = entries("help.html", (PAGE % DATA).encode(), "https://shop.example/")
    assert found["支持微信吗"] == ("faq", "支持 [微信](https://shop.example/wx)")
    assert found["保修多久"] == ("faq", "三年整")


def test_a_tables_rows_keep_their_header_and_spanning_cells() -> None:
    found = entries("help.html", (PAGE % "").encode())
    assert found["洗衣机手册 › 规格 › 型号：A1"] == ("article", "- 型号：A1\n- 容量：8kg\n- 价格：¥1999")
    assert found["洗衣机手册 › 规格 › 型号：A2 12kg"] == ("article", "- 型号：A2\n- 容量：12kg\n- 价格：¥3999")


def test_a_table_of_questions_is_faq_whatever_the_document() -> None:
    html = "<h1>帮助</h1><table><tr><th>问题</th><th>答案</th><th>分类</th></tr><tr><td>怎么退货</td><td>申请</td><td>售后</td></tr></table>"
    rows, _ = parse_rows(read_file("a.html", html.encode()), "zh")
    assert [(r.draft.question, r.draft.answer, r.draft.tags, r.draft.kind) for r in rows] == [
        ("怎么退货", "申请", ("售后",), "faq")
    ]


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "utf-8", "utf-16", "big5"])
def test_a_pages_encoding_is_found(encoding: str) -> None:
    text = (
        f'<html><head><meta charset="{encoding}"><title>x</title></head><body><h1>退货</h1><p>七天内可以申请。</p></body></html>'.replace(
            "货", "貨" if encoding == "big5" else "货"
        )
        .replace("内", "內" if encoding == "big5" else "内")
        .replace("请", "請" if encoding == "big5" else "请")
    )
    found = entries("a.html", text.encode(encoding))
    assert found == (
        {"退貨": ("article", "七天內可以申請。")} if encoding == "big5" else {"退货": ("article", "七天内可以申请。")}
    )


def test_a_word_document_by_its_headings_lists_and_tables() -> None:
    data = docx(
        paragraph("洗衣机手册", "T"), paragraph("安装", "1"), paragraph("先拆箱。"), paragraph("接水", "Own"),
        paragraph("关阀", numbered=True), paragraph("接管", numbered=True), paragraph("规格", "1"),
        table([["型号", "容量", "价格"], ["A1", "8kg", "¥1999"], ["A2", "10kg", "¥2999"], ["^", "12kg", "¥3999"]]),
        paragraph("如何除垢", "1"), paragraph("用柠檬酸。"), paragraph("问：能退吗"), paragraph("答：七天内可以。"),
    )  # fmt: skip
    assert entries("手册.docx", data) == {
        "洗衣机手册 › 安装": ("article", "先拆箱。"),
        "洗衣机手册 › 安装 › 接水": ("article", "1. 关阀\n2. 接管"),
        "洗衣机手册 › 规格 › 型号：A1": ("article", "- 型号：A1\n- 容量：8kg\n- 价格：¥1999"),
        "洗衣机手册 › 规格 › 型号：A2 10kg": ("article", "- 型号：A2\n- 容量：10kg\n- 价格：¥2999"),
        "洗衣机手册 › 规格 › 型号：A2 12kg": ("article", "- 型号：A2\n- 容量：12kg\n- 价格：¥3999"),
        "如何除垢": ("faq", "用柠檬酸。"),
        "能退吗": ("faq", "七天内可以。"),
    }


def test_rows_of_a_table_are_named_by_what_tells_them_apart() -> None:
    data = docx(
        paragraph("手册", "T"), paragraph("故障", "1"),
        table([["序号", "故障", "处理"], ["1", "不出水", "查水阀"], ["2", "漏水", "换垫圈"]]),
        paragraph("价目", "1"), table([["价目表"] * 2, ["Model", "Price"], ["A1", "¥1"], ["A2", "¥2"]]),
        paragraph("参数", "1"), table([["型号", "A1"], ["容量", "8kg"]]),
    )  # fmt: skip
    assert entries("手册.docx", data) == {
        "手册 › 故障 › 故障：不出水": ("article", "- 序号：1\n- 故障：不出水\n- 处理：查水阀"),
        "手册 › 故障 › 故障：漏水": ("article", "- 序号：2\n- 故障：漏水\n- 处理：换垫圈"),
        "手册 › 价目 › 价目表 › Model: A1": ("article", "- Model: A1\n- Price: ¥1"),
        "手册 › 价目 › 价目表 › Model: A2": ("article", "- Model: A2\n- Price: ¥2"),
        "手册 › 参数": ("article", "- 型号：A1\n- 容量：8kg"),
    }


def test_a_word_document_without_styles_has_bold_headings_and_its_name_as_title() -> None:
    data = docx(paragraph("安装", bold=True), paragraph("先拆箱。"), paragraph("保养", bold=True), paragraph("擦干。"))
    assert entries("手册.docx", data) == {"手册 › 安装": ("article", "先拆箱。"), "手册 › 保养": ("article", "擦干。")}


def manual() -> Pdf:
    pdf = Pdf()
    pdf.text(60, 780, "洗衣机手册", 24).text(60, 740, "安装", 16).text(
        60, 715, "先把洗衣机从纸箱里取出，放在平整坚实的地面上，并且把四只脚"
    )
    pdf.text(60, 700, "调到一样高。").text(60, 670, "接水", 13).text(60, 650, "1. 关上水阀").text(
        60, 634, "2. 接上水管"
    )
    pdf.text(60, 590, "规格", 16)
    pdf.grid(
        (60, 180, 300, 420),
        (575, 555, 535, 500, 480),
        [["型号", "容量", "价格"], ["A1", "8kg", "¥1999"], ["A2", "10kg\n大容量", "¥2999"], ["^", "12kg", "¥3999"]],
    )
    pdf.text(280, 30, "第 1 页", 9).turn().text(60, 780, "如何除垢？", 16).text(60, 755, "每月用柠檬酸洗一次。")
    for n, (name, days) in enumerate((("配件", "保修"), ("电机", "十年"), ("门封", "一年"))):
        pdf.text(60, 700 - 18 * n, name).text(200, 700 - 18 * n, days)
    return pdf.text(280, 30, "第 2 页", 9)


def test_a_pdf_by_the_size_of_its_headings_with_pages_and_tables() -> None:
    rows, errors = parse_rows(read_file("手册.pdf", manual().bytes()), "zh")
    assert errors == []
    assert {row.draft.question: (row.page, row.draft.answer) for row in rows} == {
        "洗衣机手册 › 安装": (1, "先把洗衣机从纸箱里取出，放在平整坚实的地面上，并且把四只脚调到一样高。"),
        "洗衣机手册 › 安装 › 接水": (1, "1. 关上水阀\n\n2. 接上水管"),
        "洗衣机手册 › 规格 › 型号：A1": (1, "- 型号：A1\n- 容量：8kg\n- 价格：¥1999"),
        "洗衣机手册 › 规格 › 型号：A2 10kg 大容量": (1, "- 型号：A2\n- 容量：10kg 大容量\n- 价格：¥2999"),
        "洗衣机手册 › 规格 › 型号：A2 12kg": (1, "- 型号：A2\n- 容量：12kg\n- 价格：¥3999"),
        "如何除垢？": (2, "每月用柠檬酸洗一次。\n\n| 配件 | 保修 |\n| --- | --- |\n| 电机 | 十年 |\n| 门封 | 一年 |"),
    }


def test_a_pdfs_table_goes_on_over_the_page_with_its_header() -> None:
    pdf = Pdf().text(60, 780, "价目表", 20).text(60, 750, "以下价格含税，自今年一月起执行。")
    pdf.grid((60, 180, 300), (120, 100, 80), [["型号", "价格"], ["A1", "¥1"]]).turn()
    pdf.grid((60, 180, 300), (800, 780, 760), [["A2", "¥2"], ["A3", "¥3"]])
    rows, _ = parse_rows(read_file("p.pdf", pdf.bytes()), "zh")
    assert [(row.draft.answer, row.page) for row in rows[1:]] == [
        ("- 型号：A1\n- 价格：¥1", 1), ("- 型号：A2\n- 价格：¥2", 2), ("- 型号：A3\n- 价格：¥3", 2),
    ]  # fmt: skip


def test_a_pdf_of_a_table_alone_has_text() -> None:
    pdf = Pdf().grid((60, 180, 300), (120, 100, 80), [["型号", "价格"], ["A1", "¥1"]])
    rows, _ = parse_rows(read_file("价目表.pdf", pdf.bytes()), "zh")
    assert [row.draft.question for row in rows] == ["价目表 › 型号：A1"]


def test_a_pdfs_points_without_marks_and_numbered_questions() -> None:
    pdf = (
        Pdf()
        .text(60, 780, "手册", 24)
        .text(60, 740, "接水", 16)
        .text(60, 720, "先把洗衣机从纸箱里取出，放在平整坚实的地面上，并且把四只脚调平。")
    )
    pdf.text(80, 700, "关上水阀").text(80, 685, "接上水管").text(60, 640, "Q1: 怎么除垢", 16).text(
        60, 620, "A: 用柠檬酸。"
    )
    rows, _ = parse_rows(read_file("p.pdf", pdf.bytes()), "zh")
    assert [(row.draft.question, row.draft.kind, row.draft.answer) for row in rows] == [
        (
            "手册 › 接水",
            "article",
            "先把洗衣机从纸箱里取出，放在平整坚实的地面上，并且把四只脚调平。\n\n关上水阀\n\n接上水管",
        ),
        ("怎么除垢", "faq", "用柠檬酸。"),
    ]


def test_repeated_headers_and_page_numbers_are_no_content() -> None:
    pdf = Pdf()
    for n in range(1, 5):
        pdf.text(60, 815, "某某公司 内部资料").text(60, 760, f"第{n}章 章节{n}", 16).text(
            60, 730, f"这里是第{n}章的正文内容。"
        ).text(290, 25, f"{n} / 4", 9)
        if n < 4:
            pdf.turn()
    rows, _ = parse_rows(read_file("手册.pdf", pdf.bytes()), "zh")
    assert [row.draft.answer for row in rows] == [f"这里是第{n}章的正文内容。" for n in range(1, 5)]
    assert [row.page for row in rows] == [1, 2, 3, 4]


def swollen() -> bytes:
    stream = io.BytesIO(docx(paragraph("x")))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.bin", b" " * 60_000_000)
    return stream.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600  # how files begin that office programs wrote before 2007
LOCKED = (  # a trailer's entry: opened with a password that nobody knows
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >> /ID [<00><00>] /Root 1 0 R"
    % (b"41" * 32, b"42" * 32)
)
ENTITIES = (
    b'<?xml version="1.0"?>'
    + b"<!-- "
    + b"x" * 9000
    + b' --><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bomb.docx", swollen(), "expands_too_far"),
        ("entities.docx", docx(document=ENTITIES), "expands_too_far"),
        ("wide.docx", docx(document=ENTITIES.decode().encode("utf-16")), "expands_too_far"),
        ("cut.docx", docx(paragraph("x"))[:-60], "broken_document"),
        ("empty.docx", docx(), "no_text"),
        ("cut.pdf", b"%PDF-1.4\n" + b"\x00" * 300, "broken_pdf"),
        ("scan.pdf", Pdf().rule(1, 1, 9, 9).bytes(), "pdf_without_text"),
        (
            "stamped.pdf",
            Pdf().picture(0, 0, 595, 842).text(60, 20, "某某扫描 第 1 页，共 9 页").bytes(),
            "pdf_without_text",
        ),
        ("locked.pdf", Pdf().text(60, 780, "保密").bytes().replace(b"/Root 1 0 R", LOCKED), "encrypted"),
        ("locked.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("locked.xlsx", OLD, "encrypted"),
        ("old.doc", OLD, "old_document"),
        ("old.xls", OLD, "old_workbook"),
        ("no name", OLD + "WordDocument".encode("utf-16-le"), "old_document"),
        ("cut.zip", b"PK\x03\x04" + b"\x00" * 200, "broken_archive"),
        ("header.csv", "问题,答案\n\n,\n".encode(), "no_rows"),
        ("empty.json", b"[]", "no_rows"),
        ("empty.csv", b" \r\n", "empty"),
        ("empty.html", b"<html><body><nav>x</nav></body></html>", "no_text"),
        ("fake.pdf", b"hello", "broken_pdf"),
        ("fake.docx", b"hello", "broken_document"),
        ("fake.exe", b"hello", "format_unknown"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, code: str) -> None:
    refused = parse(name, data, "zh", {}).refused
    assert refused is not None
    assert refused[0] == code


def test_limits_are_the_installations() -> None:
    with pytest.raises(ImportRefused) as refused:
        read_file("m.pdf", manual().bytes(), Limits(max_pages=1))
    assert (refused.value.reason, refused.value.params) == ("too_many_pages", {"limit": 1})


def test_deep_and_broken_pages_do_no_harm() -> None:
    for html in (
        "<div>" * 50_000 + "x",
        "<table>" * 3_000,
        "<h1>" + "<b>" * 5_000 + "x<p>y",
        "<dl><dt>a<dt>b<dd>",
        "<p>\x00</p>",
    ):
        parse("a.html", html.encode(), "zh", {})


def test_long_sections_are_cut_between_paragraphs() -> None:
    html = "<h1>手册</h1><h2>安装</h2>" + "".join(f"<p>第{n}段。{'字' * 500}</p>" for n in range(12))
    found = entries("a.html", html.encode())
    assert list(found) == ["手册 › 安装 (1/3)", "手册 › 安装 (2/3)", "手册 › 安装 (3/3)"]
    assert all(len(answer) <= 3_000 for _, answer in found.values())


def test_pages_of_a_pdf_that_are_pictures_are_named() -> None:
    pdf = Pdf().text(60, 780, "退货说明", 18).text(60, 740, "签收后七天内可以申请退货，商品需完好。")
    pdf.turn().picture(0, 0, 595, 842).text(60, 20, "第 2 页")
    pdf.turn().picture(0, 421, 595, 421).picture(0, 0, 595, 421)  # scanned in strips
    pdf.turn().text(60, 740, "换货与退货相同，运费由我们承担，收到后三天内寄出。").picture(10, 10, 60, 60)
    pdf.turn().picture(0, 0, 595, 842)
    pdf.turn().picture(100, 400, 300, 200)  # a small one, and not a word beside it
    found = parse("手册.pdf", pdf.bytes(), "zh", {})
    assert any("七天" in row.draft.answer for row in found.rows)
    (note,) = found.notes
    assert (note.code, note.params) == ("pages_without_text", {"pages": "2–3, 5–6", "count": 4})
    assert "2–3, 5–6" in explain(note.code, note.params, "zh")
    assert explain(note.code, note.params, "en").startswith("4 pages")
