"""Products, parts, faults and policies over HTTP: made, related, linked, brought in and out, walled."""

from typing import Any

from tests.api.knowledge.conftest import Desk
from zhike.kit.ids import uuid7

GRAPH = "/knowledge/graph"


async def thing(desk: Desk, kind: str, name: str, *aliases: str, status: int = 201) -> dict[str, Any]:
    body = {"base_id": desk.base_id, "kind": kind, "name": name, "aliases": list(aliases)}
    answer = await desk.client.post(GRAPH, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


async def relate(
    desk: Desk, kind: str, one: dict[str, Any], other: dict[str, Any], status: int = 201
) -> dict[str, Any]:
    body = {"kind": kind, "from_id": one["id"], "to_id": other["id"]}
    answer = await desk.client.post("/knowledge/relations", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


async def read(desk: Desk, path: str) -> dict[str, Any]:
    answer = await desk.client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_thing_finds_its_entries_by_name_and_keeps_in_step(desk: Desk) -> None:
    first = await desk.entry("云朵 A7 防水吗", similar=["小云能游泳吗"])
    await desk.entry("怎么退货")
    made = await thing(desk, "product", " 云朵 A7 ", "A7", "A7", "小云")
    assert (made["name"], made["aliases"], made["entries"], made["version"]) == ("云朵 A7", ["A7", "小云"], 1, 1)
    detail = await read(desk, f"{GRAPH}/{made['id']}")
    assert [(one["id"], one["found"]) for one in detail["entries_of"]] == [(first["id"], True)]
    changed = await desk.client.patch(
        f"{GRAPH}/{made['id']}", json={"name": "云朵 B2", "aliases": [], "expected_version": 1}
    )
    assert (changed.json()["entries"], changed.json()["version"]) == (0, 2)
    stale = await desk.client.patch(f"{GRAPH}/{made['id']}", json={"note": "x", "expected_version": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "entity_changed")
    assert (await desk.client.delete(f"{GRAPH}/{made['id']}")).status_code == 204
    assert (await desk.client.get(f"{GRAPH}/{made['id']}")).json()["code"] == "entity_not_found"


async def test_every_change_moves_the_base_so_that_indexes_reload(desk: Desk) -> None:
    async def version() -> int:
        return next(b["version"] for b in (await read(desk, "/knowledge/bases"))["items"] if b["id"] == desk.base_id)

    entry, seen = await desk.entry("滤芯多久换"), [await version()]
    product, part = await thing(desk, "product", "云朵 A7"), await thing(desk, "part", "滤芯")
    relation = await relate(desk, "part_of", part, product)
    for method, path in (
        ("PUT", f"{GRAPH}/{product['id']}/entries/{entry['id']}"),
        ("DELETE", f"{GRAPH}/{product['id']}/entries/{entry['id']}"),
        ("DELETE", f"/knowledge/relations/{relation['id']}"),
        ("DELETE", f"{GRAPH}/{part['id']}"),
    ):
        assert (await desk.client.request(method, path)).status_code == 204
        seen.append(await version())
    assert seen == sorted(set(seen))


async def test_a_list_is_searched_filtered_and_paged_by_name(desk: Desk) -> None:
    for kind, name in (("product", "云朵 A7"), ("product", "云朵 B2"), ("fault", "漏水"), ("part", "滤芯")):
        await thing(desk, kind, name, f"{name}别名")
    base = f"{GRAPH}?base_id={desk.base_id}"
    page = await read(desk, f"{base}&limit=3")
    rest = await read(desk, f"{base}&limit=3&cursor={page['next_cursor']}")
    names = [one["name"] for one in (*page["items"], *rest["items"])]
    assert (len(names), rest["next_cursor"]) == (4, None)
    assert [one["name"] for one in (await read(desk, f"{base}&kind=fault"))["items"]] == ["漏水"]
    assert [one["name"] for one in (await read(desk, f"{base}&q=b2别名"))["items"]] == ["云朵 B2"]
    assert (await read(desk, f"{base}&q=100%25"))["items"] == []


async def test_relations_are_seen_from_both_ends_and_named_wrong_ones_refused(desk: Desk) -> None:
    product, part, fault = (
        await thing(desk, "product", "云朵 A7"),
        await thing(desk, "part", "滤芯"),
        await thing(desk, "fault", "漏水"),
    )
    await relate(desk, "part_of", part, product)
    await relate(desk, "fault_of", fault, part)
    assert (await relate(desk, "part_of", part, product, 409))["code"] == "relation_known"
    assert (await relate(desk, "like", part, part, 422))["field"] == "to_id"
    assert (await relate(desk, "like", part, {"id": str(uuid7())}, 404))["field"] == "to_id"
    seen = await read(desk, f"{GRAPH}/{product['id']}")
    assert [(one["kind"], one["outward"], one["other"]["name"]) for one in seen["relations_of"]] == [
        ("part_of", False, "滤芯")
    ]
    one = await read(desk, f"{GRAPH}/{product['id']}/neighbourhood")
    two = await read(desk, f"{GRAPH}/{product['id']}/neighbourhood?depth=2")
    assert [(n["name"], n["steps"]) for n in one["nodes"]] == [("云朵 A7", 0), ("滤芯", 1)]
    assert ({n["name"]: n["steps"] for n in two["nodes"]}, len(two["edges"]), two["cut"]) == (
        {"云朵 A7": 0, "滤芯": 1, "漏水": 2},
        2,
        False,
    )


async def test_what_a_person_says_of_an_entry_stays(desk: Desk) -> None:
    entry = await desk.entry("云朵 A7 的滤芯多久换")
    product, part, other = (
        await thing(desk, "product", "云朵 A7"),
        await thing(desk, "part", "滤芯"),
        await thing(desk, "policy", "两年保修"),
    )
    path = f"/knowledge/entries/{entry['id']}/entities"
    assert {(one["name"], one["found"]) for one in (await read(desk, path))["items"]} == {
        ("云朵 A7", True),
        ("滤芯", True),
    }
    said = await desk.client.put(path, json={"entity_ids": [product["id"], other["id"]]})
    wanted = {("云朵 A7", True), ("两年保修", False)}
    assert {(one["name"], one["found"]) for one in said.json()["items"]} == wanted
    await desk.client.patch(f"{GRAPH}/{part['id']}", json={"aliases": ["滤网"]})  # found anew, yet refused
    assert {(one["name"], one["found"]) for one in (await read(desk, path))["items"]} == wanted
    again = await desk.client.put(path, json={"entity_ids": [part["id"]]})
    assert [(one["name"], one["found"]) for one in again.json()["items"]] == [("滤芯", False)]
    unknown = await desk.client.put(path, json={"entity_ids": [str(uuid7())]})
    assert (unknown.status_code, unknown.json()["field"]) == (404, "entity_ids")


async def test_related_entries_come_with_why(desk: Desk) -> None:
    entry = await desk.entry("云朵 A7 多重")
    await desk.entry("云朵 A7 防水吗")
    await desk.entry("滤芯多久换")
    await desk.entry("云朵 B2 防水吗")
    product, part = await thing(desk, "product", "云朵 A7"), await thing(desk, "part", "滤芯")
    await thing(desk, "product", "云朵 B2")
    await relate(desk, "part_of", part, product)
    found = (await read(desk, f"/knowledge/entries/{entry['id']}/related"))["items"]
    assert {(one["question"], one["of"]["name"], one["relation"]) for one in found} == {
        ("云朵 A7 防水吗", "云朵 A7", None),
        ("滤芯多久换", "云朵 A7", "part_of"),
    }
    assert next(one["by"]["name"] for one in found if one["relation"]) == "滤芯"


async def test_a_file_comes_in_whole_or_not_at_all_and_goes_out_again(desk: Desk) -> None:
    await desk.entry("滤芯多久换")
    bad = "类型,名称,别名,属于,条目\n商品,云朵 A7,A7,,\n部件,滤芯,,云朵 C3,没有的问题\n东西,x,,,\n"
    path = f"/knowledge/bases/{desk.base_id}/graph"

    async def load(text: str, **form: str) -> dict[str, Any]:
        answer = await desk.client.post(path, files={"file": ("g.csv", text.encode())}, data=form)
        assert answer.status_code == 200, answer.text
        return answer.json()

    report = await load(bad)
    assert [(one["row"], one["column"], one["code"]) for one in report["errors"]] == [
        (3, "part_of", "other_unknown"),
        (3, "entries", "entry_unknown"),
        (4, "kind", "kind_unknown"),
        (4, "name", "name_short"),
    ]
    assert "云朵 C3" in report["errors"][0]["message"]
    assert (await read(desk, f"{GRAPH}?base_id={desk.base_id}"))["items"] == []
    good = bad.replace("云朵 C3,没有的问题", "云朵 A7,滤芯多久换").replace("东西,x,,,\n", "")
    tried = await load(good, dry_run="true")
    assert (tried["created"], tried["relations"], tried["links"], tried["errors"]) == (2, 1, 1, [])
    assert (await read(desk, f"{GRAPH}?base_id={desk.base_id}"))["items"] == []
    done = await load(good)
    assert (done["created"], done["relations"], done["links"]) == (2, 1, 1)
    for form in ("csv", "jsonl"):
        written = (await desk.client.get(f"{path}?format={form}")).text
        answer = await desk.client.post(path, files={"file": (f"g.{form}", written.encode())})
        again = answer.json()
        assert (again["total"], again["created"], again["updated"], again["relations"], again["errors"]) == (
            2,
            0,
            0,
            0,
            [],
        )


async def test_wrong_things_are_refused_in_words(desk: Desk) -> None:
    assert (await thing(desk, "product", "x", status=422))["field"] == "name"
    await thing(desk, "product", "云朵 A7")
    assert (await thing(desk, "product", "云朵 A7", status=409))["code"] == "entity_name_taken"
    await thing(desk, "part", "云朵 A7")  # of another kind
    english = await desk.client.post(
        GRAPH, json={"base_id": desk.base_id, "kind": "product", "name": ""}, headers={"Accept-Language": "en"}
    )
    assert english.status_code == 422


async def test_another_workspace_sees_and_changes_nothing(desk: Desk, other_desk: Desk) -> None:
    ours, theirs = await thing(desk, "product", "云朵 A7"), await thing(other_desk, "product", "海浪 C9")
    assert (await other_desk.client.get(f"{GRAPH}/{ours['id']}")).status_code == 404
    assert (await other_desk.client.delete(f"{GRAPH}/{ours['id']}")).status_code == 404
    assert (await relate(other_desk, "like", theirs, ours, 404))["code"] == "entity_not_found"
    assert [one["name"] for one in (await read(other_desk, GRAPH))["items"]] == ["海浪 C9"]


async def test_who_only_reads_changes_nothing(desk: Desk) -> None:
    made = await thing(desk, "product", "云朵 A7")
    await desk.sign_in_as("agent")
    assert (await desk.client.get(f"{GRAPH}/{made['id']}")).status_code == 200
    assert (await desk.client.delete(f"{GRAPH}/{made['id']}")).status_code == 403
