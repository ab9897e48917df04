"""Typed errors of scenarios: the docstring is the message in English."""

from collections.abc import Sequence

from zhike.kit.errors import Conflict, NotFound, ZhikeError
from zhike.kit.yaml_lines import Problem


class ScenarioNotFound(NotFound):
    """There is no such scenario."""

    code = "scenario_not_found"
    zh = "该场景不存在。"


class ScenarioChanged(Conflict):
    """Somebody else saved this scenario meanwhile. Read it again; your own text is not lost."""

    code = "scenario_changed"
    zh = "该场景刚被他人保存，请重新读取；您的内容没有丢失。"


class ScenarioNameTaken(Conflict):
    """Another scenario is called {name}."""

    code = "scenario_name_taken"
    zh = "已有名为“{name}”的场景。"


class ScenarioUnreadable(ZhikeError):
    """Line {line}: {problem}"""

    code = "scenario_unreadable"
    status = 422
    zh = "第 {line} 行：{problem_zh}"

    def __init__(self, problems: Sequence[Problem], locale: str) -> None:
        """Tell the first problem in words, and all of them in ``details.problems``."""
        first, chinese = problems[0], locale.startswith("zh")
        told = [{"line": one.line, "reason": one.zh if chinese else one.en} for one in problems]
        super().__init__(field="source", line=first.line, problem=first.en, problem_zh=first.zh, problems=told)


class TooManyScenarios(Conflict):
    """A workspace keeps at most {most} scenarios. Delete some first."""

    code = "too_many_scenarios"
    zh = "一个工作区最多保存 {most} 个场景，请先删除一些。"


class NothingToPlay(ZhikeError):
    """There is no scenario to play. Write one first."""

    code = "nothing_to_play"
    status = 422
    zh = "没有可以运行的场景，请先写一个。"


class SandboxStuck(ZhikeError):
    """A merchant's sandbox could not be made as new: {connectors}."""

    code = "sandbox_stuck"
    status = 502
    zh = "商家系统的测试环境无法恢复：{connectors}。"


class RunNotFound(NotFound):
    """There is no such run; the newest fifty are kept."""

    code = "scenario_run_not_found"
    zh = "没有这次运行；只保留最近五十次。"


class RunGoing(Conflict):
    """Scenarios are being played already. Wait for that run, or cancel it."""

    code = "scenario_run_going"
    zh = "场景正在运行，请等待它结束或先取消。"
