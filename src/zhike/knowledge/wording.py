"""What is wrong with a row or a file, in the reader's language: stored as a code with its parameters, worded when read."""

from collections.abc import Mapping

from zhike.knowledge.import_wording import MESSAGES as IMPORTS
from zhike.knowledge.import_wording import said_of

MESSAGES: dict[str, tuple[str, str]] = {
    "question_missing": ("The question is missing.", "缺少问题。"),
    "answer_missing": ("The answer is missing.", "缺少答案。"),
    "locale_unknown": (
        "“{value}” is not a language we know; use zh or en.",
        "无法识别的语言“{value}”，请填写 zh 或 en。",
    ),
    "state_unknown": (
        "“{value}” is not a state; use draft or published.",
        "无法识别的状态“{value}”，请填写 草稿 或 已发布。",
    ),
    "too_long": ("This is longer than {limit} characters.", "内容超过 {limit} 个字符。"),
    "too_many": ("There are more than {limit} of these.", "数量超过 {limit} 个。"),
    "inbox_kind_unknown": (
        "“{value}” is not a kind of inbox an answer may differ for.",
        "“{value}”不是可单独设置答案的渠道类型。",
    ),
    "ends_before_it_begins": ("The validity ends before it begins.", "有效期的结束时间早于开始时间。"),
    "duplicate_in_file": ("Row {other} asks the same question.", "与第 {other} 行的问题重复。"),
    "too_many_cells": ("This row has more cells than the header.", "该行的单元格多于表头。"),
    "not_an_object": ("This line is not a JSON object.", "该行不是 JSON 对象。"),
    "bad_json": ("This line is not valid JSON.", "该行不是有效的 JSON。"),
    "bad_cell": ("This cell holds something that is not text.", "该单元格的内容不是文本。"),
    # The file as a whole.
    "failed": ("The import stopped unexpectedly. Start it again.", "导入意外中断，请重新导入。"),
    "unreadable": (
        "The file could not be read in time. Split it and import the parts one after the other.",
        "文件未能在限定时间内读取完成，请拆分后分批导入。",
    ),
    "too_deep": (
        "The file is nested too deeply. Write one plain object on each line.",
        "文件嵌套层级过深，请改为每行一个简单对象。",
    ),
    "empty": (
        "The file is empty. Check it and upload it again.",
        "文件为空，请检查后重新上传。",
    ),
    "no_rows": (
        "The file has no rows. Put one question and its answer in each row below the header.",
        "文件里没有数据行，请在表头下每行填写一个问题和答案。",
    ),
    "too_large": (
        "The file is larger than {limit} MB. Split it and import the parts one after the other.",
        "文件超过 {limit} MB，请拆分后分批导入。",
    ),
    "too_many_rows": (
        "The file has more than {limit} rows. Split it and import the parts one after the other.",
        "文件超过 {limit} 行，请拆分后分批导入。",
    ),
    "format_unknown": (
        "We read CSV, XLSX, JSONL, Markdown, HTML, DOCX and PDF files; this is none of them.",
        "仅支持 CSV、XLSX、JSONL、Markdown、HTML、DOCX 和 PDF 文件。",
    ),
    "old_workbook": (
        "This is an old Excel workbook (.xls). Save it as .xlsx or CSV and upload it again.",
        "这是旧版 Excel 工作簿（.xls），请另存为 .xlsx 或 CSV 后重新上传。",
    ),
    "old_document": (
        "This is an old Word document (.doc). Save it as .docx and upload it again.",
        "这是旧版 Word 文档（.doc），请另存为 .docx 后重新上传。",
    ),
    "encrypted": (
        "The file is protected by a password. Remove it and upload the file again.",
        "文件设有密码，请取消密码后重新上传。",
    ),
    "expands_too_far": (
        "The file expands to more than we accept. Save it again from the program it comes from, or split it.",
        "文件解压后过大，请用原来的软件重新保存，或拆分后导入。",
    ),
    "broken_workbook": (
        "The workbook cannot be read. Open it in your spreadsheet program and save it as .xlsx again.",
        "工作簿无法读取，请用表格软件打开并重新另存为 .xlsx。",
    ),
    "encoding_unknown": (
        "The file's encoding is not recognised. Save it as UTF-8 and try again.",
        "无法识别文件编码，请另存为 UTF-8 后重试。",
    ),
    "broken_csv": (
        "The CSV cannot be read from line {line} on; look for an unclosed quotation mark.",
        "CSV 从第 {line} 行起无法读取，请检查引号是否成对。",
    ),
    "broken_json": (
        "The file is not valid JSON. Correct it, or write one object on each line (JSONL).",
        "文件不是有效的 JSON，请修正，或改为每行一个对象（JSONL）。",
    ),
    "no_headings": (
        "The file has no headings. Write each question as a heading (## …).",
        "文件中没有标题，请把每个问题写成标题（## …）。",
    ),
    "column_missing": (
        "No column holds the {needed}s. Name one “{needed}”, or say which it is. Found: {found}",
        "没有找到“{needed}”列，请把表头改为“{needed}”或指定对应的列。现有的列：{found}",
    ),
}
MESSAGES |= IMPORTS
NAMES_ZH = {"question": "问题", "answer": "答案"}  # of columns that a sentence asks for


def explain(code: str, params: Mapping[str, object], language: str) -> str:
    """Return the sentence for an import's error in ``zh`` or ``en``."""
    chinese = language.startswith("zh")
    if "problem_zh" in params:  # stored by an earlier version, which worded both when the file was refused
        return str(params["problem_zh" if chinese else "problem"])
    en, zh = MESSAGES.get(code, (code, code))
    given, found = dict(params), params.get("found")
    if "problem" in given:
        given["problem"] = said_of(str(given["problem"]), language)
    if isinstance(found, list | tuple):
        given["found"] = ", ".join(str(name) for name in found) or "-"
    if chinese and "needed" in given:
        given["needed"] = NAMES_ZH.get(str(given["needed"]), given["needed"])
    try:
        said = (zh if chinese else en).format(**given)
    except (KeyError, IndexError):
        said = zh if chinese else en
    because = params.get("because")  # a page that could not be read: why its file was refused
    if because is None:
        return said
    reason = explain(str(because), {}, language).split("。" if chinese else ". ")[
        0
    ]  # what a page is, not what to do with a file
    return f"{said}（{reason}）" if chinese else f"{said} ({reason.rstrip('.')})"
