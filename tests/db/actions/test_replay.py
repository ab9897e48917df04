"""`zhike eval actions`: all recorded actions of both data sets, policy on, against the demo merchant."""

import json
from pathlib import Path

import pytest

from zhike.cli.evaluating.action_data import read_tasks
from zhike.cli.evaluating.actions import actions, first_difference
from zhike.cli.evaluating.files import Misfit

DATA = Path(__file__).parents[4] / "shared" / "data"


@pytest.mark.parametrize(
    ("name", "least"), [("retail-en", 74), ("ecommerce-zh", 13)], ids=["retail-en", "ecommerce-zh"]
)
def test_every_recorded_task_ends_as_it_was_recorded(name: str, least: int, capsys: pytest.CaptureFixture[str]) -> None:
    if not (DATA / name).is_dir():
        pytest.skip(f"../shared/data/{name} is not beside the checkout")
    actions(data=DATA / name, json=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["mismatches"], told["equal"]) == ({}, told["tasks"])
    assert told["tasks"] >= least


def test_the_first_difference_says_where_and_how() -> None:
    state = {"orders": {"1": {"items": [{"price": 5}], "status": "pending"}}}
    assert first_difference(state, json.loads(json.dumps(state))) is None
    other = {"orders": {"1": {"items": [{"price": 6}], "status": "pending"}}}
    assert first_difference(state, other) == "orders.1.items[0].price: should be 5, is 6"
    assert first_difference(state, {}) == "orders: missing"
    assert first_difference({}, state) == "orders: should not be there"
    assert first_difference([1, 2], [1]) == ": should be [1, 2], is [1]"


def test_a_folder_without_recorded_actions_ends_the_command(tmp_path: Path) -> None:
    with pytest.raises(Misfit, match="holds no recorded actions"):
        read_tasks(tmp_path)
    (tmp_path / "expected.json").write_text("{", "utf-8")
    (tmp_path / "db.json").write_text("{}", "utf-8")
    with pytest.raises(Misfit, match="cannot be read"):
        read_tasks(tmp_path)


def test_a_task_that_does_not_identify_its_customer_is_of_who_owns_its_orders(tmp_path: Path) -> None:
    user = {"email": "Ann@example.com", "name": {"first_name": "Ann", "last_name": "Lee"}, "address": {"zip": "1"}}
    db = {"users": {"ann_1": user}, "orders": {"#W1": {"user_id": "ann_1"}}}

    def action(name: str, **arguments: str) -> dict[str, object]:
        return {"name": name, "arguments": arguments, "ok": True, "error": None}

    order, known = action("get_order_details", order_id="#W1"), action("find_user_id_by_email", email="ann@EXAMPLE.com")
    wrong = action("find_user_id_by_name_zip", first_name="Ann", last_name="Lee", zip="2")
    tasks = {"0": [order], "1": [known, order], "2": [wrong, order], "3": [action("transfer_to_human_agents")]}
    (tmp_path / "db.json").write_text(json.dumps(db), "utf-8")
    expected = {number: {"actions": recorded, "changed": {}} for number, recorded in tasks.items()}
    (tmp_path / "expected.json").write_text(json.dumps(expected), "utf-8")
    assert [task.customer for task in read_tasks(tmp_path)] == ["ann_1", None, "ann_1", None]
