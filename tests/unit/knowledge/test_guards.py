"""Another number, another thing, the opposite wish: never answered by likeness."""

import pytest

from zhike.knowledge.goods import asks_whether_sold, called, codes, in_place_of, makers, named, owned, unnamed
from zhike.knowledge.guards import against, refused

RETURN = (("支持七天无理由退货吗", "7天无理由怎么算"), "签收次日起 7 天内可退。")
A7 = (("A7 耳机支持降噪吗", "A7降噪效果"), "A7 是主动降噪耳机。")


@pytest.mark.parametrize(
    ("question", "entry", "found"),
    [
        ("7天无理由怎么退", RETURN, ()),
        ("七天无理由怎么退", RETURN, ()),
        ("15天无理由退货吗", RETURN, ("other_number",)),
        ("支持三十天无理由吗", RETURN, ("other_number",)),
        ("三天了还没收到货能退吗", RETURN, ()),
        ("15天内可以退货吗", (("怎么退货",), "签收后 7 天内可退。"), ("other_number",)),
        ("能分6期吗", (("花呗分期几期", "能分12期吗"), "支持 3、6、12 期。"), ()),
        ("能分24期吗", (("能分12期吗",), "支持 3、6、12 期。"), ("other_number",)),
        ("订单 20261122 怎么退", RETURN, ()),
        ("A9 耳机降噪怎么样", A7, ("other_thing",)),
        ("A7降噪怎么样", A7, ()),
        ("iPhone 耳机降噪怎么样", A7, ("other_thing",)),
        ("华为手机能连吗", (("A7 耳机支持哪些手机",), "苹果、华为、小米手机都能连接。"), ()),
        ("苹果手机能用吗", (("充电宝支持哪些手机",), "常见的手机都能充。"), ()),
        ("音箱支持降噪吗", A7, ("other_thing",)),
        ("京东物流能到吗", (("可以指定发顺丰吗",), "可以补 12 元改发顺丰。"), ("other_thing",)),
        ("顺丰能到吗", (("可以指定发顺丰吗",), "可以。"), ()),
        ("能用比特币吗", (("能用微信付款吗", "支持支付宝吗"), "支持微信支付。"), ("other_thing",)),
        ("我不想退货了", (("怎么退货",), "申请即可。"), ("opposite_wish",)),
        ("不想等师傅了，洗衣机我自己装行吗", (("洗衣机自己能装吗，要等师傅吗",), "可以自己装。"), ()),
        ("不想退货了，怎么办", (("怎么退货",), "申请即可。"), ("opposite_wish",)),
        ("装空调说是不要钱，那还有哪些地方收", (("空调安装要钱吗",), "挂机免费。"), ()),
        ("要不要付退货运费", (("退货运费谁出",), "由我们承担。"), ()),
        ("手机怎么退货", (("怎么退货",), "申请即可。"), ()),
        ("15天内可以退吗", (("超过十五天才坏还能退换吗",), "15 天后在保修期内维修。"), ("other_number",)),
        ("超过15天还能退吗", (("15天内能退吗",), "15 天内可退。"), ("other_number",)),
        ("超过15天坏了怎么办", (("超过十五天才坏还能退换吗",), "15 天后在保修期内维修。"), ()),
        ("15天后能退吗", (("15天内和15天后分别怎么退",), "15 天内可退。"), ()),
        ("火星手机能用几年", (("金星手机能用几年", "金星手机寿命多长"), "五年。"), ("other_thing",)),
        ("火星手机能用几年", (("金星手机能用几年", "手机能用几年"), "五年。"), ()),
        ("火星手机能用几年", (("金星手机能用几年",), "金星和火星都是五年。"), ()),
        ("清洗空调", (("智能空调怎么清洗",), "请预约。"), ()),
        ("有智能音箱吗", (("智能音箱会偷听吗",), "不会。"), ("whether_sold",)),
        ("有智能音箱吗", (("智能音箱有哪些",), "两款。"), ()),
        ("有智能音箱吗", (("商品有哪些",), "都在首页。"), ()),
        ("有智能音箱吗", (("有没有音箱",), "有。"), ()),
        ("有智能音箱吗", (("有没有摄像头",), "没有。"), ("other_thing", "whether_sold")),
        ("有智能音箱吗", (("智能设备会偷听吗",), "不会。"), ("whether_sold",)),
    ],
)
def test_against(question: str, entry: tuple[tuple[str, ...], str], found: tuple[str, ...]) -> None:
    assert against(question, *entry) == found


def test_names_in_either_language_are_one_thing() -> None:
    assert named("发顺丰吗") == named("do you ship by SF Express")
    assert named("macaupdate") == {}
    assert codes("X3 Pro 和 a-7") == {"x3", "a7"}


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("I don't want to return it", "return"),
        ("我不想退了", "退"),
        ("先别发货", "发货"),
        ("不想要了怎么退", ""),  # the thing is not wanted: that is why it goes back
        ("要不要退运费", ""),
        ("怎么退货", ""),
    ],
)
def test_what_is_not_wanted_to_be_done(text: str, unwanted: str) -> None:
    assert refused(text) == unwanted


def test_names_before_a_kind_of_goods() -> None:
    assert list(called("火星手机能用几年").values()) == [{"火星"}]
    for text in ("智能手表怎么充电", "可以用手机下单吗", "华为手机", "手机号换了", "更换手机"):
        assert called(text) == {}, text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("热水器怎么退货", "怎么退货"),
        ("我买的荣耀手机怎么退货", "怎么退货"),
        ("怎么退货", None),
        ("手机", None),
        ("手机号换了怎么办", None),
        ("手机和电脑都能退吗", None),
        ("支持以旧换新手机壳吗", None),  # asked of these goods alone
        ("where can i return my phone", "where can i return"),
        ("发顺丰要多少钱", None),  # couriers, ways to pay and places are no goods
    ],
)
def test_a_question_without_the_goods(text: str, left: str | None) -> None:
    assert unnamed(text) == left


def test_whether_goods_are_sold() -> None:
    assert all(map(asks_whether_sold, ("有智能音箱吗", "你们卖平板电脑吗?", "有没有耳机卖", "Do you sell headphones?")))
    assert not any(map(asks_whether_sold, ("耳机有降噪吗", "有耳机的保修吗", "有电视优惠吗", "有发票吗")))


def test_makers_by_any_of_their_names() -> None:
    assert makers("苹果手机能用吗") == makers("does it work with an iPhone") == {("苹果", "iphone", "apple")}
    assert makers("索尼耳机降噪怎么样") == {("索尼", "sony")}
    assert makers("怎么退货") == frozenset()


def test_what_is_said_of_some_goods_is_not_said_of_a_maker_nobody_knows() -> None:
    quiet = (("耳机降噪怎么样",), "很好。")
    assert against("索尼耳机降噪怎么样", *quiet, strange_maker=True) == ("other_thing",)
    assert against("索尼耳机怎么退货", ("怎么退货",), "申请即可。", strange_maker=True) == ()


EARTIPS = (("A7 耳机的耳塞有几种尺寸", "耳机套多少钱"), "四对，耳塞另购 19 元一对。")
PASSWORD = (("忘记登录密码怎么办", "密码忘了"), "点“忘记密码”。")


@pytest.mark.parametrize(
    ("question", "entry", "strange"),
    [
        ("我没收到退款", (("没收到货可以只退款吗",), "可以申请仅退款。"), True),
        ("货一直没收到", (("没收到货可以只退款吗",), "可以申请仅退款。"), False),
        ("没收到快递能退款吗", (("没收到货可以只退款吗",), "可以申请仅退款。"), False),
        ("I never got my refund", (("I have not received my parcel",), "Ask here."), True),
        ("微信密码忘了", PASSWORD, True),
        ("QQ号被盗了", (("账号被盗怎么办",), "改密码。"), True),
        ("微信登录后密码忘了", PASSWORD, False),
        ("密码忘了怎么办", PASSWORD, False),
        ("能退到支付宝账户吗", (("退款会退到哪里，能换个账户收吗",), "原路退回。"), False),
        ("A7 耳机多少钱", EARTIPS, True),
        ("A7 耳机套多少钱", EARTIPS, False),
        ("A7 多少钱", (("A7 和 A5 怎么选",), "价格 499 元和 699 元。"), False),
        ("洗碗机多少钱", (("X6 洗碗机价格",), "1999 元。"), False),
        ("赠品坏了给换吗", (("赠品可以换成现金吗",), "不能。"), True),
        ("赠品坏了给换吗", (("赠品有质量问题怎么办",), "补发。"), False),
    ],
)
def test_another_matter(question: str, entry: tuple[tuple[str, ...], str], *, strange: bool) -> None:
    assert (against(question, *entry) == ("other_thing",)) is strange


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("华为手表能退吗", "华为"),
        ("苹果的耳机保修多久", "苹果"),
        ("my iphone is broken", "iphone"),
        ("苹果手机能连你们的手表吗", None),
        ("支持苹果吗", None),
        ("苹果手机能用不", None),
        ("华为手机可以连吗", None),
        ("手表怎么退", None),
    ],
)
def test_whose_goods_a_question_is_about(text: str, maker: str | None) -> None:
    assert any(maker in names for names in owned(text)) is (maker is not None)


@pytest.mark.parametrize(
    ("name", "text", "put"),
    [
        ("高铁", "能带上飞机吗", "能带上高铁吗"),
        ("火车", "高铁能带吗", None),
        ("白条", "支持花呗吗", "支持白条吗"),
        ("白条", "高铁能带吗", None),
        ("运费", "怎么开发票", None),
    ],
)
def test_one_thing_in_place_of_another_of_its_kind(name: str, text: str, put: str | None) -> None:
    assert in_place_of(name, text) == put
