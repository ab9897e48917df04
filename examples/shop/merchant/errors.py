"""Why the shop says no: a code, a status, and a sentence in English and Chinese."""

from __future__ import annotations

TEXTS: dict[str, tuple[int, str, str]] = {
    "unauthorized": (401, "This needs the shop's key as a bearer token.", "需要以 Bearer 方式提供商店的密钥。"),
    "not_found": (404, "There is no such record.", "没有这条记录。"),
    "no_such_path": (404, "There is no such path; see /openapi.json.", "没有这个路径，请看 /openapi.json。"),
    "method_not_allowed": (405, "This path does not take that method.", "这个路径不支持该方法。"),
    "too_large": (413, "The body is larger than 64 kB.", "请求内容超过 64 kB。"),
    "internal": (500, "The shop made a mistake; nothing was changed.", "商店内部出错，没有任何改动。"),
    "invalid": (422, "The request does not fit the operation.", "请求内容不符合要求。"),
    "idempotency_conflict": (409, "This key was used for another request.", "这个幂等键已用于另一个请求。"),
    "not_offered": (409, "This shop does not offer that.", "本店不提供这项操作。"),
    "already_registered": (409, "Somebody is registered with this email or phone.", "该邮箱或手机号已注册。"),
    "not_pending": (
        409,
        "The order is no longer in a state in which this can be done.",
        "订单当前的状态不能做这项操作。",
    ),
    "already_shipped": (409, "The order has been shipped.", "订单已发货。"),
    "already_cancelled": (409, "The order has been cancelled.", "订单已取消。"),
    "not_delivered": (
        409,
        "The order has not been delivered, or its items are already being taken back.",
        "订单未签收，或已在退换。",
    ),
    "reason_not_accepted": (409, "The shop does not take this reason.", "本店不接受这个原因。"),
    "address_changed_before": (
        409,
        "The address of an order can be changed once; it has been.",
        "收货地址只能修改一次，已经改过。",
    ),
    "items_changed_before": (
        409,
        "The items of an order can be changed once; they have been.",
        "订单商品只能更换一次，已经换过。",
    ),
    "item_not_in_order": (
        409,
        "The order does not have this item, or not as many of it.",
        "订单中没有这件商品，或没有这么多件。",
    ),
    "pairs_do_not_match": (409, "Each item needs exactly one new item.", "每件商品须对应一件新商品。"),
    "same_item": (409, "The new item is the old one.", "新旧商品相同。"),
    "item_not_available": (
        409,
        "The new item is not of this product, or cannot be had.",
        "新规格不属于该商品，或无货。",
    ),
    "not_on_sale": (409, "The product is not on sale.", "商品未上架。"),
    "not_exchangeable": (409, "The product cannot be exchanged for that one.", "不在可换商品列表中。"),
    "payment_method_unknown": (409, "The customer has no such way to pay.", "顾客没有这种支付方式。"),
    "payment_method_unchanged": (409, "The order is paid in this way already.", "订单已是这种支付方式。"),
    "payment_not_single": (409, "The order does not have exactly one payment.", "订单的付款记录不是恰好一笔。"),
    "refund_method_not_allowed": (
        409,
        "A refund goes to the original way to pay or to a gift card.",
        "退款只能原路退回或退到礼品卡。",
    ),
    "gift_card_too_small": (409, "The gift card does not cover the amount.", "礼品卡余额不足。"),
    "no_gift_card": (409, "The customer has no gift card.", "顾客没有礼品卡。"),
    "nothing_to_pay": (409, "Nothing is to be paid for this order.", "订单没有待付款项。"),
    "nothing_to_refund": (409, "Nothing of this amount is to be refunded.", "没有这笔金额可退。"),
    "not_paid_by_gift_card": (409, "The order was not paid with the gift card.", "订单不是用礼品卡支付的。"),
    "too_late": (409, "The time in which this could be done is over.", "已经超过可以办理的期限。"),
    "not_returnable": (409, "This product is not taken back without a defect.", "该商品不支持无理由退货。"),
    "no_lower_price": (409, "The price has not fallen, or the difference was paid back.", "价格没有降低，或差额已退。"),
    "already_urgent": (409, "The order is being hurried already.", "订单已加急。"),
    "total_changed": (409, "The total is not the expected one; ask for a quote again.", "金额与预期不符，请重新试算。"),
    "coupon_not_usable": (
        409,
        "The coupon cannot be used here: spent, expired, or below its threshold.",
        "优惠券不可用：已用、过期或未达门槛。",
    ),
    "points_not_enough": (409, "There are not enough points, or more than may be used.", "积分不足，或超过可用上限。"),
    "invoice_final": (409, "The invoice of this order was replaced once already.", "该订单的发票已换开过一次。"),
    "tax_id_missing": (409, "A company's invoice needs its tax number of 18 characters.", "企业发票需要 18 位税号。"),
    "no_such_service": (
        409,
        "This order has nothing for which that service is offered.",
        "该订单没有提供此项服务的商品。",
    ),
    "slot_not_free": (409, "This time cannot be booked.", "该时段不可预约。"),
    "already_claimed": (409, "This was claimed before.", "已登记过，不能重复。"),
    "evidence_missing": (
        409,
        "A review with a link to it or to a picture of it is needed.",
        "需要提供晒单凭证（如截图链接）。",
    ),
}


class Refused(Exception):
    """The shop's answer is no. `detail` says what about this request; `field` names the argument."""

    def __init__(self, code: str, field: str | None = None, detail: tuple[str, str] | None = None) -> None:
        super().__init__(code)
        self.code, self.field, self.detail = code, field, detail

    @property
    def status(self) -> int:
        return TEXTS[self.code][0]

    def message(self, chinese: bool) -> str:
        """What happened, in the language asked for; with the detail where there is one."""
        _, english, words = TEXTS[self.code]
        text = words if chinese else english
        if self.detail is None:
            return text
        return f"{text}{self.detail[1]}" if chinese else f"{text} {self.detail[0]}"


def missing(what: str, value: str, field: str | None = None) -> Refused:
    """Return the refusal for a record that is not there."""
    return Refused("not_found", field or what, (f"({what}: {value})", f"（{value}）"))
