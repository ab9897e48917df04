"""Errors of customers."""

from zhike.kit.errors import NotFound, ZhikeError


class CustomerNotFound(NotFound):
    """There is no such customer, or you may not see him."""

    code = "customer_not_found"
    zh = "没有这位客户，或您没有权限查看。"


class CustomerErased(ZhikeError):
    """This customer's data was erased and cannot be read or changed."""

    code = "customer_erased"
    status = 410
    zh = "该客户的资料已被删除，无法查看或修改。"


class ConfirmationMismatch(ZhikeError):
    """The number you typed is not this customer's number."""

    code = "confirmation_mismatch"
    status = 422
    zh = "输入的编号与该客户不一致。"


class NothingToUnmask(ZhikeError):
    """This customer has nothing in that field."""

    code = "nothing_to_unmask"
    status = 404
    zh = "该客户没有填写此项。"


class MergeRefused(ZhikeError):
    """These two customers cannot be merged: they are the same one already."""

    code = "merge_refused"
    status = 409
    zh = "这两位客户已是同一位，无需合并。"


class AttributeNotFound(NotFound):
    """There is no such attribute."""

    code = "attribute_not_found"
    zh = "没有这个属性。"


class AttributeNotYours(ZhikeError):
    """This attribute is set by the merchant's own system, not by hand."""

    code = "attribute_not_yours"
    status = 409
    zh = "该属性由商家系统写入，不能手动修改。"


class ReferenceNotFound(NotFound):
    """This customer has nothing of that kind here."""

    code = "reference_not_found"
    zh = "该客户没有这一项。"


class NotMerged(ZhikeError):
    """This customer is not merged into another."""

    code = "not_merged"
    status = 409
    zh = "该客户没有被合并。"
