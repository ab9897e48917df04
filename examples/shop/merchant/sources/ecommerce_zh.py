"""The Chinese data set: a folder of JSON files in Chinese words, amounts in yuan."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from merchant.shapes import (
    Address,
    Alternative,
    Booking,
    Customer,
    Fault,
    Gift,
    Invoice,
    Item,
    Order,
    OrderLine,
    Payment,
    PaymentMethod,
    Product,
    Promotion,
    ReviewReward,
    Shipment,
    ShipmentEvent,
)
from merchant.store import Store
from merchant.words import CHINA, STATUS_ZH

CNY = "CNY"
CODES = {text: code for code, text in STATUS_ZH.items()}
ON_SALE = {"已上架": "on_sale", "缺货": "out_of_stock", "已下架": "off_sale"}
METHODS = {"京东E卡": "gift_card", "微信": "wechat", "支付宝": "alipay", "银行卡": "bank_card"}
METHOD_WORDS = {code: word for word, code in METHODS.items()}
SERVICES = {"安装": "installation", "维修": "repair"}
INVOICES = {"个人发票": "personal", "企业发票": "company"}
STATIONS = {
    "已创建": "created",
    "已付款": "created",
    "已出库": "picked_up",
    "已揽收": "picked_up",
    "运输中": "in_transit",
    "已到达": "in_transit",
    "派送中": "out_for_delivery",
    "已送达": "delivered",
    "已签收": "delivered",
}
CARD_TERMS = (
    "京东E卡为电子预付卡，仅限购买自营商品，自激活之日起 36 个月有效，可与订单分开结算；退款退回原卡，不可提现，"
    "不支持第三方卖家商品、虚拟充值及部分特殊品类。"
)


def minor(amount: float) -> int:
    """Yuan to fen."""
    return round(amount * 100)


def major(amount: int) -> int | float:
    """Fen to yuan; whole yuan as a whole number, as the data set has them."""
    return amount // 100 if amount % 100 == 0 else amount / 100


def moment(text: str | None) -> str | None:
    """A time of the data, which is China's."""
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=CHINA).isoformat()


def load(store: Store, folder: Path | None) -> None:
    """Read the folder's files into the tables."""
    assert folder is not None
    names = ("orders", "products", "users_info", "logistics", "invoices", "discount", "register_cashback", "service")
    data = {}
    for name in names:
        path = folder / f"{name}.json"
        data[name] = msgspec.json.decode(path.read_bytes()) if path.is_file() else {}
    platform, shops = next(iter(data["orders"].items()))
    shop_id = next(iter(shops))
    of_shop = {
        name: data[name].get(platform, {}).get(shop_id, {}) for name in names if name not in ("users_info", "invoices")
    }
    for key, value in {
        "house": "appliances",
        "name": "家电旗舰店",
        "currency": CNY,
        "platform": platform,
        "shop_id": shop_id,
        "gift_card_terms": CARD_TERMS,
        "raw": {name: data[name] for name in ("products", "logistics", "discount")},
    }.items():
        store.put_meta(key, value)
    for record in of_shop["products"].values():
        product = product_of(record)
        store.put(product)
        store.put_all(product.items)
    load_people(store, data["users_info"], of_shop["orders"])
    load_later(store, data["invoices"], of_shop)


def load_people(store: Store, users: dict[str, Any], orders: dict[str, Any]) -> None:
    """Customers with their orders."""
    for user_id, user in users.items():
        customer = customer_of(user, list(orders.get(user_id, {})))
        store.put(customer)
        store.put_extra(Customer, customer.id, {"性别": user.get("性别"), "年龄": user.get("年龄")})
    for mine in orders.values():
        for record in mine.values():
            store.put(order_of(store, record))


def load_later(store: Store, invoices: dict[str, Any], of_shop: dict[str, Any]) -> None:
    """Parcels, invoices, bookings, rewards, promotions; orders only these know of are kept as archived ones."""
    for user_id, mine in of_shop["logistics"].items():
        for order_id, record in mine.items():
            archive(store, order_id, user_id)
            store.put(shipment_of(order_id, record))
    for order_id, record in invoices.items():
        owner = store.find_customer("phone", record["电话号码"])
        if owner is not None:
            archive(store, order_id, owner.id)
        store.put(invoice_of(store, order_id, record))
    for user_id, mine in of_shop["service"].items():
        for order_id, record in mine.items():
            archive(store, order_id, user_id)
            store.put(booking_of(order_id, record))
    for user_id, mine in of_shop["register_cashback"].items():
        for order_id, claimed in mine.items():
            archive(store, order_id, user_id)
            store.put(reward_of(order_id, user_id, claimed))
    if of_shop["discount"]:
        store.put_all(promotions_of(of_shop["discount"]))


def archive(store: Store, order_id: str, user_id: str) -> None:
    """Keep an order of which only traces are left, where its customer is known."""
    if store.get(Order, order_id) is None and store.get(Customer, user_id) is not None:
        store.put(
            Order(
                id=order_id,
                customer_id=user_id,
                status="archived",
                status_text=STATUS_ZH["archived"],
                currency=CNY,
                total=0,
                address=Address(),
                lines=[],
            )
        )


def product_of(record: dict[str, Any]) -> Product:
    """A product; its one variant has its id."""
    key, name, state = record["商品ID"], record["商品名称"], ON_SALE[record["商品状态"]]
    price = minor(record["商品价格"])
    item = Item(
        id=key, product_id=key, name=name, price=price, currency=CNY, status=state, available=state == "on_sale"
    )
    gifts = [Gift(name=one["赠品名称"], description=one["赠品描述"]) for one in record.get("赠品信息", [])]
    parts = record.get("辅材材料", [])
    return Product(
        id=key,
        name=name,
        names={"zh": name},
        status=state,
        price=price,
        currency=CNY,
        description=record.get("商品描述", ""),
        items=[item],
        alternatives=[
            Alternative(product_id=one["商品ID"], description=one["商品描述"], status=ON_SALE[one["商品状态"]])
            for one in record.get("可换货商品", [])
        ],
        gifts=gifts,
        materials=[part_of(one) for one in parts],
        installation=str(record.get("安装说明", "")),
        repair=str(record.get("维修说明", "")),
        faults=[
            Fault(code=one.get("故障代码", ""), name=one.get("故障名称", ""), remedy=one.get("故障解决方案", ""))
            for one in record.get("常见故障", [])
        ],
        services=["installation", "repair"],
    )


def part_of(record: dict[str, str]) -> Gift:
    """A part for installing; one product of the data names its fields in English."""
    name, words = record.get("辅材名称") or record["name"], record.get("辅材描述") or record["description"]
    return Gift(name=name, description=words)


def address_of(record: dict[str, Any], name: str, phone: str) -> Address:
    """An address in its parts."""
    return Address(
        recipient=name,
        phone=phone,
        country=record["国家"],
        state=record["省份"],
        city=record["城市"],
        district=record["区县"],
        line1=record["详细地址"],
    )


def customer_of(user: dict[str, Any], order_ids: list[str]) -> Customer:
    """A customer; the e-card and three other ways to pay are open to all."""
    methods = [PaymentMethod(id=code, kind=code, currency=CNY) for code in METHODS.values()]
    methods[0].balance = minor(user["电子卡余额"])
    return Customer(
        id=user["用户ID"],
        name=user["用户姓名"],
        phone=user["电话号码"],
        address=address_of(user["地址信息"], user["用户姓名"], user["电话号码"]),
        currency=CNY,
        payment_methods=methods,
        order_ids=order_ids,
    )


def order_of(store: Store, record: dict[str, Any]) -> Order:
    """An order, paid in one go unless it awaits payment."""
    lines = []
    for one in record["订单商品列表"]:
        product = store.get(Product, one["商品ID"])
        price = minor(one["单价"])
        lines.append(
            OrderLine(
                item_id=one["商品ID"],
                product_id=one["商品ID"],
                name=product.name if product else one["商品ID"],
                price=price,
                quantity=one["数量"],
                paid=price * one["数量"],
                currency=CNY,
            )
        )
    status, method, total = CODES[record["订单状态"]], METHODS[record["支付方式"]], minor(record["订单总金额"])
    paid = [Payment(kind="payment", amount=total, currency=CNY, payment_method_id=method)]
    where = record["收货地址"]
    return Order(
        id=record["订单ID"],
        customer_id=record["用户ID"],
        status=status,
        status_text=record["订单状态"],
        currency=CNY,
        total=total,
        goods=total,
        address=address_of(where, where["收件人姓名"], where["电话号码"]),
        lines=lines,
        payments=[] if status == "awaiting_payment" else paid,
        payment_method_id=method,
        urgent=record["是否加急"],
    )


def shipment_of(order_id: str, record: dict[str, Any]) -> Shipment:
    """A parcel with its stations."""
    events = []
    for one in record["物流轨迹"]:
        word = one.get("状态") or one.get("status") or ""
        events.append(
            ShipmentEvent(
                at=moment(one.get("时间")) or "",
                status=STATIONS.get(word, "in_transit"),
                status_text=word,
                place=one.get("位置") or "",
                text=one.get("描述") or "",
                operator=one.get("操作人"),
            )
        )
    who = record["收件人信息"]
    return Shipment(
        id=record["物流单号"] + f"/{order_id}",
        order_id=order_id,
        carrier=record["物流公司"] or "",
        status=events[-1].status if events else "created",
        expected_at=moment(record["预计送达时间"]),
        delivered_at=moment(record["实际送达时间"]),
        recipient=Address(
            recipient=who["收件人姓名"] or "", phone=who["收件人电话"] or "", line1=who["收件人地址"] or ""
        ),
        events=events,
    )


def invoice_of(store: Store, order_id: str, record: dict[str, Any]) -> Invoice:
    """An invoice; its amount is that of the order where that is known."""
    order = store.get(Order, order_id)
    return Invoice(
        id=order_id,
        order_id=order_id,
        kind=INVOICES.get(record["发票类型"], "company"),
        title=record["发票抬头"],
        phone=record["电话号码"],
        tax_id=record.get("税号"),
        amount=order.total if order else 0,
        currency=CNY,
    )


def booking_of(order_id: str, record: dict[str, Any]) -> Booking:
    """A visit."""
    service = SERVICES.get(record["服务类型"], "repair")
    return Booking(
        id=f"{order_id}-{service}",
        order_id=order_id,
        customer_id=record["用户ID"],
        service=service,
        slot=record["预约日期"],
        name=record["用户姓名"],
        phone=record["电话号码"],
    )


def reward_of(order_id: str, user_id: str, claimed: bool) -> ReviewReward:
    """The reward of an order's review."""
    return ReviewReward(id=order_id, order_id=order_id, customer_id=user_id, claimed=claimed, kind="cash", currency=CNY)


def promotions_of(record: dict[str, Any]) -> list[Promotion]:
    """The policy as a promotion, its details as terms."""
    terms = ["；".join(str(value) for value in one.values()) for one in record.get("详情", [])]
    return [
        Promotion(
            id="policy",
            name=record.get("政策名称", ""),
            names={"zh": record.get("政策名称", "")},
            kind="policy",
            valid=record.get("有效期", ""),
            terms=[*terms, record.get("来源", "")],
            currency=CNY,
        )
    ]
