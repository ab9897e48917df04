"""What is offered beside an answer: never the entry it rests on, never the same words twice."""

from collections.abc import Sequence
from uuid import UUID

from zhike.dialogue.related import MOST, related_to
from zhike.dialogue.types import Answered, Source, TurnContext
from zhike.kit.ids import uuid7

WORKSPACE = uuid7()


class Shelf:
    """Knowledge in which every entry is beside every other, those of another base under the same words."""

    def __init__(self, questions: dict[UUID, str]) -> None:
        self.questions = questions

    def related(
        self, workspace_id: UUID, entry_id: UUID, locale: str, limit: int, but: Sequence[str] = ()
    ) -> list[tuple[UUID, str]]:
        assert (workspace_id, locale) == (WORKSPACE, "zh")
        near = [(one, said) for one, said in self.questions.items() if one != entry_id and said not in but]
        return near[:limit]


def offered(shelf: Shelf, *cited: UUID) -> list[str]:
    # The titles of what was cited are those of a channel's wording: the words alone would not give the entries away.
    sources = tuple(Source(n, one, f"标题 {n}", 0.9) for n, one in enumerate(cited, 1))
    answer = Answered("好的", sources, 0.9)
    context = TurnContext(WORKSPACE, ("保修多久",))
    return [one.label for one in related_to(context, shelf, "zh", answer)]  # type: ignore[arg-type]


def test_what_the_answer_rests_on_is_not_offered_beside_it() -> None:
    one, two, *_ = ids = [uuid7() for _ in range(4)]
    shelf = Shelf(dict(zip(ids, ["保修范围", "怎么报修", "延保价格", "上门费"], strict=True)))
    assert offered(shelf, one) == ["怎么报修", "延保价格", "上门费"]
    assert offered(shelf, one, two) == ["延保价格", "上门费"]
    assert offered(shelf, *ids) == []


def test_the_same_words_are_offered_once_and_no_more_than_a_few() -> None:
    ids = [uuid7() for _ in range(8)]
    shelf = Shelf(dict(zip(ids, ["保修", "运费 A", "运费 a", "退货", "换货", "发票", "积分", "会员"], strict=True)))
    assert offered(shelf, ids[0]) == ["运费 A", "退货", "换货"]
    assert len(offered(shelf, ids[0], ids[1])) == MOST
