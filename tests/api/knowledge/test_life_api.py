"""The life cycle over HTTP: drafts, reviews, checks before publication, many at once, pictures."""

from datetime import timedelta
from uuid import UUID

from tests.api.knowledge.conftest import Desk
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7
from zhike.knowledge import Effects

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000002000000030802000000") + bytes(40)


async def post(desk: Desk, path: str, status: int = 200, **body: object) -> dict:
    answer = await desk.client.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


async def test_a_draft_goes_through_review_to_publication(desk: Desk) -> None:
    entry = await desk.entry(
        "怎么退货", kind="article", summary="退货", variants={"api": "请到网页申请。"}, audience="customer"
    )
    path = f"/knowledge/entries/{entry['id']}"
    saved = await desk.client.put(
        f"{path}/draft", json={"answer": "七天内申请。", "expected_version": 1, "note": "期限"}
    )
    assert saved.status_code == 200, saved.text
    assert (saved.json()["answer"], saved.json()["draft"]["number"], saved.json()["draft"]["by"]["name"]) == (
        "申请即可。",
        2,
        "林晓",
    )
    stale = await desk.client.put(f"{path}/draft", json={"answer": "x", "expected_version": 1})
    assert (stale.status_code, stale.json()["code"], stale.json()["details"]) == (409, "entry_changed", {"version": 2})
    assert (await post(desk, f"{path}/submit", expected_version=2))["draft"]["state"] == "in_review"
    back = await post(desk, f"{path}/reject", note="请补充海外")
    assert (back["draft"]["state"], back["draft"]["review_note"]) == ("draft", "请补充海外")
    await post(desk, f"{path}/approve", 409)
    await post(desk, f"{path}/submit")
    done = await post(desk, f"{path}/approve")
    assert (done["entry"]["answer"], done["entry"]["live_number"], done["entry"]["draft"], done["checks"]) == (
        "七天内申请。",
        2,
        None,
        None,
    )
    versions = (await desk.client.get(f"{path}/versions")).json()["items"]
    assert [(v["number"], v["live"], v["changed"], v["note"]) for v in versions] == [
        (2, True, ["answer"], "期限"),
        (1, False, [], ""),
    ]
    diff = (await desk.client.get(f"{path}/diff", params={"before": 1, "after": 2})).json()
    assert diff["fields"][0]["hunks"][0]["lines"] == [
        {"op": "removed", "text": "申请即可。"},
        {"op": "added", "text": "七天内申请。"},
    ]
    assert (await desk.client.get(f"{path}/diff")).json() == diff
    one = (await desk.client.get(f"{path}/versions/1")).json()
    assert (one["answer"], one["variants"], one["summary"]) == ("申请即可。", {"api": "请到网页申请。"}, "退货")
    rolled = await post(desk, f"{path}/rollback", number=1, publish=True)
    assert (rolled["entry"]["answer"], rolled["entry"]["live_number"]) == ("申请即可。", 3)
    assert (await post(desk, f"{path}/archive"))["state"] == "archived"
    assert (await post(desk, f"{path}/restore"))["state"] == "draft"
    assert "knowledge.entry_published" in await desk.house.actions()


async def test_publishing_needs_its_right_and_another_pair_of_eyes_where_asked(desk: Desk) -> None:
    entry = await desk.entry("怎么退货")
    path = f"/knowledge/entries/{entry['id']}"
    base = f"/knowledge/bases/{desk.base_id}"
    assert (await desk.client.patch(base, json={"four_eyes": True})).json()["four_eyes"] is True
    assert (await desk.client.put(f"{path}/draft", json={"answer": "新"})).status_code == 200
    own = await desk.client.post(f"{path}/publish", json={})
    assert (own.status_code, own.json()["code"]) == (409, "four_eyes")
    direct = await desk.client.patch(path, json={"answer": "绕过"})
    assert (direct.status_code, direct.json()["code"]) == (409, "four_eyes")
    rolled = await desk.client.post(f"{path}/rollback", json={"number": 1, "publish": True})
    assert (rolled.status_code, rolled.json()["code"]) == (409, "four_eyes")
    assert (await desk.client.get(path)).json()["last_number"] == 2  # the draft is as it was
    assert (await desk.client.patch(path, json={"tags": ["售后"]})).json()["tags"] == ["售后"]
    await desk.sign_in_as("supervisor", name="王主管")
    assert (await post(desk, f"{path}/publish"))["entry"]["answer"] == "新"
    await desk.sign_in_as("quality_analyst")
    assert (await desk.client.post(f"{path}/publish", json={})).status_code == 403
    assert (await desk.client.put(f"{path}/draft", json={"answer": "x"})).status_code == 403
    assert (await desk.client.put(f"{path}/vote", json={"useful": True})).json() == {"up": 1, "down": 0, "mine": True}


async def test_failing_checks_warn_or_block_what_is_about_to_go_live(desk: Desk) -> None:
    base = f"/knowledge/bases/{desk.base_id}"
    returns = await desk.entry("怎么退货", similar=["退货流程"])
    await desk.entry("怎么开发票")
    await post(desk, f"{base}/checks", 201, question="退货流程", entry_id=returns["id"])
    refuse = await post(desk, f"{base}/checks", 201, question="今天天气如何", entry_id=None)
    assert refuse["must_refuse"] is True
    run = await post(desk, f"{base}/checks/run")
    assert (run["total"], run["failed"], run["by"]["name"]) == (2, 0, "林晓")
    await desk.client.patch(base, json={"checks": "block"})
    path = f"/knowledge/entries/{returns['id']}"
    changes = {"question": "猫粮怎么喂", "similar": []}
    await desk.client.put(f"{path}/draft", json=changes)
    for answer in (
        await desk.client.post(f"{path}/publish", json={}),
        await desk.client.patch(path, json=changes),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "checks_failed")
        details = answer.json()["details"]
        assert ([check["question"] for check in details["checks"]], details["failed"]) == (["退货流程"], 1)
    assert (await desk.client.get(path)).json()["question"] == "怎么退货"
    made = await desk.client.post(
        "/knowledge/entries", json={"base_id": desk.base_id, "question": "今天天气如何", "answer": "晴。"}
    )
    (failing,) = [one for one in made.json()["details"]["checks"] if one["question"] == "今天天气如何"]
    assert [one["title"] for one in failing["entries"]] == ["今天天气如何"]  # it has no row yet
    fine = await desk.entry("会员怎么办理")
    assert fine["state"] == "published"
    runs = (await desk.client.get(f"{base}/check-runs")).json()["items"]
    assert [one["failed"] for one in runs] == [0, 1, 1, 1, 0]
    assert (await desk.client.get(f"/knowledge/check-runs/{runs[2]['id']}")).json() == runs[2]
    await desk.client.patch(base, json={"checks": "warn"})
    warned = await post(desk, f"{path}/publish")
    assert (warned["entry"]["question"], warned["checks"]["failed"]) == ("猫粮怎么喂", 1)


async def test_a_roll_back_that_checks_forbid_changes_nothing(desk: Desk) -> None:
    entry = await desk.entry("猫粮怎么喂")
    path, base = f"/knowledge/entries/{entry['id']}", f"/knowledge/bases/{desk.base_id}"
    await desk.client.patch(path, json={"question": "怎么退货"})
    await post(desk, f"{base}/checks", 201, question="怎么退货", entry_id=entry["id"])
    await desk.client.patch(base, json={"checks": "block"})
    before = (await desk.client.get(path)).json()
    refused = await desk.client.post(f"{path}/rollback", json={"number": 1, "publish": True})
    assert (refused.status_code, refused.json()["code"]) == (409, "checks_failed")
    assert (await desk.client.get(path)).json() == before
    stale = {"number": 1, "publish": True, "expected_version": before["version"] - 1}
    assert (await desk.client.post(f"{path}/rollback", json=stale)).json()["code"] == "entry_changed"
    await desk.client.patch(base, json={"checks": "warn"})
    done = await post(desk, f"{path}/rollback", number=1, publish=True)
    assert (done["entry"]["question"], done["entry"]["draft"], done["checks"]["failed"]) == ("猫粮怎么喂", None, 1)
    versions = (await desk.client.get(f"{path}/versions")).json()["items"]
    assert [(one["number"], one["restored_from"]) for one in versions] == [(3, 1), (2, None), (1, None)]


async def test_an_entry_that_asks_what_another_asks_is_warned_of(desk: Desk) -> None:
    first = await desk.entry("怎么退货", similar=["退货流程"])
    assert first["warnings"] == []
    second = await desk.entry("想退货", similar=["退貨流程？"])  # the same once normalised
    (warning,) = second["warnings"]
    assert (warning["code"], warning["field"], warning["entry_id"]) == ("same_question", "similar", first["id"])
    assert (warning["title"], warning["text"]) == ("怎么退货", "退貨流程？")
    assert "怎么退货" in warning["message"]
    path = f"/knowledge/entries/{second['id']}"
    draft = await desk.client.put(f"{path}/draft", json={"question": "怎么退货", "similar": []})
    assert [one["field"] for one in draft.json()["warnings"]] == ["question"]
    published = await post(desk, f"{path}/publish")  # it keeps nobody from going on
    assert [one["entry_id"] for one in published["entry"]["warnings"]] == [first["id"]]
    listed = (await desk.client.get("/knowledge/entries", params={"base_id": desk.base_id})).json()["items"]
    assert all(one["warnings"] == [] for one in listed)
    asked = {"base_id": desk.base_id, "question": "退货流程"}
    for other, expected in (
        ({}, [first["id"]]),
        ({"entry_id": first["id"]}, []),  # its own
        ({"locale": "en"}, []),
        ({"audience": "agent"}, []),
        ({"question": "怎么换货"}, []),
        ({"question": "", "similar": ["怎么换货", "退货流程!"]}, [first["id"]]),
    ):
        found = (await post(desk, "/knowledge/entries/check", **(asked | other)))["warnings"]
        assert [one["entry_id"] for one in found] == expected, other


async def test_entries_that_are_never_live_together_are_not_warned_of(desk: Desk) -> None:
    this, later = "2035-01-01T00:00:00Z", "2036-01-01T00:00:00Z"
    await desk.entry("春节发货吗", valid_until=this)
    await desk.entry("双十一发货吗", state="draft")
    asked = {"base_id": desk.base_id}
    for body, count in (
        ({"question": "春节发货吗"}, 1),
        ({"question": "春节发货吗", "valid_from": this, "valid_until": later}, 0),
        ({"question": "双十一发货吗"}, 0),  # nobody is answered with it
    ):
        assert len((await post(desk, "/knowledge/entries/check", **(asked | body)))["warnings"]) == count, body


async def test_an_entry_whose_validity_has_ended_goes_live_with_a_warning(desk: Desk) -> None:
    over = await desk.entry("双十二满减吗", valid_until="2020-01-01T00:00:00Z")
    assert [(one["code"], one["field"]) for one in over["warnings"]] == [("validity_ended", "valid_until")]
    path = f"/knowledge/entries/{over['id']}"
    await desk.client.put(f"{path}/draft", json={"answer": "新"})
    done = await post(desk, "/knowledge/entries/bulk", ids=[over["id"]], action="publish")
    assert (done["done"], [one["code"] for one in done["warnings"]]) == ([over["id"]], ["validity_ended"])
    english = await desk.client.patch(path, json={"valid_until": None})
    assert english.json()["warnings"] == []


async def test_checks_are_changed_and_deleted(desk: Desk) -> None:
    entry = await desk.entry("怎么退货")
    base = f"/knowledge/bases/{desk.base_id}"
    check = await post(desk, f"{base}/checks", 201, question="退货", entry_id=None)
    path = f"/knowledge/checks/{check['id']}"
    changed = (await desk.client.put(path, json={"question": " 怎么 退货 ", "entry_id": entry["id"]})).json()
    assert (changed["question"], changed["entry_title"], changed["must_refuse"]) == ("怎么 退货", "怎么退货", False)
    assert (await desk.client.get(f"{base}/checks")).json()["items"] == [changed]
    assert (await desk.client.delete(path)).status_code == 204
    assert (await post(desk, f"{base}/checks/run"))["total"] == 0


async def test_many_checks_are_pasted_and_a_run_names_who_answered(desk: Desk) -> None:
    entry = await desk.entry("怎么退货", similar=["退货流程"])
    base = f"/knowledge/bases/{desk.base_id}"
    lines = [
        {"question": "怎么退货", "entry": "退货流程 "},
        {"question": "你们老板是谁"},
        {"question": "怎么开发票", "entry": "没有这条"},
        {"question": "你们老板是谁"},
    ]
    made = await post(desk, f"{base}/checks/many", 201, lines=lines)
    assert (made["created"], [(one["line"], one["code"]) for one in made["failed"]]) == (2, [(3, "entry_not_found")])
    assert made["failed"][0]["message"]
    checks = (await desk.client.get(f"{base}/checks")).json()["items"]
    assert [(one["question"], one["entry_id"]) for one in checks] == [("怎么退货", entry["id"]), ("你们老板是谁", None)]
    run = await post(desk, f"{base}/checks/run")
    assert (run["total"], run["failed"]) == (2, 0)
    assert run["results"][0]["entries"] == [{"id": entry["id"], "title": "怎么退货"}]
    assert (await desk.client.post(f"{base}/checks/many", json={"lines": []})).status_code == 422


async def test_a_scheduled_draft_goes_live_at_its_time_unless_checks_hold_it(desk: Desk) -> None:
    base = f"/knowledge/bases/{desk.base_id}"
    entry = await desk.entry("怎么退货", similar=["退货流程"])
    path, due = f"/knowledge/entries/{entry['id']}", (utcnow() + timedelta(hours=1)).isoformat()
    publishing, workspace, id_ = desk.room.publishing, desk.house.workspace, UUID(entry["id"])
    await desk.client.put(f"{path}/draft", json={"answer": "新"})
    waiting = await post(desk, f"{path}/publish", publish_at=due)
    assert waiting["entry"]["draft"]["state"] == "scheduled"
    assert [
        e["id"] for e in (await desk.client.get("/knowledge/entries", params={"state": "scheduled"})).json()["items"]
    ] == [entry["id"]]
    assert await publishing.publish_due(workspace, id_, 1) == "called_off"
    assert await publishing.publish_due(workspace, id_, 2) == "published"
    assert (await desk.client.get(path)).json()["answer"] == "新"
    await post(desk, f"{base}/checks", 201, question="退货流程", entry_id=entry["id"])
    await desk.client.patch(base, json={"checks": "block"})
    await desk.client.put(f"{path}/draft", json={"question": "猫粮怎么喂", "similar": []})
    await post(desk, f"{path}/publish", publish_at=due)
    assert await publishing.publish_due(workspace, id_, 3) == "held"
    held = (await desk.client.get(path)).json()
    assert (held["question"], held["draft"]["state"]) == ("怎么退货", "draft")
    run = (await desk.client.get(f"/knowledge/check-runs/{held['draft']['held_by_run']}")).json()
    assert run["failed"] == 1
    past = await desk.client.post(f"{path}/publish", json={"publish_at": "2020-01-01T00:00:00Z"})
    assert (past.status_code, past.json()["field"]) == (422, "publish_at")


async def test_many_entries_change_each_for_itself(desk: Desk) -> None:
    folder = await post(desk, f"/knowledge/bases/{desk.base_id}/folders", 201, name="售后")
    made = [await desk.entry(f"问题{n}", tags=["旧"]) for n in range(3)]
    ids = [one["id"] for one in made]
    moved = await post(desk, "/knowledge/entries/bulk", ids=[*ids, str(uuid7())], action="move", folder_id=folder["id"])
    assert (sorted(moved["done"]), [one["code"] for one in moved["failed"]]) == (sorted(ids), ["entry_not_found"])
    tagged = await post(desk, "/knowledge/entries/bulk", ids=ids, action="tag", add_tags=["新"], remove_tags=["旧"])
    assert len(tagged["done"]) == 3
    found = (await desk.client.get("/knowledge/entries", params={"folder_id": folder["id"], "tag": "新"})).json()[
        "items"
    ]
    assert [one["tags"] for one in found] == [["新"]] * 3
    await desk.client.put(f"/knowledge/entries/{ids[0]}/draft", json={"answer": "新"})
    published = await post(desk, "/knowledge/entries/bulk", ids=ids, action="publish")
    assert (published["done"], {one["code"] for one in published["failed"]}) == ([ids[0]], {"no_draft"})
    assert len((await post(desk, "/knowledge/entries/bulk", ids=ids, action="archive"))["done"]) == 3
    renamed = await desk.client.patch(f"/knowledge/folders/{folder['id']}", json={"name": "售后问题", "position": 0})
    assert renamed.json()["entries"] == 3
    assert (await desk.client.delete(f"/knowledge/folders/{folder['id']}")).json()["code"] == "folder_not_empty"
    assert (await desk.client.delete(f"/knowledge/folders/{folder['id']}?contents=up")).status_code == 204
    assert (await desk.client.get(f"/knowledge/bases/{desk.base_id}/folders")).json() == {"items": []}


async def test_lists_find_what_is_in_no_folder_and_tell_the_tags(desk: Desk) -> None:
    folder = await post(desk, f"/knowledge/bases/{desk.base_id}/folders", 201, name="售后")
    filed = await desk.entry("怎么退货", folder_id=folder["id"], tags=["售后", "退货"])
    loose = await desk.entry("怎么开发票", tags=["售后"])
    found = (await desk.client.get("/knowledge/entries", params={"unfiled": True})).json()["items"]
    assert [one["id"] for one in found] == [loose["id"]]
    tags = (await desk.client.get("/knowledge/tags", params={"base_id": desk.base_id})).json()["items"]
    assert tags == [{"tag": "售后", "entries": 2}, {"tag": "退货", "entries": 1}]
    assert (await desk.client.get("/knowledge/tags")).json()["items"] == tags
    assert (await desk.client.get("/knowledge/tags", params={"base_id": filed["id"]})).status_code == 404
    path = f"/knowledge/entries/{filed['id']}/vote"
    assert (await desk.client.get(path)).json() == {"up": 0, "down": 0, "mine": None}
    await desk.client.put(path, json={"useful": False})
    assert (await desk.client.get(path)).json() == {"up": 0, "down": 1, "mine": False}


async def test_pictures_are_sniffed_and_shown_by_their_address_alone(desk: Desk) -> None:
    stored = await desk.client.post("/knowledge/pictures", files={"file": ("步骤[1].png", PNG, "text/html")})
    assert stored.status_code == 201, stored.text
    picture = stored.json()
    assert (picture["media_type"], picture["width"], picture["height"]) == ("image/png", 2, 3)
    assert picture["markdown"] == f"![步骤1.png]({picture['url']})"
    desk.client.cookies.clear()
    shown = await desk.client.get(f"http://zhike.test{picture['url']}")
    assert (shown.status_code, shown.content, shown.headers["x-content-type-options"]) == (200, PNG, "nosniff")
    for wrong in (picture["url"][:-3] + "AAA", "/api/v1/knowledge/pictures/x", "/api/v1/knowledge/pictures/%E4%B8%AD"):
        assert (await desk.client.get(f"http://zhike.test{wrong}")).status_code == 404
    await desk.sign_in_as("owner")
    for content, status in (
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 422),
        (b"", 422),
        (PNG + bytes(6_000_000), 413),
    ):
        assert (await desk.client.post("/knowledge/pictures", files={"file": ("x.png", content)})).status_code == status


async def test_use_shows_only_conversations_one_may_see(desk: Desk) -> None:
    from tests.db.knowledge.test_effects import turn  # noqa: PLC0415

    entry = await desk.entry("怎么退货")
    seen, hidden = uuid7(), uuid7()
    desk.room.usage.conversations.ids[seen] = 42  # type: ignore[attr-defined]
    async with desk.house.tx() as tx:
        said = [turn(desk.house.workspace, one, [UUID(entry["id"])], utcnow()) for one in (seen, hidden)]
        await Effects().apply(tx, said)
    usage = (await desk.client.get(f"/knowledge/entries/{entry['id']}/usage")).json()
    assert ([one["number"] for one in usage["recent"]], usage["hidden"]) == ([42], 1)
    assert [week["answered"] for week in usage["weeks"]] == [2]
    assert (await desk.client.get(f"/knowledge/entries/{entry['id']}")).json()["effect"]["answered"] == 2


async def test_a_list_and_a_save_take_few_statements(desk: Desk, statements: list[str]) -> None:
    entries = [await desk.entry(f"问题{n}") for n in range(5)]
    path = f"/knowledge/entries/{entries[0]['id']}"
    await desk.client.get("/me")
    statements.clear()
    await desk.client.get("/me")
    signed_in = len(statements)
    statements.clear()
    assert (await desk.client.get("/knowledge/entries", params={"base_id": desk.base_id})).status_code == 200
    assert len(statements) - signed_in <= 2, statements
    statements.clear()
    assert (await desk.client.put(f"{path}/draft", json={"answer": "新"})).status_code == 200
    knowledge = [one for one in statements if "knowledge_" in one]
    assert len(knowledge) == 6, knowledge  # lock, version, draft, read; what it says now, who else asks it
    statements.clear()
    assert (await desk.client.patch(path, json={"answer": "更新"})).status_code == 200
    knowledge = [one for one in statements if "knowledge_" in one]
    assert len(knowledge) == 9, (
        knowledge
    )  # entry, base; entry again, base's version, lock, write; read; draft, who else asks


async def test_odd_requests_are_refused_never_a_500(desk: Desk) -> None:
    unknown, entry = str(uuid7()), await desk.entry("怎么退货")
    path, base = f"/knowledge/entries/{entry['id']}", f"/knowledge/bases/{desk.base_id}"
    client = desk.client
    for answer, status in [
        (await client.put(f"/knowledge/entries/{unknown}/draft", json={"answer": "x"}), 404),
        (await client.put("/knowledge/entries/x/draft", json={}), 404),
        (
            await client.put(
                f"{path}/draft", json={"valid_from": "2026-01-02T00:00:00Z", "valid_until": "2026-01-01T00:00:00Z"}
            ),
            422,
        ),
        (await client.put(f"{path}/draft", json={"variants": {"fax": "x"}}), 422),
        (await client.put(f"{path}/draft", json={"valid_from": "2026-01-02"}), 422),
        (await client.post(f"{path}/publish", json={}), 409),
        (await client.post(f"{path}/submit", json={}), 409),
        (await client.post(f"{path}/restore", json={}), 409),
        (await client.post(f"{path}/rollback", json={"number": 99}), 404),
        (await client.get(f"{path}/versions/99"), 404),
        (await client.get(f"{path}/versions/{10**20}"), 404),
        (await client.get(f"{path}/versions", params={"cursor": "x"}), 422),
        (await client.get(f"{path}/diff", params={"before": 1, "after": 9}), 404),
        (await client.get(f"/knowledge/entries/{unknown}/usage"), 404),
        (await client.put(f"/knowledge/entries/{unknown}/vote", json={"useful": True}), 404),
        (await client.patch(path, json={"folder_id": unknown}), 404),
        (await client.patch(path, json={"owner_id": "x"}), 422),
        (await client.get("/knowledge/entries", params={"owner_id": "x"}), 422),
        (await client.get("/knowledge/entries", params={"folder_id": unknown}), 200),
        (await client.post(f"{base}/folders", json={"name": "x", "parent_id": unknown}), 404),
        (await client.patch(f"/knowledge/folders/{unknown}", json={"name": "x"}), 404),
        (await client.delete(f"/knowledge/folders/{unknown}"), 404),
        (await client.post(f"{base}/checks", json={"question": "x", "entry_id": unknown}), 404),
        (await client.post(f"{base}/checks", json={"question": " "}), 422),
        (await client.post(f"/knowledge/bases/{unknown}/checks", json={"question": "x"}), 404),
        (await client.post(f"/knowledge/bases/{unknown}/checks/run"), 404),
        (await client.put(f"/knowledge/checks/{unknown}", json={"question": "x"}), 404),
        (await client.delete(f"/knowledge/checks/{unknown}"), 404),
        (await client.get(f"/knowledge/check-runs/{unknown}"), 404),
        (await client.get(f"{base}/check-runs", params={"cursor": "WzFd"}), 422),
        (await client.get("/knowledge/pairs", params={"base_id": unknown}), 200),
        (await client.get("/knowledge/pairs", params={"cursor": "WzFd"}), 422),
        (await client.post(f"/knowledge/pairs/{unknown}/dismiss", json={}), 404),
        (await client.post("/knowledge/entries/bulk", json={"ids": ["x"], "action": "archive"}), 404),
        (await client.patch(f"/knowledge/bases/{unknown}", json={"checks": "warn"}), 404),
    ]:
        assert answer.status_code == status, (answer.request.method, answer.request.url, answer.text)
