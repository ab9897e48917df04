"""A base's things and relations in memory: what a question names, which entries tell of it, which of something else.

Loaded with the index when its base's version moved; a search only reads it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from zhike.knowledge.graph_names import Hit, Names, compact, is_code, strange_models
from zhike.knowledge.graph_types import BINDING, Named

OVERLAPPING = frozenset({"topic"})  # kinds one of which does not rule out another: they only put entries in order
OWN, KIN = (
    0.7,
    0.35,
)  # what telling of a thing that is named, or of what belongs to it, adds to an entry's log-odds: twice as likely


@dataclass(frozen=True, slots=True)
class Mention:
    """Things of one kind that a text names. Without ``ids`` it is one that this base does not know."""

    start: int
    end: int
    kind: str
    ids: frozenset[UUID]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Graph:
    """What is read of a base: things, (from, to, relation), (entry, thing, uses of the entry, whether it is its main matter)."""

    entities: Sequence[tuple[UUID, str, str, tuple[str, ...]]] = ()
    relations: Sequence[tuple[UUID, UUID, str]] = ()
    links: Sequence[tuple[UUID, UUID, int, bool]] = ()


@dataclass(slots=True)
class Stance:
    """How an entry stands to what a question names. ``product``: the one it is about, where the question names none."""

    other: bool = False
    bias: float = 0.0
    product: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """An entry that hangs together with another: over the same thing, or over two that are related."""

    entry_id: UUID
    of: UUID
    by: UUID | None
    relation: str | None
    uses: int


@dataclass(slots=True)
class EntityGraph:
    """The things of one base."""

    entities: dict[UUID, Named] = field(default_factory=dict)
    links: dict[UUID, frozenset[UUID]] = field(default_factory=dict)  # entry → things
    main: dict[UUID, set[UUID]] = field(default_factory=dict)  # entry → those that it is about first of all
    entries: dict[UUID, set[UUID]] = field(default_factory=dict)  # thing → entries
    uses: dict[UUID, int] = field(default_factory=dict)
    near: dict[UUID, dict[UUID, str]] = field(default_factory=dict)  # thing → thing one relation away, by which
    kin: dict[UUID, set[UUID]] = field(default_factory=dict)  # the same over relations that bind, and itself
    whole: dict[UUID, set[UUID]] = field(default_factory=dict)  # thing → what it is a part or fault of
    names: Names = field(default_factory=lambda: Names(()))
    keys: dict[UUID, frozenset[str]] = field(default_factory=dict)
    coded: set[UUID] = field(default_factory=set)  # products that are called by a model's code

    @classmethod
    def of(cls, graph: Graph) -> "EntityGraph":
        """Return what was read, ready to be asked."""
        made = cls()
        for id_, kind, name, aliases in graph.entities:
            made.entities[id_] = Named(id_, kind, name)
            made.keys[id_] = frozenset(compact(one) for one in (name, *aliases))
            made.kin[id_] = {id_}
            if kind == "product" and any(map(is_code, made.keys[id_])):
                made.coded.add(id_)
        for one, other, relation in graph.relations:
            made.near.setdefault(one, {})[other] = relation
            made.near.setdefault(other, {})[one] = relation
            if relation in BINDING:
                made.kin[one].add(other)
                made.kin[other].add(one)
            if relation in ("part_of", "fault_of"):
                made.whole.setdefault(one, set()).add(other)
        links: dict[UUID, set[UUID]] = {}
        for entry_id, id_, uses, main in graph.links:
            if main:
                made.main.setdefault(entry_id, set()).add(id_)
            links.setdefault(entry_id, set()).add(id_)
            made.entries.setdefault(id_, set()).add(entry_id)
            made.uses[entry_id] = uses
        made.links = {entry_id: frozenset(ids) for entry_id, ids in links.items()}
        made.names = Names((name, id_) for id_, _, own, aliases in graph.entities for name in (own, *aliases))
        return made

    def mentions(self, text: str) -> list[Mention]:
        """Return the things a text names, one mention for each kind of a name; a name of several things where the rest tells which."""
        if not self.names:
            return []
        hits = self.names.find(text)
        found = [mention for hit in hits for mention in self._by_kind(hit)]
        if self.coded and not any(mention.ids & self.coded for mention in found):
            found += [
                Mention(*place, "product", frozenset(), frozenset({key})) for key, place in strange_models(text, hits)
            ]
        around: set[UUID] = set()
        for mention in found:
            if len(mention.ids) == 1:
                around |= self.kin[next(iter(mention.ids))]
        return [self._narrowed(mention, around) for mention in found]

    def _by_kind(self, hit: Hit) -> Iterable[Mention]:
        by_kind: dict[str, set[UUID]] = {}
        for id_ in hit.ids or hit.like:
            by_kind.setdefault(self.entities[id_].kind, set()).add(id_)
        for kind, ids in by_kind.items():
            if hit.ids:
                keys = frozenset(key for id_ in ids for key in self.keys[id_])
                yield Mention(hit.start, hit.end, kind, frozenset(ids), keys)
            else:
                yield Mention(hit.start, hit.end, kind, frozenset(), frozenset({hit.key}))

    def _narrowed(self, mention: Mention, around: set[UUID]) -> Mention:
        narrowed = mention.ids & around
        return replace(mention, ids=narrowed) if len(mention.ids) > 1 and narrowed else mention

    def stance(self, entry_id: UUID, answer: str, mentions: Sequence[Mention]) -> Stance:
        """Return how an entry stands to what a question names."""
        links, stance = self.links.get(entry_id), Stance()
        if not links or not mentions:
            return stance
        shares = True  # tells of every kind of thing that is named
        for kind in {mention.kind for mention in mentions}:
            named = [mention for mention in mentions if mention.kind == kind]
            ids = frozenset(id_ for mention in named for id_ in mention.ids)
            kin = {other for id_ in ids for other in self.kin[id_]}
            alike = {id_ for id_ in links if self.entities[id_].kind == kind}
            if links & ids:
                stance.bias += OWN if alike <= kin else 0.0  # a comparison tells of others too
            elif links & kin:
                stance.bias += KIN
            elif kind not in OVERLAPPING:
                shares = False
            about = alike & self.main.get(entry_id, set())
            strange = [mention for mention in named if not mention.ids]  # a model that nobody knows is no model of ours
            wrong = about and (not alike & kin or (strange and about <= self.coded and not about & ids))
            if kind not in OVERLAPPING and wrong:
                stance.other = stance.other or not _names(answer, strange or named)
        stance.bias = stance.bias if shares else 0.0
        wide = frozenset(id_ for mention in mentions if mention.kind == "product" for id_ in mention.ids)
        shared = links & frozenset(id_ for mention in mentions if mention.kind != "product" for id_ in mention.ids)
        stance.product = self._product(self.main.get(entry_id, set()), shared, wide)
        return stance

    def _product(self, main: set[UUID], shared: frozenset[UUID], wide: frozenset[UUID]) -> str:
        """Return the one product an entry is about that tells of a part, fault or topic that is named (``shared``).

        Nothing where it is about none or several, or where the question names it; a kind of goods (``wide``) names no product.
        """
        if not shared:
            return ""
        products = {id_ for id_ in main if self.entities[id_].kind == "product"}
        if not products:  # a part of one product only
            wholes = [self.whole.get(id_, set()) for id_ in shared]
            products = set[UUID]().union(*wholes) if all(len(one) == 1 for one in wholes) else set()
        widest = {id_ for id_ in products if not self.whole.get(id_, set()) & products}  # W2 beside 净水器: the latter
        if len(widest) != 1:
            return ""
        (one,) = widest
        return self.entities[one].name if not wide or (self.whole.get(one, set()) & wide and one not in wide) else ""

    def products(self, text: str) -> frozenset[str]:
        """Return the names of the products that a text names, and of those that they belong to or that belong to them."""
        ids = {id_ for mention in self.mentions(text) if mention.kind == "product" for id_ in mention.ids}
        kin = {other for id_ in ids for other in self.kin[id_]}
        return frozenset(named.name for id_ in kin if (named := self.entities[id_]).kind == "product")

    def apart(self, one: UUID, other: UUID) -> bool:
        """Say whether two entries are about different things of a kind: however alike they are, they do not ask the same."""
        for kind in {self.entities[id_].kind for id_ in self.main.get(one, ())} - OVERLAPPING:
            ours, theirs = (
                {id_ for id_ in self.main.get(entry_id, ()) if self.entities[id_].kind == kind}
                for entry_id in (one, other)
            )
            if theirs and not theirs & {near for id_ in ours for near in self.kin[id_]}:
                return True
        return False

    def beside(self, entry_id: UUID) -> list[Near]:
        """Return the entries that tell of the same things as one, or of things one relation away: the most used first.

        What two products merely have in common (漏水, a warranty) brings no entry about the other product near.
        """
        links, found = self.links.get(entry_id, frozenset()), dict[UUID, Near]()
        for id_ in sorted(links):
            for other in self.entries.get(id_, ()):
                found.setdefault(other, Near(other, id_, None, None, self.uses.get(other, 0)))
        for id_ in sorted(links):
            for by, relation in self.near.get(id_, {}).items():
                if relation == "covered_by" and self.entities[id_].kind == "policy":
                    continue  # all that a policy covers is not beside it
                for other in self.entries.get(by, ()):
                    found.setdefault(other, Near(other, id_, by, relation, self.uses.get(other, 0)))
        found.pop(entry_id, None)
        own = self._products_of(entry_id)
        kin = {other for id_ in own for other in self.near.get(id_, ())} | own
        kept = [one for one in found.values() if not own or not (of := self._products_of(one.entry_id)) or of & kin]
        return sorted(kept, key=lambda near: (-near.uses, -len(self.links[near.entry_id] & links), near.entry_id))

    def _products_of(self, entry_id: UUID) -> set[UUID]:
        return {id_ for id_ in self.main.get(entry_id, ()) if self.entities[id_].kind == "product"}


def spoken(graphs: Sequence[EntityGraph], question: str) -> list[list[Mention]]:
    """Return for each base what a question names: what one base knows to be a product is one for the others too."""
    own = [graph.mentions(question) for graph in graphs]
    everything = [mention for found in own for mention in found]
    result = []
    for graph, found in zip(graphs, own, strict=True):
        kept = [one for one in found if not any(_inside(one, other) for other in everything)]
        for other in everything:
            if all(other.kind != one.kind or other.end <= one.start or one.end <= other.start for one in kept):
                kept.append(replace(other, ids=frozenset(i for i, keys in graph.keys.items() if keys & other.keys)))
        result.append(kept)
    return result


def _inside(one: Mention, other: Mention) -> bool:
    covers = other.start <= one.start and one.end <= other.end
    return one.kind == other.kind and covers and (other.end - other.start) > (one.end - one.start)


def _names(answer: str, named: Iterable[Mention]) -> bool:
    written = compact(answer)
    return any(key in written for mention in named for key in mention.keys if key)


def graph_of(values: Mapping[str, Sequence[Sequence[object]]]) -> Graph:
    """Return what was read as JSON."""
    return Graph(
        [(UUID(str(e[0])), str(e[1]), str(e[2]), tuple(e[3])) for e in values["entities"]],  # type: ignore[arg-type]
        [(UUID(str(r[0])), UUID(str(r[1])), str(r[2])) for r in values["relations"]],
        [(UUID(str(link[0])), UUID(str(link[1])), int(str(link[2])), bool(link[3])) for link in values["links"]],
    )
