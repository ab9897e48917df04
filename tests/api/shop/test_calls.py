"""Writes arrive once, leave an event, and what became of them can be asked; the sandbox is a shop of its own."""

import subprocess
import sys
import threading
from pathlib import Path

from tests.support.merchant import OWN_DATA, PROGRAM, Merchant, running

CANCEL = "/orders/20261122-0102/cancel"


def test_the_same_request_again_gets_the_first_answer_again(shop: Merchant) -> None:
    first = shop.send("POST", CANCEL, {"reason": "found_cheaper"}, key="k1")
    again = shop.client.post(CANCEL, content=b'{ "reason":"found_cheaper" }', headers={"Idempotency-Key": "k1"})
    assert first.status_code == again.status_code == 200
    assert again.content == first.content
    assert again.headers["Idempotent-Replayed"] == "true"
    assert len(shop.read("/refunds", customer_id="C1002")["refunds"]) == 2  # one of them is the seed's


def test_a_key_is_for_one_request(shop: Merchant) -> None:
    shop.done("POST", CANCEL, {"reason": "found_cheaper"}, key="k1")
    assert shop.refused("POST", CANCEL, {"reason": "other"}, key="k1") == "idempotency_conflict"
    assert shop.refused("POST", "/orders/20261121-0415/cancel", {"reason": "found_cheaper"}, key="k1") == (
        "idempotency_conflict"
    )
    assert shop.read("/orders/20261121-0415")["status"] == "paid"


def test_a_refusal_is_kept_like_an_answer(shop: Merchant) -> None:
    path = "/orders/20261119-0240/cancel"
    assert shop.refused("POST", path, {}, key="k2") == "already_shipped"
    assert shop.send("POST", path, {}, key="k2").headers["Idempotent-Replayed"] == "true"
    call = shop.read("/calls/k2")
    assert (call["operation"], call["outcome"], call["status"]) == ("cancel_order", "refused", 409)
    assert call["answer"]["error"]["code"] == "already_shipped"


def test_what_became_of_a_call_can_be_asked(shop: Merchant) -> None:
    assert shop.get("/calls/k3").json()["error"]["code"] == "not_found"
    order = shop.done("POST", CANCEL, {"reason": "other"}, key="k3")
    call = shop.read("/calls/k3")
    assert (call["outcome"], call["answer"]) == ("done", order)
    assert shop.refused("POST", CANCEL, {}, key="x" * 201) == "invalid"


def test_a_double_click_is_one_refund(shop: Merchant) -> None:
    answers: list[bytes] = []

    def click() -> None:
        answers.append(shop.send("POST", CANCEL, {"reason": "other"}, key="twice").content)

    threads = [threading.Thread(target=click) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    payments = shop.read("/orders/20261122-0102")["payments"]
    assert [payment["kind"] for payment in payments] == ["payment", "refund"]


def test_each_write_leaves_its_event_and_a_refused_one_none(shop: Merchant) -> None:
    assert shop.read("/events")["events"] == []
    shop.refused("POST", "/orders/20261119-0240/cancel", {})
    shop.done("POST", CANCEL, {"reason": "other"})
    shop.done("POST", "/complaints", {"customer_id": "C1004", "text": "太慢了", "kind": "delivery"})
    events = shop.read("/events")["events"]
    assert [event["type"] for event in events] == ["order.cancelled", "complaint.registered"]
    assert events[0]["data"] == {"status_before": "paid", "status": "cancelled", "reason": "other"}
    rest = shop.read("/events", after=events[0]["position"])
    assert [event["type"] for event in rest["events"]] == ["complaint.registered"]
    assert rest["last"] == events[1]["position"]


def test_the_sandbox_is_a_shop_of_its_own(demo_shop: Merchant, shop: Merchant) -> None:
    shop.done("POST", CANCEL, {"reason": "other"}, key="sandbox-only")
    assert demo_shop.read("/orders/20261122-0102")["status"] == "paid"
    assert demo_shop.get("/calls/sandbox-only").status_code == 404
    assert set(shop.read("/export/changed")) == {"orders", "refunds"}
    demo_shop.reset()
    assert shop.read("/orders/20261122-0102")["status"] == "paid"
    assert shop.read("/export/changed") == {}


def test_a_file_keeps_orders_and_keys_over_a_restart(tmp_path: Path) -> None:
    arguments = ("--database", str(tmp_path / "shop.db"))
    with running(*arguments) as shop:
        first = shop.send("POST", CANCEL, {"reason": "other"}, key="kept")
        shop.process.kill()  # no time to tidy up
    with running(*arguments) as shop:
        assert shop.read("/orders/20261122-0102")["status"] == "cancelled"
        assert shop.send("POST", CANCEL, {"reason": "other"}, key="kept").content == first.content
        assert shop.read("/sandbox/orders/20261122-0102")["status"] == "paid"
        assert len(shop.read("/events")["events"]) == 1
    assert {path.name for path in tmp_path.iterdir()} >= {"shop.db", "shop.db.seed", "shop.db.sandbox"}


def test_the_desk_and_the_merchant_do_not_know_each_other() -> None:
    root = PROGRAM.parents[2]
    for path in PROGRAM.rglob("*.py"):
        assert "zhike" not in path.read_text("utf-8"), path
    for path in (root / "src").rglob("*.py"):
        text = path.read_text("utf-8")
        assert "import merchant" not in text, path
        assert "from merchant" not in text, path


def test_an_unknown_folder_is_named(tmp_path: Path) -> None:
    command = [sys.executable, str(PROGRAM), "--port", "0", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "has neither db.json nor orders.json" in done.stderr


def test_a_file_is_not_opened_with_other_data(tmp_path: Path) -> None:
    file = str(tmp_path / "shop.db")
    with running("--database", file):
        pass
    command = [sys.executable, str(PROGRAM), "--port", "0", "--database", file, "--data", str(OWN_DATA / "retail")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "holds other data" in done.stderr) == (1, True)


def test_a_taken_port_is_named(demo_shop: Merchant) -> None:
    port = demo_shop.base.rsplit(":", 1)[1]
    done = subprocess.run([sys.executable, str(PROGRAM), "--port", port], capture_output=True, text=True, check=False)
    assert (done.returncode, f"port {port} cannot be had" in done.stderr) == (1, True)
