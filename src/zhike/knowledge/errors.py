"""What can go wrong with knowledge."""

from typing import Any

from zhike.kit.errors import Conflict, NotFound, ZhikeError
from zhike.knowledge.wording import explain


class BaseNotFound(NotFound):
    """This knowledge base does not exist."""

    code = "base_not_found"
    zh = "知识库不存在。"


class EntryNotFound(NotFound):
    """This entry does not exist or was deleted."""

    code = "entry_not_found"
    zh = "该知识条目不存在或已删除。"


class ImportNotFound(NotFound):
    """This import does not exist."""

    code = "import_not_found"
    zh = "该导入任务不存在。"


class SourceNotFound(NotFound):
    """This source does not exist."""

    code = "source_not_found"
    zh = "该网站来源不存在。"


class SourceKnown(Conflict):
    """This base reads from this address already."""

    code = "source_known"
    zh = "该知识库已添加过这个网址。"


class ImportNotStopped(Conflict):
    """This import has ended already."""

    code = "import_not_stopped"
    zh = "该导入已结束，无法停止。"


class ImportNotUndone(Conflict):
    """This import cannot be undone: it still runs, was undone already, or was a dry run."""

    code = "import_not_undone"
    zh = "该导入无法撤销：正在进行、已撤销或仅为试运行。"


class TrialGone(Conflict):
    """The file of this dry run is kept no longer. Upload it again."""

    code = "trial_gone"
    zh = "该试运行的文件已不再保留，请重新上传。"


class BaseNameTaken(Conflict):
    """A knowledge base of this name exists already. Choose another name."""

    code = "base_name_taken"
    zh = "已有同名知识库，请换一个名称。"


class EntryChanged(Conflict):
    """Somebody changed this entry meanwhile (it is at version {version}). Reload it and apply your change again."""

    code = "entry_changed"
    zh = "该条目已被他人修改（当前版本 {version}），请刷新后重新编辑。"


class ImportRefused(ZhikeError):
    """This file cannot be imported."""

    code = "import_refused"
    status = 422
    zh = "该文件无法导入。"

    def __init__(self, reason: str, **params: Any) -> None:
        super().__init__(field="file", retry_after=None, reason=reason, **params)
        self.reason, self.params = reason, params

    def message(self, language: str = "zh") -> str:
        """Return why, and what to do, in ``zh`` or ``en``."""
        return explain(self.reason, self.params, language)


class FolderNotFound(NotFound):
    """This folder does not exist."""

    code = "folder_not_found"
    zh = "该文件夹不存在。"


class FolderNameTaken(Conflict):
    """There is a folder of this name in the same place already. Choose another name."""

    code = "folder_name_taken"
    zh = "同一位置已有同名文件夹，请换一个名称。"


class FolderNotEmpty(Conflict):
    """This folder still holds something. Move its contents up first (contents=up)."""

    code = "folder_not_empty"
    zh = "该文件夹不为空，请先将其中的内容移到上一级（contents=up）。"


class FolderInItself(Conflict):
    """A folder cannot be moved into itself or below itself."""

    code = "folder_in_itself"
    zh = "文件夹不能移动到自身或其下级中。"


class VersionNotFound(NotFound):
    """This entry has no such version."""

    code = "version_not_found"
    zh = "该条目没有这个版本。"


class NoDraft(Conflict):
    """This entry has no draft to take this step with (it is {state}). Save a draft first."""

    code = "no_draft"
    zh = "该条目没有可操作的草稿（当前状态：{state}），请先保存草稿。"


class NotInReview(Conflict):
    """This draft was not submitted for review."""

    code = "not_in_review"
    zh = "该草稿尚未提交审核。"


class WrongState(Conflict):
    """This cannot be done while the entry is {state}."""

    code = "wrong_state"
    zh = "条目处于“{state}”状态时不能执行此操作。"


class FourEyes(Conflict):
    """In this base nobody publishes his own draft. Ask a colleague to approve it."""

    code = "four_eyes"
    zh = "该知识库要求由他人审核发布，请联系同事审批您的草稿。"


class ChecksFailed(Conflict):
    """{failed} of {total} checks of this base would fail, so nothing was published. Mend the entry or the checks."""

    code = "checks_failed"
    zh = "该知识库有 {failed} 项检查未通过（共 {total} 项），未发布。请修改条目或检查项。"


class CheckNotFound(NotFound):
    """This check does not exist."""

    code = "check_not_found"
    zh = "该检查项不存在。"


class RunNotFound(NotFound):
    """This run of checks does not exist."""

    code = "check_run_not_found"
    zh = "该检查记录不存在。"


class PairNotFound(NotFound):
    """This pair does not exist any more: one of its entries changed."""

    code = "pair_not_found"
    zh = "该条提示已不存在：其中的条目已发生变化。"


class NegativeNotFound(NotFound):
    """This question is not kept as one the entry does not answer."""

    code = "negative_not_found"
    zh = "该条目没有记录这个“不应回答”的问题。"


class OwnQuestion(Conflict):
    """The entry itself asks this. Take it out of its question or its similar questions first."""

    code = "own_question"
    zh = "这正是该条目自己的问法，请先从它的问题或相似问法中移除。"


class TooManyNegatives(Conflict):
    """An entry keeps at most {limit} questions it does not answer. Split the entry, or remove some."""

    code = "too_many_negatives"
    zh = "一个条目最多记录 {limit} 个“不应回答”的问题，请拆分条目或移除一些。"


class PictureNotFound(NotFound):
    """This picture does not exist."""

    code = "picture_not_found"
    zh = "该图片不存在。"


class PictureRefused(ZhikeError):
    """This is not a picture that browsers show. Use PNG, JPEG, GIF or WebP."""

    code = "picture_refused"
    status = 422
    zh = "请使用 PNG、JPEG、GIF 或 WebP 格式的图片。"
