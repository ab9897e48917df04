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
