"""Figure: a file of 5,000 rows becomes entries with vectors; and a customer's question while that goes on."""

import asyncio
import csv
import io
import time

import httpx

from benchmarks.client import percentile
from benchmarks.report import Figure
from benchmarks.world import World
from zhike.cli.demo_world import PASSWORD
from zhike.language import LocalEmbedder

ROWS, SIMILAR, PATIENCE_S = (
    5_000,
    1,
    900,
)  # 5 to 6 ms a text on two idle cores: each similar question more costs half a minute
OWNER = "owner@demo.zhike"
THINGS = [
    "洗衣机",
    "冰箱",
    "空调",
    "电视",
    "热水器",
    "油烟机",
    "洗碗机",
    "扫地机器人",
    "空气净化器",
    "电饭煲",
    "微波炉",
    "吸尘器",
    "加湿器",
    "净水器",
    "电风扇",
    "咖啡机",
    "烤箱",
    "豆浆机",
    "电磁炉",
    "投影仪",
]
BRANDS = [
    "云海",
    "青山",
    "极光",
    "北辰",
    "小满",
    "星野",
    "长风",
    "南屿",
    "木禾",
    "知夏",
    "白露",
    "海棠",
    "晨曦",
    "墨竹",
    "银杏",
    "归雁",
    "听雨",
    "拾光",
    "山岚",
    "禾木",
    "望舒",
    "溪语",
    "鹿鸣",
    "千寻",
    "初雪",
]
ASKED = (
    "怎么安装",
    "保修多久",
    "怎么申请退货",
    "配件哪里买",
    "噪音大怎么办",
    "怎么清洗",
    "发票怎么开",
    "几天能送到",
    "能上门取件吗",
    "不通电了怎么处理",
)
ALSO = (("安装要收费吗", "师傅什么时候上门装"), ("保修期是几年", "坏了多长时间内免费修"), ("不想要了能退吗", "退货流程是什么"), ("零件在哪里买得到", "想换个配件"),
        ("声音太响怎么处理", "运行时很吵"), ("脏了怎么洗", "多久清洁一次"), ("可以开增值税发票吗", "发票抬头怎么改"), ("发货要几天", "什么时候能收到"),
        ("可以到家里来取吗", "上门取货怎么预约"), ("插电没反应", "开不了机怎么办"))  # fmt: skip


def measure(world: World) -> list[Figure]:
    """Upload the file as the owner does, and wait until every question has its vector."""
    _settle(world)
    with world.running("serve", "worker"):
        seconds, phases, done = asyncio.run(_import(world))
    waits = asyncio.run(_questions())
    texts = ROWS * (1 + SIMILAR)
    how = f"{texts:,} texts of 12 signs (question + {SIMILAR} similar each); " + ", ".join(
        f"{name} {took:.1f} s" for name, took in phases.items()
    )
    return [
        Figure("knowledge", "import of 5,000 rows, until all have vectors", seconds, "s", "< 90", "make bench, CSV over HTTP", done, how),
        Figure("knowledge", "rows until saved", seconds - phases.get("learning", 0.0), "s", "", "", done, "without vectors"),
        Figure("knowledge", "a customer's question during bulk vectors, p95", percentile(waits, 0.95), "ms", "< 60", "in process", len(waits),
               f"p50 {percentile(waits, 0.5):.0f} ms; one each 0.5 s"),
    ]  # fmt: skip


def _settle(world: World) -> None:
    """Let the demo's own knowledge be learned first, which takes minutes on a busy machine."""
    for _ in range(6):
        try:
            with world.running("worker"):
                return
        except RuntimeError:
            continue


def rows() -> bytes:
    """Return a CSV of questions that differ."""
    stream = io.StringIO()
    out = csv.writer(stream)
    out.writerow(["问题", "相似问法", "答案", "标签"])
    for n in range(ROWS):
        name = BRANDS[n // 200 % 25] + THINGS[n // 10 % 20]
        also = "|".join(f"{name}{text}" for text in ALSO[n % 10][:SIMILAR])
        out.writerow([f"{name}{ASKED[n % 10]}", also, f"请在订单页联系客服，编号 {n}。", "家电"])
    return stream.getvalue().encode()


async def _import(world: World) -> tuple[float, dict[str, float], int]:
    async with httpx.AsyncClient(base_url=f"{world.base}/api/v1", trust_env=False, timeout=60) as http:
        signed = await http.post("/auth/sign-in", json={"email": OWNER, "password": PASSWORD})
        http.headers["x-csrf-token"] = signed.raise_for_status().json()["csrf_token"]
        made = await http.post("/knowledge/bases", json={"name": f"bench {time.time():.0f}", "locale": "zh"})
        base = made.raise_for_status().json()["id"]
        began = time.perf_counter()
        sent = await http.post("/knowledge/imports", files={"file": ("faq.csv", rows())}, data={"base_id": base})
        path, phases, last = f"/knowledge/imports/{sent.raise_for_status().json()['id']}", dict[str, float](), began
        while True:
            await asyncio.sleep(0.25)
            state = (await http.get(path)).raise_for_status().json()
            now, phase = time.perf_counter(), state["progress"]["phase"]
            phases[phase] = phases.get(phase, 0.0) + now - last
            last = now
            if phase == "finished" or now - began > PATIENCE_S:
                break
        if state["state"] != "done" or state["created"] != ROWS or phase != "finished":
            raise SystemExit(f"import: {state['state']} {state['created']} of {ROWS}, {state['progress']}")
        phases.pop("finished")
        return now - began, phases, state["created"]


async def _questions() -> list[float]:
    embedder = LocalEmbedder(bulk_threads=2)
    await embedder.embed(["你好"])
    texts = [f"{brand}{thing}{asked}" for brand in BRANDS[:10] for thing in THINGS for asked in ASKED[:5]]
    bulk = asyncio.create_task(embedder.embed(texts, urgent=False))
    waits = []
    for n in range(30):
        await asyncio.sleep(0.5)
        if bulk.done():
            break
        began = time.perf_counter()
        await embedder.embed([f"顾客的第{n}个问题，什么时候能到"])
        waits.append((time.perf_counter() - began) * 1000)
    bulk.cancel()
    await asyncio.gather(bulk, return_exceptions=True)
    embedder.close()
    return waits
