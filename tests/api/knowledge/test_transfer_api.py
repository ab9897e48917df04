"""Imports that are tried, applied, followed and undone, exports and sources, over HTTP."""

import io
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from openpyxl import Workbook

from tests.support.people import House, browser, build_house, sign_in, small_app
from zhike.db import Database
from zhike.identity.http import routes as identity_routes
from zhike.kit.ids import uuid7
from zhike.knowledge import Exporter, ImportService, KnowledgeService, Sources
from zhike.knowledge.http import transfer_routes
from zhike.knowledge.http.imports import add_imports

CSV = "问题,答案\n怎么退货,申请\n怎么开发票,订单里申请\n,缺\n"


class Desk:
    """An owner signed in, with a base and the import's worker half."""

    def __init__(
        self, client: httpx.AsyncClient, house: House, imports: ImportService, base_id: str, sources: Sources
    ) -> None:
        self.client = client
        self.house = house
        self.imports = imports
        self.base_id = base_id
        self.sources = sources

    async def upload(self, data: bytes, name: str = "faq.csv", **form: str) -> dict[str, Any]:
        sent = await self.client.post(
            "/knowledge/imports", files={"file": (name, data)}, data={"base_id": self.base_id, **form}
        )
        assert sent.status_code == 201, sent.text
        return await self.ran(sent.json())

    async def ran(self, begun: dict[str, Any]) -> dict[str, Any]:
        await self.imports.run(self.house.workspace, UUID(begun["id"]))
        return (await self.client.get(f"/knowledge/imports/{begun['id']}")).json()


@pytest_asyncio.fixture(loop_scope="session")
async def desk(db: Database) -> AsyncIterator[Desk]:
    house = await build_house(db)
    imports = ImportService(db, learns=False)

    sources = Sources()

    def routes(exporter: Exporter, guard: Any) -> Any:
        router = transfer_routes(exporter, sources, guard)
        add_imports(router, imports, house.identity, guard)
        return router

    async with db.transaction(house.workspace) as tx:
        base = await KnowledgeService().create_base(tx, "常见问题", "zh")
    app = small_app(house, (identity_routes, house.identity), (routes, Exporter(db, house.audit)))
    async with browser(app) as client:
        email = f"{uuid7().hex}@example.com"
        await house.person("owner", email=email)
        await sign_in(client, email)
        yield Desk(client, house, imports, str(base.id), sources)
    imports.parser.close()


async def test_try_apply_follow_and_undo(desk: Desk) -> None:
    trial = await desk.upload(CSV.encode(), dry_run="true")
    assert (trial["state"], trial["dry_run"], trial["created"], trial["invalid"]) == ("done", True, 2, 1)
    assert trial["progress"] == {"phase": "finished", "done": 2, "total": 2}
    rows = (await desk.client.get(f"/knowledge/imports/{trial['id']}/rows", params={"limit": 1})).json()
    assert [(row["row"], row["effect"], row["question"]) for row in rows["items"]] == [(2, "created", "怎么退货")]
    more = (
        await desk.client.get(f"/knowledge/imports/{trial['id']}/rows", params={"cursor": rows["next_cursor"]})
    ).json()
    assert (len(more["items"]), more["next_cursor"]) == (1, None)
    applied = await desk.client.post(f"/knowledge/imports/{trial['id']}/apply", json={})
    done = await desk.ran(applied.json())
    assert (applied.status_code, done["dry_run"], done["state"], done["created"]) == (201, False, "done", 2)
    late = await desk.client.post(f"/knowledge/imports/{done['id']}/cancel")
    assert (late.status_code, late.json()["code"]) == (409, "import_not_stopped")
    undone = await desk.client.post(f"/knowledge/imports/{done['id']}/undo")
    assert (undone.status_code, undone.json()["state"]) == (202, "undoing")
    await desk.imports.run_undo(desk.house.workspace, UUID(done["id"]))
    again = await desk.client.post(f"/knowledge/imports/{done['id']}/undo")
    assert (again.status_code, again.json()["code"]) == (409, "import_not_undone")
    listed = (await desk.client.get("/knowledge/imports", params={"base_id": desk.base_id, "limit": 1})).json()
    assert (listed["items"][0]["state"], listed["items"][0]["removed"]) == ("undone", 2)
    rest = (await desk.client.get("/knowledge/imports", params={"cursor": listed["next_cursor"]})).json()
    assert [one["id"] for one in rest["items"]] == [trial["id"]]


async def test_a_trial_shows_what_differs_and_is_tried_again_without_its_file(desk: Desk) -> None:
    first = await desk.upload(CSV.encode())
    assert first["by"]["name"], "who began it"
    changed = "标题,正文,标签\n怎么退货,先打开订单再申请,售后\n怎么换货,一样\n"
    failed = await desk.upload(changed.encode(), dry_run="true")
    assert (failed["state"], failed["errors"][0]["code"]) == ("failed", "column_missing")
    assert failed["columns"] == ["标题", "正文", "标签"], "what there is to choose from"
    options = {"mapping": {"question": "标题", "answer": "正文"}, "policy": "update"}
    again = await desk.client.post(f"/knowledge/imports/{failed['id']}/again", json=options)
    assert again.status_code == 201, again.text
    trial = await desk.ran(again.json())
    assert (trial["dry_run"], trial["mapping"], trial["created"], trial["updated"]) == (True, options["mapping"], 1, 1)
    rows = await desk.client.get(f"/knowledge/imports/{trial['id']}/rows", params={"effect": "updated", "q": "退货"})
    (row,) = rows.json()["items"]
    fields = {one["field"]: one for one in row["changes"]}
    assert fields["answer"]["hunks"][0]["lines"][-1] == {"op": "added", "text": "先打开订单再申请"}
    assert (fields["tags"]["before"], fields["tags"]["after"]) == ([], ["售后"])
    nothing = await desk.client.get(f"/knowledge/imports/{trial['id']}/rows", params={"q": "没有这样的"})
    assert nothing.json()["items"] == []
    lists = await desk.client.get("/knowledge/imports", params={"what": "trials", "q": "FAQ"})
    assert {one["dry_run"] for one in lists.json()["items"]} == {True}
    other = await desk.client.post(f"/knowledge/imports/{trial['id']}/again", json={"folder_id": str(uuid7())})
    assert other.json()["code"] == "folder_not_found"


async def test_an_undo_is_foretold(desk: Desk) -> None:
    done = await desk.upload("问题,答案\n一问,甲\n二问,乙\n三问,丙\n".encode())
    path = f"/knowledge/imports/{done['id']}/undo"
    assert (await desk.client.get(path)).json() == {"removed": 3, "restored": 0, "edited": 0, "deleted": 0}
    rows = (await desk.client.get(f"/knowledge/imports/{done['id']}/rows")).json()["items"]
    service, db = KnowledgeService(), desk.house.db
    async with db.transaction(desk.house.workspace) as tx:
        await service.update_entry(tx, None, UUID(rows[0]["entry_id"]), {"answer": "改过"}, None)
        await tx.execute(
            "UPDATE knowledge_entries SET deleted_at = now() WHERE id = :id", {"id": UUID(rows[1]["entry_id"])}
        )
    foretold = (await desk.client.get(path)).json()
    assert foretold == {"removed": 1, "restored": 0, "edited": 1, "deleted": 1}
    await desk.client.post(path)
    await desk.imports.run_undo(desk.house.workspace, UUID(done["id"]))
    after = (await desk.client.get(f"/knowledge/imports/{done['id']}")).json()
    assert (after["state"], after["removed"], after["left"]) == ("undone", 1, 2)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_template_can_be_imported_as_it_is(desk: Desk, form: str) -> None:
    got = await desk.client.get("/knowledge/import-template", params={"format": form})
    assert got.status_code == 200
    assert f".{form}" in got.headers["content-disposition"]
    trial = await desk.upload(got.content, f"template.{form}", dry_run="true")
    assert (trial["state"], trial["created"], trial["invalid"], trial["flagged"]) == ("done", 2, 0, 0), trial["errors"]


async def test_flags_are_worded_in_the_readers_language(desk: Desk) -> None:
    await desk.upload("问题,相似问,答案\n怎么退货,我要退货,申请\n".encode())
    trial = await desk.upload("问题,答案\n我要退货,申请\n".encode(), dry_run="true")
    path = f"/knowledge/imports/{trial['id']}/rows"
    (row,) = (await desk.client.get(path, params={"flagged": "true"})).json()["items"]
    assert (row["flags"][0]["code"], row["flags"][0]["message"]) == ("asked_as_similar", "已是“怎么退货”的相似问法。")
    assert row["flags"][0]["entry_id"]


@pytest.mark.parametrize(
    ("form", "media"),
    [("csv", "text/csv"), ("html", "text/html"), ("md", "application/zip"), ("jsonl", "application/x-ndjson")],
)
async def test_an_export_is_a_file_that_reads_back(desk: Desk, form: str, media: str) -> None:
    await desk.upload(CSV.encode())
    sent = await desk.client.get("/knowledge/export", params={"base_id": desk.base_id, "format": form})
    assert (sent.status_code, sent.headers["content-type"].partition(";")[0]) == (200, media)
    assert "attachment" in sent.headers["content-disposition"]
    assert "filename*=UTF-8''%E5%B8%B8" in sent.headers["content-disposition"]
    ending = "zip" if form == "md" else form
    again = await desk.upload(sent.content, f"again.{ending}")
    assert (again["unchanged"], again["created"], again["updated"], again["errors"]) == (2, 0, 0, [])


async def test_a_source_is_added_changed_and_removed(desk: Desk) -> None:
    made = await desk.client.post(
        "/knowledge/sources", json={"base_id": desk.base_id, "url": "https://shop.example/sitemap.xml"}
    )
    assert made.status_code == 201, made.text
    source = made.json()
    assert (source["state"], source["every_hours"], source["visit"], source["pages"]) == ("waiting", 24, None, 0)
    assert (source["problem"], source["held"]) == (None, False)
    desk.sources.held = True  # as after a restore
    assert (await desk.client.get("/knowledge/sources")).json()["items"][0]["held"] is True
    desk.sources.held = False
    path = f"/knowledge/sources/{source['id']}"
    report = dict.fromkeys(("pages", "changed", "unchanged", "gone", "failed", "refused", "vanished"), 0)
    report |= {"complete": False, "errors": [{"code": "source_away", "params": {"problem": "HTTP 403"}}]}
    async with desk.house.db.transaction(desk.house.workspace) as tx:
        values = {"r": json.dumps(report), "i": source["id"]}
        await tx.execute("UPDATE knowledge_sources SET finished_at = now(), report = :r WHERE id = :i", values)
    failed = (await desk.client.get(path, headers={"accept-language": "zh-CN"})).json()
    assert (failed["state"], failed["problem"]) == (
        "failed",
        {"code": "source_away", "message": "页面抓取失败：网站拒绝访问"},
    )
    changed = (await desk.client.patch(path, json={"every_hours": None, "paused": True})).json()
    assert (changed["every_hours"], changed["state"], changed["next_at"]) == (None, "paused", None)
    assert (await desk.client.post(f"{path}/visit")).status_code == 202
    assert (await desk.client.get(f"{path}/pages")).json()["items"] == []
    assert [one["id"] for one in (await desk.client.get("/knowledge/sources")).json()["items"]] == [source["id"]]
    assert (await desk.client.delete(path)).status_code == 204
    assert (await desk.client.get(path)).json()["code"] == "source_not_found"


async def test_odd_requests_are_refused_never_a_500(desk: Desk) -> None:
    unknown = str(uuid7())
    for response, status in [
        (await desk.client.get(f"/knowledge/imports/{unknown}/rows"), 404),
        (await desk.client.get("/knowledge/imports/x/rows"), 404),
        (await desk.client.post(f"/knowledge/imports/{unknown}/apply", json={}), 404),
        (await desk.client.post(f"/knowledge/imports/{unknown}/undo"), 404),
        (await desk.client.get(f"/knowledge/imports/{unknown}/undo"), 404),
        (await desk.client.post(f"/knowledge/imports/{unknown}/again", json={"mapping": {"question": "\x00"}}), 404),
        (await desk.client.get("/knowledge/import-template", params={"format": "exe"}), 422),
        (await desk.client.get("/knowledge/imports", params={"q": "\x00", "what": "trials"}), 200),
        (
            await desk.client.post(
                "/knowledge/imports",
                files={"file": ("a.csv", b"a,b")},
                data={"base_id": desk.base_id, "mapping": '{"question": "\\u0000"}', "folder_id": unknown},
            ),
            404,
        ),
        (
            await desk.client.post(
                "/knowledge/sources",
                json={
                    "base_id": desk.base_id,
                    "url": "https://a.example/x",
                    "include": ["\x00a"],
                    "exclude": ["x" * 201],
                },
            ),
            422,
        ),
        (await desk.client.get("/knowledge/imports", params={"cursor": "x"}), 422),
        (await desk.client.get("/knowledge/export", params={"base_id": unknown}), 404),
        (await desk.client.get("/knowledge/export", params={"base_id": desk.base_id, "unfiled": "no folder"}), 422),
        (await desk.client.get("/knowledge/export", params={"base_id": desk.base_id, "format": "exe"}), 422),
        (
            await desk.client.post("/knowledge/sources", json={"base_id": desk.base_id, "url": "file:///etc/passwd"}),
            422,
        ),
        (await desk.client.post("/knowledge/sources", json={"base_id": unknown, "url": "https://a.example"}), 404),
        (
            await desk.client.post(
                "/knowledge/imports", files={"file": ("a.csv", b"x")}, data={"base_id": desk.base_id, "policy": "x"}
            ),
            422,
        ),
    ]:
        assert response.status_code == status, response.text


async def test_who_may_only_read_imports_nothing_and_who_may_not_publish_writes_drafts(desk: Desk) -> None:
    async with desk.house.db.transaction(desk.house.workspace) as tx:
        await tx.execute("UPDATE knowledge_bases SET four_eyes = true WHERE id = :b", {"b": desk.base_id})
    done = await desk.upload(CSV.encode())
    assert (done["as_drafts"], done["created"]) == (True, 2)
    async with desk.house.db.transaction(desk.house.workspace) as tx:
        states = await tx.rows("SELECT DISTINCT state FROM knowledge_entries WHERE base_id = :b", {"b": desk.base_id})
    assert [row["state"] for row in states] == ["draft"]
    email = f"{uuid7().hex}@example.com"
    await desk.house.person("agent", email=email)
    await sign_in(desk.client, email)
    refused = await desk.client.post(
        "/knowledge/imports", files={"file": ("a.csv", CSV.encode())}, data={"base_id": desk.base_id}
    )
    assert refused.status_code == 403


async def test_an_import_names_the_sheets_it_left_out(desk: Desk) -> None:
    book = Workbook()
    book.active.append(["问题", "答案"])
    book.active.append(["怎么退货", "申请即可。"])
    other = book.create_sheet("价目")
    other.append(["型号", "价格"])
    out = io.BytesIO()
    book.save(out)
    done = await desk.upload(out.getvalue(), "faq.xlsx", dry_run="true")
    assert (done["state"], done["total"], done["errors"]) == ("done", 1, [])
    (note,) = done["notes"]
    assert note["code"] == "sheet_left_out"
    assert "价目" in note["message"]
    applied = await desk.client.post(f"/knowledge/imports/{done['id']}/apply", json={})
    assert (await desk.ran(applied.json()))["notes"] == [note]
