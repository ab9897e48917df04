"""A turn's look-ups over knowledge that knows what each text finds."""

from collections.abc import Callable, Hashable, Sequence
from uuid import UUID, uuid4, uuid5

import pytest

from zhike.dialogue.look_up import LookUp
from zhike.dialogue.rules import plain, split_questions
from zhike.dialogue.types import TurnContext
from zhike.knowledge import Candidate, Found

SPACE = uuid4()


class Known:
    """Finds for a text what it is told, with that probability, and nothing else."""

    def __init__(self, finds: dict[str, dict[str, float]]) -> None:
        self.finds = {plain(text): found for text, found in finds.items()}

    async def search(
        self,
        workspace_id: UUID,
        questions: Sequence[str],
        locale: str,
        base_ids: frozenset[UUID] | None = None,
        channel: str | None = None,
    ) -> list[Found]:
        del workspace_id, base_ids, channel
        return [
            Found(tuple(one(title, score, locale) for title, score in self.finds.get(text, {}).items()), {})
            for text in questions
        ]

    async def entry(self, workspace_id: UUID, entry_id: UUID, channel: str | None = None) -> Candidate | None:
        raise NotImplementedError

    def products(self, workspace_id: UUID, text: str, base_ids: frozenset[UUID] | None = None) -> frozenset[str]:
        del workspace_id, text, base_ids
        return frozenset()

    def related(
        self, workspace_id: UUID, entry_id: UUID, locale: str, limit: int, but: Sequence[str] = ()
    ) -> list[tuple[UUID, str]]:
        raise NotImplementedError

    def wordings(
        self, workspace_id: UUID, base_ids: frozenset[UUID] | None = None
    ) -> tuple[Hashable, Callable[[], list[str]]]:
        del workspace_id, base_ids
        return (id(self), lambda: ["金卡的免邮券怎么用", "可以指定发顺丰吗"])


def one(title: str, score: float, locale: str = "zh") -> Candidate:
    return Candidate(uuid5(SPACE, title), SPACE, locale, title, f"{title}。", title, score, score, score)


async def told(message: str, finds: dict[str, dict[str, float]]) -> list[tuple[str, str]]:
    """Return per question of a message what becomes of it and the entry."""
    context = TurnContext(SPACE, (message,))
    look = LookUp(context, Known(finds), "zh", split_questions(context.texts))
    await look.run()
    return [(one.kind, one.entries[0].title if one.entries else "") for one in look.verdicts]


MESSAGE, FIRST, SECOND = "金卡那张免运费的搁哪儿呢，能抵顺丰不", "金卡那张免运费的搁哪儿呢", "能抵顺丰不"
VOUCHER, CARRIER = "金卡的免邮券怎么用", "可以指定发顺丰吗"


@pytest.mark.parametrize(
    ("whole", "first"),
    [
        ({VOUCHER: 0.8}, ("answer", VOUCHER)),  # both clauses were about it
        ({VOUCHER: 0.4}, ("nothing", VOUCHER)),  # not sure enough to be given
        ({CARRIER: 0.8}, ("nothing", VOUCHER)),  # told already
    ],
)
async def test_a_question_without_an_answer_gets_what_answers_the_whole_message(
    whole: dict[str, float], first: tuple[str, str]
) -> None:
    finds = {FIRST: {VOUCHER: 0.3}, SECOND: {CARRIER: 0.9}, MESSAGE: whole}
    assert await told(MESSAGE, finds) == [first, ("answer", CARRIER)]


async def test_a_reading_that_leaves_the_goods_out_is_not_answered_for_other_goods() -> None:
    sweeper, sound = "扫地机器人多少分贝", "声音一般多少分贝"
    finds = {
        "吹风机声音大不大 大概多少分贝": {sweeper: 0.1, sound: 0.1},
        "声音大概多少分贝": {sweeper: 0.7, sound: 0.6},
    }
    assert await told("吹风机声音大不大，大概多少分贝", finds) == [("nothing", ""), ("answer", sound)]
