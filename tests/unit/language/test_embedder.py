"""The embedder: off the event loop, batched, cached."""

import asyncio
import time

import numpy as np
import pytest

from zhike.language import LocalEmbedder, NoEmbedder, build_embedder
from zhike.settings import LanguageSettings


class Slow:
    """Stands in for the model: 30 ms a call, releases the interpreter's lock as the real one does."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def query(self, texts: list[str]) -> np.ndarray:
        self.calls.append(texts)
        time.sleep(0.03)
        return np.ones((len(texts), 384), np.float32)


@pytest.fixture
def embedder():
    made = LocalEmbedder(cache=3)
    made._models["first"] = Slow()
    yield made
    made.close()


async def test_the_loop_runs_on_while_it_computes(embedder) -> None:
    pauses = []

    async def watch() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            pauses.append(time.perf_counter() - last)
            last = time.perf_counter()

    watcher = asyncio.create_task(watch())
    await embedder.embed([f"文字{n}" for n in range(40)], urgent=False)
    watcher.cancel()
    assert len(pauses) > 50
    assert sorted(pauses)[len(pauses) // 2] < 0.005


async def test_known_texts_are_not_computed_again_and_the_oldest_are_forgotten(embedder) -> None:
    await embedder.embed(["一", "二", "一", "二？？"])
    await embedder.embed(["一", "三"])
    assert embedder._models["first"].calls == [["一", "二", "二?"], ["三"]]
    await embedder.embed(["四"])
    await embedder.embed(["二"])
    assert embedder._models["first"].calls[-1] == ["二"]


async def test_a_customer_waits_for_one_batch_of_bulk_work_at_most(embedder) -> None:
    bulk = asyncio.create_task(embedder.embed([f"文字{n}" for n in range(60)], urgent=False))
    await asyncio.sleep(0.005)
    began = time.perf_counter()
    await embedder.embed(["顾客的问题"])
    waited = time.perf_counter() - began
    assert not bulk.done()
    assert waited < 0.12
    await bulk


async def test_a_second_thread_takes_bulk_work_while_nobody_asks() -> None:
    made = LocalEmbedder(bulk_threads=2)
    first, second = made._models["first"], made._models["second"] = Slow(), Slow()
    texts = [f"文字{'长短' * (n % 7)}{n}" for n in range(100)]
    rows = await made.embed(texts, urgent=False)
    assert rows.shape == (100, 384)
    assert sorted(text for call in first.calls + second.calls for text in call) == sorted(texts)
    assert len(second.calls) >= 8
    made.close()


async def test_the_second_thread_rests_while_customers_ask() -> None:
    made = LocalEmbedder(bulk_threads=2)
    _, second = made._models["first"], made._models["second"] = Slow(), Slow()
    await made.embed(["顾客的问题"])
    bulk = asyncio.create_task(made.embed([f"文字{n}" for n in range(80)], urgent=False))
    waits = []
    for n in range(5):
        await asyncio.sleep(0.06)
        began = time.perf_counter()
        await made.embed([f"顾客的第{n}个问题"])
        waits.append(time.perf_counter() - began)
    assert second.calls == []
    assert sorted(waits)[2] < 0.12, waits
    await bulk
    made.close()


async def test_rows_come_back_in_the_order_of_their_texts() -> None:
    made = LocalEmbedder(bulk_threads=2)
    texts = [f"第{n}条{'很' * (n % 5)}长" for n in range(70)]
    one, many = np.vstack([await made.embed([text]) for text in texts[:9]]), await made.embed(texts, urgent=False)
    made.close()
    assert np.allclose(one, many[:9], atol=1e-5)


async def test_no_texts_and_no_model() -> None:
    off = build_embedder(LanguageSettings(embedder="off"))
    assert isinstance(off, NoEmbedder)
    assert (await off.embed(["一", "二"])).shape == (2, 0)
    local = build_embedder(LanguageSettings())
    assert (await local.embed([])).shape == (0, 384)
    local.close()


async def test_the_real_model_knows_what_is_alike() -> None:
    real = LocalEmbedder()
    a, b, c = await real.embed(["怎么退货", "我想把东西退了", "会员有什么权益"]) - real.means["zh"]
    real.close()
    assert a @ b / np.linalg.norm(a) / np.linalg.norm(b) > a @ c / np.linalg.norm(a) / np.linalg.norm(c)


async def test_bulk_work_computes_a_text_once_however_often_it_comes() -> None:
    class Numbered(Slow):
        def query(self, texts: list[str]) -> np.ndarray:
            self.calls.append(texts)
            return np.array([[int(text)] * 384 for text in texts], np.float32)

    made = LocalEmbedder()
    model = made._models["first"] = Numbered()  # type: ignore[assignment]
    rows = await made.embed(["7", "12", "7", "３", "3", "12"], urgent=False)
    assert rows[:, 0].tolist() == [7, 12, 7, 3, 3, 12]
    assert sorted(text for call in model.calls for text in call) == ["12", "3", "7"]
    made.close()
