"""What a conversation refuses."""

from zhike.kit.errors import ZhikeError


class ConversationNotFound(ZhikeError):
    """There is no such conversation, or you may not see it."""

    code = "conversation_not_found"
    status = 404
    zh = "没有这个会话，或您没有权限查看。"


class ConversationTaken(ZhikeError):
    """A colleague has this conversation. Ask them in a note, or ask a supervisor to reassign it."""

    code = "conversation_taken"
    status = 409
    zh = "该会话由其他同事负责。请在备注里联系对方，或请主管改派。"


class OwnerChanged(ZhikeError):
    """This conversation changed hands a moment ago. See who has it now before you take it over."""

    code = "conversation_owner_changed"
    status = 409
    zh = "该会话刚刚换了负责人。请先看现在由谁负责，再决定是否接手。"


class NotYours(ZhikeError):
    """Take the conversation over first."""

    code = "conversation_not_yours"
    status = 409
    zh = "请先接手该会话。"


class AlreadyResolved(ZhikeError):
    """This conversation is resolved. Reopen it before you send."""

    code = "conversation_resolved"
    status = 409
    zh = "会话已解决，请先重新打开再发送。"


class StatusRefused(ZhikeError):
    """A conversation that is {status} cannot become {wanted}."""

    code = "status_refused"
    status = 409
    zh = "当前状态（{status}）不能变更为 {wanted}。"


class Continued(ZhikeError):
    """The customer goes on in a newer conversation. Write there instead of reopening this one."""

    code = "conversation_continued"
    status = 409
    zh = "客户已有新的进行中会话，请在新会话中继续，无需重新打开此会话。"


class ConversationMerged(ZhikeError):
    """This conversation was merged into another one. Write there, or undo the merge."""

    code = "conversation_merged"
    status = 409
    zh = "此会话已合并到另一个会话，请在那里继续，或先撤销合并。"


class MergeRefused(ZhikeError):
    """This conversation cannot be merged: {why}."""

    code = "merge_refused"
    status = 409
    zh = "不能合并此会话：{reason}。"


class MergeStands(ZhikeError):
    """The merge can no longer be undone: {why}."""

    code = "merge_stands"
    status = 409
    zh = "合并已不能撤销：{reason}。"


class NotMerged(ZhikeError):
    """This conversation is not merged into another one."""

    code = "not_merged"
    status = 409
    zh = "此会话没有合并到其他会话。"


class NoQueue(ZhikeError):
    """This workspace has no queue yet. An admin can create one."""

    code = "no_queue"
    status = 409
    zh = "工作区还没有排队队列，请管理员先创建。"


class MessageNotFound(ZhikeError):
    """There is no such message in this conversation."""

    code = "message_not_found"
    status = 404
    zh = "该会话中没有这条消息。"


class AttachmentNotFound(ZhikeError):
    """There is no such attachment, or you may not see it."""

    code = "attachment_not_found"
    status = 404
    zh = "没有这个附件，或您没有权限查看。"


class FileTypeRefused(ZhikeError):
    """Files of this kind are not accepted. Send a picture, a PDF, a document, audio or video."""

    code = "file_type_refused"
    status = 415
    zh = "不支持这种文件，请发送图片、PDF、文档、音频或视频。"


class UploadBusy(ZhikeError):
    """The same file is being removed and stored at once. Nothing was kept; send it again."""

    code = "upload_busy"
    status = 503
    zh = "相同的文件正在被清理，本次没有保存，请重新发送。"


class ScheduledReplyNotFound(ZhikeError):
    """There is no such reply waiting any more. It has gone, or was taken back."""

    code = "scheduled_reply_not_found"
    status = 404
    zh = "这条待发回复已不存在：可能已经发出，或已被撤回。"


class DraftChanged(ZhikeError):
    """This draft was also written on another device."""

    code = "draft_changed"
    status = 409
    zh = "这份草稿在另一台设备上也写过。"


class CustomerGone(ZhikeError):
    """This customer was erased. Nothing more can be written to him."""

    code = "customer_gone"
    status = 409
    zh = "该客户的资料已被删除，不能再给他写信息。"


class RecallRefused(ZhikeError):
    """Only your own message to the customer can be recalled."""

    code = "recall_refused"
    status = 409
    zh = "只能撤回您自己发给客户的消息。"


class RecallTooLate(ZhikeError):
    """A message can be recalled within {minutes} minutes, where the channel can."""

    code = "recall_too_late"
    status = 409
    zh = "消息发出 {minutes} 分钟内可以撤回，并且渠道须支持撤回。"


class NoteQuoted(ZhikeError):
    """A reply to the customer cannot quote an internal note."""

    code = "note_quoted"
    status = 422
    zh = "回复客户时不能引用内部备注。"
