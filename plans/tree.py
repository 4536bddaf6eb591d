"""YAML text to plain values and the place of each: bounded, every scalar kept as text, nothing guessed from its looks.

`17:00`, `1.10` and `no` stay as written (YAML 1.2 and stricter); a plain empty value, `~` and `null` are None.
Anchors, aliases and tags have no use in a plan and are refused, so no text can grow by expanding.
"""

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from plans.problems import Place, Problem, error

MOST_CHARACTERS = 8_000_000
MOST_VALUES = 500_000
MOST_DUPLICATES = 100
DEEPEST = 12
QUOTING = ("'", '"', "|", ">")
NULLS = ("", "~", "null", "Null", "NULL")

Path = tuple[str | int, ...]
Value = str | None | list["Value"] | dict[str, "Value"]

SYNTAX = (
    ("cannot start any token", "yaml-character"),
    ("control characters are not allowed", "yaml-character"),
    ("special characters are not allowed", "yaml-character"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("maximum nesting depth", "yaml-deep"),
    ("unexpected end of stream", "yaml-quote"),
    ("did not find expected ',' or", "yaml-bracket"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-'", "yaml-indent"),
)
"""What the YAML reader says, and the code of our sentence for it."""


class Mark(NamedTuple):
    """Where a key or value stands: characters from 0, end exclusive."""

    start: int
    end: int


class Tree(NamedTuple):
    """A text and its value, and by path the mark of each value, of each key, and which scalars are quoted."""

    text: str
    value: Value
    marks: dict[Path, Mark]
    keys: dict[Path, Mark]
    quoted: frozenset[Path]

    def mark(self, path: Path) -> Mark | None:
        """The place of what `path` leads to: a scalar itself, the key of a list or mapping, else what holds it."""
        for length in range(len(path), -1, -1):
            at = path[:length]
            if at in self.keys and (at not in self.marks or length < len(path)):
                return self.keys[at]
            if at in self.marks:
                return self.marks[at]
        return None


class _Stop(Exception):
    """Reading cannot go on; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_tree(text: str, name: str | None = None) -> tuple[Tree | None, list[Problem]]:
    """The text as a tree; None with a problem where it is no YAML, too large or too deep. Never raises."""
    if len(text) > MOST_CHARACTERS:
        return None, [error("plan-too-large", Place(file=name), size=len(text), most=MOST_CHARACTERS)]
    if (at := next((at for at, one in enumerate(text) if "\ud800" <= one <= "\udfff"), None)) is not None:
        return None, [error("yaml-character", place(text, Mark(at, at + 1), name))]
    reader = _Reader(text, name)
    try:
        return reader.whole(), reader.problems
    except _Stop as stop:
        return None, [*reader.problems, stop.problem]
    except yaml.YAMLError as broken:
        return None, [*reader.problems, _syntax(broken, text, name)]


class _Reader:
    """Walks the parser's events once, never deeper than DEEPEST."""

    def __init__(self, text: str, name: str | None) -> None:
        self.text, self.name = text, name
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        self.marks: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.quoted: set[Path] = set()
        self.count = 0
        self.problems: list[Problem] = []

    def whole(self) -> Tree:
        """The one document of the stream."""
        value: Value = None
        for count, _ in enumerate(event for event in self.events if isinstance(event, yaml.DocumentStartEvent)):
            event = next(self.events)
            if count:
                raise _Stop(error("several-documents", self.place(event)))
            value = self.value(event, ())
        return Tree(self.text, value, self.marks, self.keys, frozenset(self.quoted))

    def value(self, event: yaml.Event, path: Path) -> Value:
        """The value that begins with `event`."""
        self.refuse(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.mapping(path)

    def refuse(self, event: yaml.Event, path: Path) -> None:
        """Stops at what no plan needs: aliases, anchors, tags, great depth, great number."""
        if getattr(event, "anchor", None) is not None:
            raise _Stop(error("yaml-alias", self.place(event)))
        if (tag := getattr(event, "tag", None)) is not None:
            raise _Stop(error("yaml-tag", self.place(event), tag=str(tag)))
        if len(path) > DEEPEST:
            raise _Stop(error("yaml-deep", self.place(event), most=DEEPEST))
        self.count += 1
        if self.count > MOST_VALUES:
            raise _Stop(error("plan-too-many-values", self.place(event), most=MOST_VALUES))

    def scalar(self, event: yaml.ScalarEvent, path: Path) -> str | None:
        self.marks[path] = _mark(event)
        if event.style in QUOTING:
            self.quoted.add(path)
            return str(event.value)
        return None if event.value in NULLS else str(event.value)

    def sequence(self, path: Path) -> list[Value]:
        items: list[Value] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            at = (*path, len(items))
            if not isinstance(event, yaml.ScalarEvent):
                self.keys[at] = _mark(event)
            items.append(self.value(event, at))
        return items

    def mapping(self, path: Path) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            self.refuse(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Stop(error("yaml-key", self.place(event)))
            key, at = str(event.value), (*path, event.value)
            if key in entries:
                self.duplicate(event, self.keys[at])
            else:
                self.keys[at] = _mark(event)
                if not entries and (path == () or isinstance(path[-1], int)):  # a mapping stands where it begins
                    self.keys[path] = self.keys[at]
            value = self.value(next(self.events), at)
            entries[key] = value
        return entries

    def duplicate(self, event: yaml.ScalarEvent, first: Mark) -> None:
        """Tells of a key that was there before, of the first few at least."""
        if len(self.problems) <= MOST_DUPLICATES:
            line = place(self.text, first).line or 1
            self.problems.append(error("duplicate-key", self.place(event), key=str(event.value)[:60], line=line))

    def place(self, event: yaml.Event) -> Place:
        return place(self.text, _mark(event), self.name)


def place(text: str, mark: Mark, name: str | None = None) -> Place:
    """The place of a mark. A line ends at a line feed and nowhere else, as in every editor and in `text.split`."""
    line, column = text.count("\n", 0, mark.start) + 1, mark.start - text.rfind("\n", 0, mark.start)
    return Place(file=name, line=line, column=column, span=(mark.start, mark.end))


def _mark(event: yaml.Event) -> Mark:
    start, end = event.start_mark, event.end_mark
    return Mark(0, 0) if start is None or end is None else Mark(start.index, max(end.index, start.index))


def _syntax(broken: yaml.YAMLError, text: str, name: str | None) -> Problem:
    """What the YAML reader refused, in our words; its own are kept where we have none."""
    said = str(getattr(broken, "problem", None) or getattr(broken, "reason", None) or broken).splitlines()[0]
    code = next((code for words, code in SYNTAX if words in said), "yaml-syntax")
    args: dict[str, str | int] = {}
    if code == "yaml-syntax":
        args["said"] = said
    elif code == "yaml-deep":
        args["most"] = DEEPEST
    mark = getattr(broken, "problem_mark", None)
    if code in ("yaml-quote", "yaml-bracket") or mark is None:  # where it was opened tells more than where it is missed
        mark = getattr(broken, "context_mark", None) or mark
    at = min(mark.index if mark is not None else getattr(broken, "position", 0), len(text))
    spot = place(text, Mark(at, at), name)
    return error(code, spot.model_copy(update={"span": None}), **args)
