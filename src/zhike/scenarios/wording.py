"""Why a run could not be played, in both languages."""

WORDS = {
    "draft_unreadable": (
        "流程草稿无法读取。",
        "The flow's draft cannot be read.",
    ),
    "scenario_unreadable": (
        "有场景无法读取，可能由更新的版本保存。",
        "A scenario cannot be read; a later version may have kept it.",
    ),
    "sandbox_stuck": (
        "商家系统的测试环境无法恢复到初始状态，结果不可信，所以没有运行完。请检查连接器的 sandbox_reset。",
        "A merchant's sandbox could not be made as new, so nothing that came of it could be trusted. Check the connector's sandbox_reset.",
    ),
    "stopped": (
        "后台进程中断，运行没有完成，请再试一次。",
        "The worker was stopped before the run was done. Try again.",
    ),
}


def failed(code: str, language: str) -> str:
    """Return why a run failed, as a sentence."""
    zh, en = WORDS.get(code, WORDS["stopped"])
    return zh if language.startswith("zh") else en
