"""Sentences about imports, crawled pages and exports, merged into ``wording.MESSAGES``."""

MESSAGES: dict[str, tuple[str, str]] = {
    "kind_unknown": ("“{value}” is not a kind; use faq or article.", "无法识别的类型“{value}”，请填写 问答 或 文章。"),
    "audience_unknown": (
        "“{value}” is not an audience; use customer or agent.",
        "无法识别的受众“{value}”，请填写 客户 或 客服。",
    ),
    "bad_time": ("“{value}” is not a time; write 2026-01-31.", "无法识别的时间“{value}”，请写成 2026-01-31。"),
    "bad_variants": (
        'Answers by inbox are JSON such as {{"widget": "…"}}.',
        '分渠道答案应为 JSON，例如 {{"widget": "…"}}。',
    ),
    "no_text": (
        "The document has no text that could be an answer. Write the answers below headings, and check that it is the right file.",
        "文档中没有可作为答案的正文。请确认文件无误，并在标题下写出内容。",
    ),
    "pdf_without_text": (
        "The PDF holds no text, only pictures of pages (a scan). Run it through text recognition (OCR) or upload the original.",
        "该 PDF 没有文字，页面是图片（扫描件），请先进行文字识别（OCR），或上传原始文档。",
    ),
    "broken_pdf": (
        "The PDF cannot be read. Open it, save it again as PDF and upload that.",
        "PDF 无法读取，请打开后重新另存为 PDF 再上传。",
    ),
    "broken_document": (
        "The document cannot be read. Open it in your word processor and save it as .docx again.",
        "文档无法读取，请用文字处理软件打开并重新另存为 .docx。",
    ),
    "broken_archive": (
        "The ZIP file cannot be read. Pack it anew and upload that.",
        "ZIP 文件无法读取，请重新打包后上传。",
    ),
    "too_many_pages": ("The PDF has more than {limit} pages. Split it.", "PDF 超过 {limit} 页，请拆分后导入。"),
    "pages_without_text": (
        "{count} pages are pictures without text (scans) and were left out: {pages}. Run them through text recognition (OCR).",
        "有 {count} 页是没有文字的图片（扫描件），未能读取：第 {pages} 页。请先对这些页做文字识别（OCR）再导入。",
    ),
    "sheet_left_out": (
        "Sheet “{sheet}” was left out: its header differs ({found}). Give it the same header, or import it by itself.",
        "未读取工作表“{sheet}”：表头与其他工作表不同（{found}）。请改成相同的表头，或单独导入。",
    ),
    "sheet_read": (
        "Sheet “{sheet}” was read too, rows: {count}. Its row numbers go on from {after}.",
        "已一并读取工作表“{sheet}”（{count} 行），行号接在第 {after} 行之后。",
    ),
    "near_duplicate": (
        "Asks nearly the same as “{other}” ({percent} % alike).",
        "与“{other}”几乎相同（相似度 {percent}%）。",
    ),
    "asked_as_similar": ("“{other}” is already asked this way.", "已是“{other}”的相似问法。"),
    "near_in_file": ("Row {other} asks nearly the same.", "与第 {other} 行的问题几乎相同。"),
    "kept_by_choice": ("Exists already; you chose to leave such entries alone.", "条目已存在，按所选方式保留原内容。"),
    "draft_waiting": ("Somebody's draft of this entry waits; it was left alone.", "该条目有待发布的草稿，未作改动。"),
    "edited_since": ("Changed after the import, so it was left as it is.", "导入后已被修改，保持不变。"),
    "deleted_since": ("Deleted after the import.", "导入后已被删除。"),
    "cancelled": ("The import was stopped.", "导入已停止。"),
    "page_gone": ("This page is gone: {url}", "页面已不存在：{url}"),
    "section_gone": ("“{question}” is no longer on this page: {url}", "页面上已没有“{question}”：{url}"),
    "said_elsewhere": ("Another page of the site says this already.", "网站的另一页面已有此内容。"),
    "page_failed": ("This page could not be fetched ({problem}): {url}", "页面抓取失败（{problem}）：{url}"),
    "page_no_page": ("This is no web page but {kind}: {url}", "不是网页（{kind}）：{url}"),
    "page_refused": ("The site's robots.txt keeps us from this page: {url}", "网站的 robots.txt 不允许抓取：{url}"),
    "page_unreadable": ("Nothing on this page could be read: {url}", "页面没有可读取的内容：{url}"),
    "robots_forbid": ("The site's robots.txt keeps us away.", "网站的 robots.txt 不允许抓取。"),
    "robots_away": (
        "The site's robots.txt cannot be read; we try again later.",
        "暂时无法读取网站的 robots.txt，稍后重试。",
    ),
    "address_refused": ("This address is not a public web page.", "该地址不是可公开访问的网页。"),
    "source_away": ("The page could not be fetched: {problem}", "页面抓取失败：{problem}"),
    "nothing_listed": (
        "The sitemap lists no page of this site that is wanted.",
        "站点地图里没有符合条件的本站页面。",
    ),
    "visit_failed": ("The visit broke off unexpectedly.", "读取意外中断。"),
    "broken_sitemap": ("The sitemap is not valid XML.", "站点地图不是有效的 XML。"),
    "crawl_limit": (
        "Stopped at the limit of pages, bytes or time; the rest follows next time.",
        "已达到页数、流量或时间上限，其余内容下次抓取。",
    ),
    "too_large_page": ("This page is larger than {limit} MB: {url}", "页面超过 {limit} MB：{url}"),
}

# What a connection came to, as pages name it.
PROBLEMS: dict[str, tuple[str, str]] = {
    "timeout": ("no answer in time", "超时未响应"),
    "ReadTimeout": ("no answer in time", "超时未响应"),
    "ConnectTimeout": ("no connection in time", "连接超时"),
    "ConnectError": ("no connection; check the address", "无法连接，请检查网址"),
    "redirect": ("it leads to another site", "跳转到了其他网站"),
    "redirects": ("it leads in circles", "跳转次数过多"),
    "HTTP 401": ("it asks for a sign-in", "需要登录才能访问"),
    "HTTP 404": ("there is no such page", "页面不存在"),
    "HTTP 410": ("the page was removed", "页面已被移除"),
    "HTTP 403": ("the site turns us away", "网站拒绝访问"),
    "HTTP 429": ("the site asks us to come less often", "网站要求降低访问频率"),
}


def said_of(problem: str, language: str) -> str:
    """Return what a connection came to, in ``zh`` or ``en``; HTTP 418 and the like as they are."""
    broken = (f"the site itself reports an error, {problem}", f"网站自身出错，{problem}")
    en, zh = PROBLEMS.get(problem, broken if problem.startswith("HTTP 5") else (problem, problem))
    return zh if language.startswith("zh") else en
