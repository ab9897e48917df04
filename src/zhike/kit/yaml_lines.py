"""Reading YAML so that everything that is wrong has a line: a node knows its place, what was asked of it, and what was not. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from zhike.kit.expressions import BadExpression, Expression
from zhike.kit.templates import Template

MAX_BYTES = 400_000
LANGUAGES = ("zh", "en")
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in which line (1 is the first), in both languages."""

    line: int
    en: str
    zh: str


class Unreadable(Exception):
    """The file says something that cannot be; ``problems`` are in the order of its lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("; ".join(f"line {one.line}: {one.en}" for one in self.problems))


class _Loader(yaml.CSafeLoader):  # type: ignore[misc]  # has no types
    """YAML 1.2's truth values: ``yes``, ``no``, ``on`` and ``off`` are words, as every writer means them."""


_TRUTH = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != _TRUTH]
    for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_TRUTH, re.compile("(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


class Node:
    """A value of the file with its line. Whatever is asked of it that it is not becomes a problem, and reading goes on."""

    def __init__(self, node: yaml.Node | None, line: int, path: str, problems: list[Problem]) -> None:
        self.node = node
        self.line = node.start_mark.line + 1 if node is not None else line
        self.path = path
        self.problems = problems
        self._taken: set[str] = set()
        self._children: dict[str, yaml.Node] = {}
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                name = str(key.value)
                if name in self._children:
                    self.wrong_at(key.start_mark.line + 1, f"{name} stands here twice", f"{name} 重复出现")
                self._children[name] = value

    def wrong(self, en: str, zh: str) -> None:
        """Note that this is wrong."""
        self.wrong_at(self.line, en, zh)

    def wrong_at(self, line: int, en: str, zh: str) -> None:
        """Note that something is wrong in a line."""
        where = f"{self.path}: " if self.path else ""
        self.problems.append(Problem(line, f"{where}{en}", f"{where}{zh}"))

    @property
    def given(self) -> bool:
        """Whether it stands there at all (``null`` does not)."""
        return self.node is not None and self.node.tag != "tag:yaml.org,2002:null"

    def child(self, name: str, *, needed: bool = False) -> "Node":
        """Return what stands under a key."""
        self._taken.add(name)
        found = Node(self._children.get(name), self.line, f"{self.path}.{name}" if self.path else name, self.problems)
        if needed and not found.given:
            self.wrong(f"{name} is missing", f"缺少 {name}")
        return found

    def children(self, *, named: bool = True) -> Iterator[tuple[str, "Node"]]:
        """Return every key with what stands under it; ``named``: keys are names of our own."""
        if self.given and not isinstance(self.node, yaml.MappingNode):
            self.wrong("must be a list of key: value", "应为“键: 值”")
        for name in self._children:
            found = self.child(name)
            if named and not NAME.fullmatch(name):
                found.wrong(
                    f"{name!r} is no name: small letters, digits and _, a letter first",
                    f"{name!r} 不是合法名称：只能用小写字母、数字和下划线，以字母开头",
                )
            yield name, found

    def items(self) -> Iterator["Node"]:
        """Return the items of a list."""
        if not self.given:
            return
        if not isinstance(self.node, yaml.SequenceNode):
            self.wrong("must be a list", "应为列表")
            return
        for number, item in enumerate(self.node.value):
            yield Node(item, self.line, f"{self.path}[{number}]", self.problems)

    def ended(self) -> None:
        """Note every key that nobody asked for."""
        for name, value in self._children.items():
            if name not in self._taken:
                line = value.start_mark.line + 1
                self.wrong_at(line, f"there is no key {name} here", f"这里没有 {name} 这个键")

    # Values -----------------------------------------------------------------------------------------------------

    def source(self, text: str) -> str:
        """Return how the value stands in its file (``text``), by itself."""
        assert self.node is not None
        begin, end = self.node.start_mark, self.node.end_mark
        lines = [*text.split("\n"), ""][begin.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines[0] = lines[0][begin.column :]
        own = [line if n == 0 else line.removeprefix(" " * begin.column) for n, line in enumerate(lines)]
        return "\n".join(own).rstrip() + "\n"

    def plain(self) -> Any:
        """Return the value as YAML means it (dates stay text)."""
        return _plain(self.node) if self.node is not None else None

    def text(self, default: str = "") -> str:
        """Return a text."""
        return str(self._of(str, "a text", "文字", default))

    def flag(self, default: bool = False) -> bool:
        """Return true or false."""
        return bool(self._of(bool, "true or false", "true 或 false", default))

    def number(self, low: int, high: int) -> int | None:
        """Return a whole number within bounds, None where it is not given."""
        value: int | None = self._of(int, "a whole number", "整数", None)
        if value is not None and not low <= value <= high:
            self.wrong(f"must be from {low} to {high}", f"应在 {low} 到 {high} 之间")
            return None
        return value

    def seconds(self, most: float) -> float | None:
        """Return a number of seconds, None where it is not given."""
        value = self._of((int, float), "a number of seconds", "秒数", None)
        if value is not None and not 0 < value <= most:
            self.wrong(f"must be above 0 and at most {most:g}", f"应大于 0，最多 {most:g}")
            return None
        return float(value) if value is not None else None

    def one_of(self, names: Sequence[str], default: Any = None) -> Any:
        """Return one of several words."""
        value = self.text(default or "")
        if value not in names and (self.given or default is None):
            listed = ", ".join(names)
            self.wrong(f"must be one of: {listed}", f"应为以下之一：{listed}")
            return default or names[0]
        return value

    def words(self) -> dict[str, str]:
        """Return {language: text}; a plain text is for readers of both."""
        return {language: text for language, (text, _) in self._spoken().items()}

    def texts(self) -> dict[str, Template]:
        """Return {language: template}."""
        found = {}
        for language, (text, at) in self._spoken().items():
            if (made := at.parsed(Template, text)) is not None:
                found[language] = made
        return found

    def _spoken(self) -> dict[str, tuple[str, "Node"]]:
        if isinstance(self.node, yaml.MappingNode):
            found = {}
            for name, one in self.children(named=False):
                if name not in LANGUAGES:
                    one.wrong("languages are zh and en", "语言只有 zh 和 en")
                else:
                    found[name] = (one.text(), one)
            return found
        return dict.fromkeys(LANGUAGES, (self.text(), self)) if self.given else {}

    def expression(self) -> Expression | None:
        """Return an expression, None where there is none."""
        return self.parsed(Expression, self.text()) if self.given else None

    def value(self) -> Any:
        """Return an expression for a text, the value itself for anything else."""
        plain = self.plain()
        if isinstance(plain, str):
            return self.parsed(Expression, plain)
        return plain

    def parsed(self, made: Callable[[str], T], text: str) -> T | None:
        """Return what a text is parsed to; what is wrong with it becomes a problem."""
        try:
            return made(text)
        except BadExpression as error:
            self.wrong(f"{error}", f"表达式有误：{error}")
            return None

    def _of(self, kind: Any, en: str, zh: str, default: Any) -> Any:
        if not self.given:
            return default
        value = self.plain()
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.wrong(f"must be {en}", f"应为{zh}")
            return default
        return value


def read(text: str) -> Node:
    """Return the root of a YAML file; raises Unreadable with the line for one that is none."""
    if len(text.encode()) > MAX_BYTES:
        raise Unreadable([Problem(1, f"larger than {MAX_BYTES} bytes", f"超过 {MAX_BYTES} 字节")])
    try:
        if sum(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.CSafeLoader)) > 0:
            raise Unreadable([Problem(1, "anchors and aliases are not read", "不支持锚点和别名")])
        root = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = error.problem or "cannot be read"
        raise Unreadable([Problem(mark.line + 1 if mark else 1, f"no YAML: {said}", f"不是 YAML：{said}")]) from None
    except yaml.YAMLError as error:
        said = str(error).splitlines()[0]
        raise Unreadable([Problem(1, f"no YAML: {said}", f"不是 YAML：{said}")]) from None
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable([Problem(1, "must be a list of key: value", "应为“键: 值”")])
    return Node(root, 1, "", [])


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    loader = yaml.SafeLoader("")
    if node.tag == "tag:yaml.org,2002:timestamp":
        return str(node.value)
    try:
        return loader.construct_object(node)  # a scalar
    except (yaml.YAMLError, ValueError):
        return str(node.value)
