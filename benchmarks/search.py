"""Searching a million messages, as the walled role: the whole search, and the look at the token table alone."""

import asyncio
import random
import time
from uuid import UUID

import psycopg

from benchmarks.client import percentile
from benchmarks.reading import PER_CONVERSATION, Filling
from benchmarks.report import Figure
from benchmarks.world import World
from zhike.desk.search import queries, tokens
from zhike.desk.search.projection import key_of
from zhike.desk.search.service import HITS, NEWEST, OLDEST, OTHERS, SCAN, Asked
from zhike.house import House, build
from zhike.identity import Grant, Viewer
from zhike.kit.ids import uuid7

QUESTIONS = 400
# Words of the trade, said often to seldom as words are: the nth as often as 1/n.
WORDS = [
    "请问",
    "可以",
    "订单",
    "退货",
    "什么",
    "时候",
    "发货",
    "已经",
    "收到",
    "快递",
    "我们",
    "谢谢",
    "您好",
    "帮您",
    "查询",
    "地址",
    "修改",
    "运费",
    "退款",
    "申请",
    "优惠",
    "活动",
    "商品",
    "质量",
    "问题",
    "客服",
    "物流",
    "显示",
    "签收",
    "包裹",
    "破损",
    "换货",
    "尺码",
    "颜色",
    "库存",
    "支付",
    "失败",
    "发票",
    "抬头",
    "税号",
    "会员",
    "积分",
    "兑换",
    "过期",
    "赠品",
    "漏发",
    "补发",
    "拒收",
    "拦截",
    "转寄",
    "仓库",
    "预售",
    "定金",
    "尾款",
    "价保",
    "差价",
    "返还",
    "银行",
    "到账",
    "工作",
    "审核",
    "通过",
    "拒绝",
    "理由",
    "证明",
    "照片",
    "上传",
    "视频",
    "检测",
    "维修",
    "保修",
    "上门",
    "安装",
    "师傅",
    "预约",
    "配件",
    "说明",
    "蓝牙",
    "充电",
    "开机",
    "黑屏",
    "死机",
    "噪音",
    "漏水",
    "异味",
    "过敏",
    "成分",
    "保质",
    "生产",
    "产地",
    "批发",
    "代理",
    "合作",
    "加盟",
    "投诉",
    "经理",
    "主管",
    "升级",
    "协商",
    "赔偿",
    "承诺",
    "截图",
    "聊天",
    "记录",
    "隐私",
    "注销",
    "账号",
    "密码",
    "验证",
    "绑定",
    "手机",
    "更换",
    "海外",
    "关税",
    "清关",
    "保税",
    "冷链",
    "生鲜",
    "重量",
    "节日",
    "礼盒",
    "贺卡",
    "刻字",
    "定制",
    "设计",
    "打样",
    "工期",
    "加急",
    "闪送",
    "自提",
    "门店",
    "营业",
]


class Saying(Filling):
    """Messages that differ, with their tokens."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.shares = [1 / n for n in range(1, len(WORDS) + 1)]
        self.key = key_of(world.secret, self.workspace)
        self.found: list[tuple[UUID, int, UUID]] = []

    def text(self, message: UUID, seq: int) -> str:
        """Return some words, every eighth with an order's number, and note their tokens."""
        said = "".join(self.random.choices(WORDS, self.shares, k=self.random.randint(3, 12)))
        if seq % 8 == 0:
            said += f"\uff0c\u5355\u53f7{self.random.randrange(10**9, 10**10)}"
        hashed = tokens.hashed(self.key, tokens.pieces(tokens.normal(said)[0]))
        self.found += [(self.workspace, token, message) for token in hashed]
        return said

    def run(self, conversations: int) -> None:
        """Write conversations a part at a time, tokens behind them; their indexes are built at the end."""
        with psycopg.connect(self.world.urls.owner_dsn, autocommit=True) as connection:
            connection.execute("ALTER TABLE desk_message_tokens DROP CONSTRAINT desk_message_tokens_pkey")
            connection.execute("DROP INDEX desk_message_tokens_message")
            for start in range(0, conversations, 5_000):
                super().run(min(5_000, conversations - start))
                columns = "workspace_id, token, message_id"
                with connection.cursor().copy(
                    f"COPY desk_message_tokens ({columns}) FROM STDIN (FORMAT binary)"
                ) as copy:
                    copy.set_types(["uuid", "int8", "uuid"])
                    for row in self.found:
                        copy.write_row(row)
                self.found.clear()
            connection.execute("SET maintenance_work_mem = '512MB'")
            connection.execute("ALTER TABLE desk_message_tokens ADD PRIMARY KEY (workspace_id, token, message_id)")
            connection.execute(
                "CREATE INDEX desk_message_tokens_message ON desk_message_tokens (workspace_id, message_id)"
            )


def questions() -> list[str]:
    """Return what people look for: often and seldom said words, two of them, a phrase, a part of a number."""
    chance = random.Random(11)
    made = []
    for n in range(QUESTIONS):
        one, two = chance.choice(WORDS), chance.choice(WORDS)
        number = str(chance.randrange(10**9, 10**10))
        made.append((one, f"{one} {two}", one + two, number[:5], number)[n % 5])
    return made


def measure(world: World, messages: int) -> list[Figure]:
    """Fill a workspace, then search as somebody who sees everything, and as an agent who sees his own."""
    have = world.rows("SELECT count(*) FROM messages")[0][0]
    if have < messages:
        Saying(world).run((messages - have) // PER_CONVERSATION)
        world.rows("VACUUM (ANALYZE) conversations, messages, customers, desk_message_tokens")
    total, held = (world.rows(f"SELECT count(*) FROM {t}")[0][0] for t in ("messages", "desk_message_tokens"))
    size = world.rows("SELECT pg_size_pretty(pg_total_relation_size('desk_message_tokens'))")[0][0]
    assert world.workspace_id is not None
    lead = world.rows("SELECT id FROM users WHERE email = 'lead@demo.zhike'")[0][0]
    house = build(world.settings, world.secret, world.urls, "bench")
    everything, own, raw, found = asyncio.run(_searches(house, world.workspace_id, lead))
    note = f"{total:,} messages, {held:,} tokens ({size}); {found:.0%} of the questions find something"
    how = "Search.messages as zhike_app"
    return [
        Figure("search", "searching messages, who sees all, p95", percentile(everything, 0.95), "ms", "< 200", how, len(everything),
               f"{note}; p50 {percentile(everything, 0.5):.0f} ms"),
        Figure("search", "searching messages, who sees his own, p95", percentile(own, 0.95), "ms", "< 200", how, len(own),
               f"p50 {percentile(own, 0.5):.0f} ms"),
        Figure("search", "the token table alone, p95", percentile(raw, 0.95), "ms", "", "SQL as zhike_app", len(raw),
               f"p50 {percentile(raw, 0.5):.0f} ms"),
    ]  # fmt: skip


async def _searches(
    house: House, workspace_id: UUID, lead: UUID
) -> tuple[list[float], list[float], list[float], float]:
    """Return milliseconds of searches as somebody who sees all, as an agent, of the token table; the share that found."""
    names = ("conversation.read", "conversation.reply")
    boss = Viewer(workspace_id, "person", uuid7(), "", "zh-CN", tuple(Grant(name, "all") for name in names))
    agent = Viewer(workspace_id, "person", lead, "", "zh-CN", tuple(Grant(name, "own") for name in names))
    asked = questions()
    taken: dict[str, list[float]] = {"all": [], "own": [], "raw": []}
    found = 0
    try:
        for q in (*asked[:20], *asked):  # the first ones warm what a running house holds warm
            for name, viewer in (("all", boss), ("own", agent)):
                began = time.perf_counter()
                async with house.db.transaction(workspace_id) as tx:
                    hits, _ = await house.search.messages(tx, viewer, Asked(q, limit=20))
                taken[name].append((time.perf_counter() - began) * 1000)
                found += bool(hits) if name == "all" else 0
            began = time.perf_counter()
            async with house.db.transaction(workspace_id) as tx:
                wanted = tokens.hashed(key_of(house.secret, workspace_id), tokens.needed(tokens.words(q)))
                held = await queries.counts(tx, wanted)
                rarest, *others = sorted(held, key=held.__getitem__)
                await queries.window(tx, rarest, others[:OTHERS], NEWEST, OLDEST, SCAN, HITS)
            taken["raw"].append((time.perf_counter() - began) * 1000)
    finally:
        await house.close()
    every, own, raw = (taken[name][20:] for name in ("all", "own", "raw"))
    return every, own, raw, found / (len(asked) + 20)
