"""English words that Chinese customers mix in: 我的order什么时候ship → 我的订单什么时候发货."""

import re

from zhike.language import fold

_GLOSSES = """
order/订单, orders/订单, ship/发货, shipped/发货, shipping/运费, shipment/物流, delivery/配送, deliver/送货, delivered/送达, tracking/物流,
package/包裹, parcel/包裹, express/快递, refund/退款, refunds/退款, return/退货, returns/退货, exchange/换货, replace/更换, cancel/取消,
coupon/优惠券, coupons/优惠券, voucher/优惠券, discount/优惠, sale/促销, promotion/活动, price/价格, cost/费用, free/免费, gift/赠品,
invoice/发票, receipt/收据, pay/付款, payment/支付, paid/付款, credit card/信用卡, points/积分, member/会员, membership/会员, vip/会员,
account/账号, password/密码, login/登录, log in/登录, sign up/注册, register/注册, address/地址, phone/电话, email/邮箱, size/尺码,
color/颜色, colour/颜色, stock/现货, in stock/有货, out of stock/缺货, warranty/保修, repair/维修, install/安装, installation/安装,
manual/说明书, battery/电池, charge/充电, charger/充电器, bug/故障, broken/坏了, fake/假货, review/评价, feedback/反馈, complaint/投诉,
change/修改, check/查, buy/买, purchase/购买, online/网上, store/店, shop/店, live/直播, link/链接, download/下载, update/更新,
redeem/使用, use/使用, claim/领取
"""
_TO = {english: chinese for english, _, chinese in (pair.strip().partition("/") for pair in _GLOSSES.split(","))}
_WORD = re.compile(rf"(?<![a-z0-9@./_-])(?:{'|'.join(sorted(_TO, key=len, reverse=True))})(?![a-z0-9@./_-])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_GAP = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")


def glossed(text: str) -> str | None:
    """Return a Chinese text with its English words of trade in Chinese; None where it has none, or is not Chinese."""
    folded = fold(text)
    if not _HAN.search(folded):
        return None
    found = _WORD.sub(lambda match: _TO[match[0]], folded)
    return _GAP.sub("", found) if found != folded else None
