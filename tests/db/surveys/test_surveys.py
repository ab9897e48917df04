"""Ratings: once per conversation, changeable for a day, words sealed and erased with their customer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import pytest
import pytest_asyncio

from tests.support.people import House, viewer_of
from zhike.customers import Profile
from zhike.db import Tx, recording
from zhike.identity import Grant
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.surveys import NotRateable, Rateable, RatingClosed, SurveysService

CONVERSATION = """
WITH i AS (
    INSERT INTO inboxes (workspace_id, id, key, kind, name, identity_secret)
    VALUES (:w, :inbox, :key, 'widget', '网站', '\\x00')
), p AS (
    INSERT INTO customer_identities (workspace_id, id, inbox_id, external_hash, customer_id)
    VALUES (:w, :identity, :inbox, '\\x00', :customer)
)
INSERT INTO conversations
    (workspace_id, id, number, inbox_id, customer_id, identity_id, thread_key, owner_kind, queue_id, owner_id)
VALUES (:w, :id, 1, :inbox, :customer, :identity, 't', 'assistant', NULL, :owner)"""


@dataclass
class Rated:
    """The conversations of this test."""

    known: dict[UUID, Rateable] = field(default_factory=dict)
    scores: list[tuple[UUID, int]] = field(default_factory=list)

    async def lock_rateable(self, tx: Tx, conversation_id: UUID) -> Rateable | None:
        return self.known.get(conversation_id)

    async def rated(self, tx: Tx, conversation_id: UUID, score: int, reasons: Sequence[str]) -> None:
        self.scores.append((conversation_id, score))

    async def of_customers(self, tx: Tx, customer_ids: Collection[UUID]) -> list[UUID]:
        return [one.conversation_id for one in self.known.values() if one.customer_id in customer_ids]


@dataclass
class Scene:
    house: House
    rated: Rated
    surveys: SurveysService
    customer: UUID
    conversation: UUID


@pytest_asyncio.fixture(loop_scope="session")
async def scene(house: House) -> Scene:
    rated, conversation = Rated(), uuid7()
    surveys = SurveysService(rated, house.customers)
    house.customers.bind(erasures=[surveys])
    async with house.tx() as tx:
        wang = await house.customers.create(tx, Profile("王小明"))
        assistant = await house.staff.assistant(tx)
        row = {"w": house.workspace, "id": conversation, "customer": wang.id, "owner": assistant.id}
        inbox = uuid7()
        await tx.execute(CONVERSATION, {**row, "inbox": inbox, "identity": uuid7(), "key": f"k-{inbox.hex[-12:]}"})
    rated.known[conversation] = Rateable(conversation, wang.id, "assistant", assistant.id)
    return Scene(house, rated, surveys, wang.id, conversation)


async def test_rate_and_change(scene: Scene) -> None:
    async with scene.house.tx() as tx:
        with recording() as statements:
            await scene.surveys.rate(tx, scene.conversation, 2, "等太久")
        assert len(statements) == 2  # the key, the rating
        with recording() as statements:
            await scene.surveys.rate(tx, scene.conversation, 5, " 后来很好 \x00")
        assert len(statements) == 1
        rating = await scene.surveys.rating(tx, scene.conversation, scene.customer)
        stored = await tx.scalar("SELECT ratings::text FROM ratings")
    assert rating is not None
    assert (rating.score, rating.comment, rating.rated_owner_kind) == (5, "后来很好", "assistant")
    assert "后来".encode().hex() not in stored
    assert scene.rated.scores == [(scene.conversation, 2), (scene.conversation, 5)]


async def test_after_a_day_it_stands(scene: Scene) -> None:
    async with scene.house.tx() as tx:
        await scene.surveys.rate(tx, scene.conversation, 4)
        await tx.execute("UPDATE ratings SET at = now() - interval '23 h 59 min'")
        await scene.surveys.rate(tx, scene.conversation, 3)
        await tx.execute("UPDATE ratings SET at = now() - interval '24 h'")
        with pytest.raises(RatingClosed):
            await scene.surveys.rate(tx, scene.conversation, 1)
        rating = await scene.surveys.rating(tx, scene.conversation, scene.customer)
    assert rating is not None
    assert (rating.score, rating.comment) == (3, None)
    assert len(scene.rated.scores) == 2


@pytest.mark.parametrize("score", [0, 6, -1])
async def test_only_one_to_five(scene: Scene, score: int) -> None:
    with pytest.raises(Invalid):
        async with scene.house.tx() as tx:
            await scene.surveys.rate(tx, scene.conversation, score)


async def test_nothing_to_rate(scene: Scene) -> None:
    async with scene.house.tx() as tx:
        with pytest.raises(NotRateable):
            await scene.surveys.rate(tx, uuid7(), 5)
        assert await scene.surveys.rating(tx, uuid7(), scene.customer) is None


async def test_erasing_takes_the_words_and_leaves_the_score(scene: Scene) -> None:
    viewer = viewer_of(scene.house.workspace, Grant("customer.erase"))
    async with scene.house.tx() as tx:
        await scene.surveys.rate(tx, scene.conversation, 2, "我的电话 13812345678")
        await scene.house.customers.erase(tx, viewer, scene.customer)
        rating = await scene.surveys.rating(tx, scene.conversation, scene.customer)
        assert rating is not None
        assert (rating.score, rating.comment) == (2, None)
        assert await tx.scalar("SELECT comment FROM ratings") is None
        await scene.surveys.rate(tx, scene.conversation, 3, "还想说")  # his key is gone: the words are not kept
        assert await tx.scalar("SELECT comment FROM ratings") is None
