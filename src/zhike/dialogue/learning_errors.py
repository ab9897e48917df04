"""What can go wrong where the assistant learns."""

from zhike.kit.errors import Conflict, NotFound, ZhikeError


class GapNotFound(NotFound):
    """This gap does not exist. It may have been emptied: the customers took it back, or were erased."""

    code = "gap_not_found"
    zh = "该缺口不存在，可能已因客户撤回或数据删除而清空。"


class GapHasDraft(Conflict):
    """A draft was already made of this gap. Open it, or reopen the gap first."""

    code = "gap_has_draft"
    zh = "该缺口已经生成过草稿，请打开草稿，或先重新打开缺口。"


class NoBaseForDraft(Conflict):
    """There is no knowledge base to put the draft into. Make one first."""

    code = "no_base_for_draft"
    zh = "还没有知识库可以存放草稿，请先新建一个知识库。"


class NothingToDraft(Conflict):
    """Of these questions there is none that you may see and that is free of personal data. Write the entry yourself."""

    code = "nothing_to_draft"
    zh = "这些提问中没有您可查看且不含个人信息的内容，请手动新建条目。"


class AnswerNotFound(NotFound):
    """There is no such answer of the assistant in your conversation."""

    code = "answer_not_found"
    zh = "您的会话中没有这条回答。"


class CorrectionNotFound(NotFound):
    """This correction does not exist, or you may not see its conversation."""

    code = "correction_not_found"
    zh = "该纠错不存在，或您没有权限查看其会话。"


class NotASource(ZhikeError):
    """The answer did not rest on this entry."""

    code = "not_a_source"
    status = 422
    zh = "这条回答并未依据该条目。"


class SameEntry(ZhikeError):
    """The right entry is the one that was marked wrong. Choose another, or none."""

    code = "same_entry"
    status = 422
    zh = "正确条目不能与被标记的条目相同，请另选一条或留空。"


class AlreadyReviewed(Conflict):
    """This correction was reviewed already."""

    code = "already_reviewed"
    zh = "该纠错已经审核过。"


class PersonalData(ZhikeError):
    """The question still holds what looks like personal data. Take phone numbers, orders, addresses and names out."""

    code = "personal_data"
    status = 422
    zh = "问题中仍有疑似个人信息，请去掉电话、订单号、地址和姓名。"
