"""The automatic numbers of a .docx as Word prints them: "1.", "a)", "I.", "Điều 2."; they are nowhere in its text."""

import re
from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Level(NamedTuple):
    """How the numbers of a level of a list look."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None
    legal: bool = False


class Numbering:
    """The lists of a document and how far each has been counted; lives for one reading."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels = _abstract_levels(numbering)
        self._lists = _lists(numbering)
        self._styles = _styles(styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """The number that stands before this paragraph, "" for none; each call counts on."""
        number, level = self._place(paragraph)
        if number not in self._lists:
            return ""
        abstract, starts, own = self._lists[number]
        levels = {**self._levels.get(abstract, {}), **own}
        if level not in levels or levels[level].format == "none":
            return ""
        if levels[level].format == "bullet":
            return "-"
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (number, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((number, level))
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, levels[level].start)
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _printed(levels, counts, level)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph, by itself or by its style."""
        properties = paragraph.find(f"{W}pPr")
        number = level = style = None
        if properties is not None:
            number, level = _reference(properties)
            named = properties.find(f"{W}pStyle")
            style = named.get(f"{W}val") if named is not None else None
        name, seen = style, set()
        while number is None and name in self._styles and name not in seen:
            seen.add(name)
            number, by_style, parent = self._styles[name]
            level = by_style if level is None else level
            if number is None:
                name = parent
        if number is None or number == "0":
            return "", 0
        if level is None and name is not None:
            levels = self._levels.get(self._lists.get(number, ("", {}, {}))[0], {})
            level = next((at for at, shape in levels.items() if shape.style == name), 0)
        return number, level or 0


def _printed(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    def one(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        shape = levels.get(at, Level())
        return spelled(counts.get(at, shape.start), "decimal" if levels[level].legal else shape.format)

    return re.sub(r"%([1-9])", one, levels[level].text)


def spelled(value: int, format_: str) -> str:
    """A number in the way of a list: decimal, letters or Roman."""
    if format_ in ("lowerLetter", "upperLetter") and 0 < value <= 260:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if format_ == "lowerLetter" else letters.upper()
    if format_ in ("lowerRoman", "upperRoman") and 0 < value < 400:
        roman = "".join(
            digits[value // power % 10]
            for power, digits in (
                (100, ["", "C", "CC", "CCC"]),
                (10, ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]),
                (1, ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]),
            )
        )
        return roman if format_ == "upperRoman" else roman.lower()
    return f"{value:02d}" if format_ == "decimalZero" else str(value)


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return found.get(f"{W}val") if found is not None else None


def _whole(value: str | None, default: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"\d{1,4}", value) else default


def _reference(properties: Any) -> tuple[str | None, int | None]:
    found = properties.find(f"{W}numPr")
    level = _value(found, "ilvl")
    return _value(found, "numId"), _whole(level, 0) if level is not None else None


def _level(element: Any) -> Level:
    legal = element.find(f"{W}isLgl") is not None
    format_, text = _value(element, "numFmt") or "decimal", _value(element, "lvlText") or ""
    return Level(format_, text, _whole(_value(element, "start"), 1), _value(element, "pStyle"), legal)


def _abstract_levels(numbering: Any) -> dict[str, dict[int, Level]]:
    if numbering is None:
        return {}
    return {
        abstract.get(f"{W}abstractNumId"): {
            _whole(level.get(f"{W}ilvl"), 0): _level(level) for level in abstract.iterfind(f"{W}lvl")
        }
        for abstract in numbering.iterfind(f"{W}abstractNum")
    }


def _lists(numbering: Any) -> dict[str, tuple[str, dict[int, int], dict[int, Level]]]:
    """For each list: its shape, the levels that begin anew with it, the levels that it shapes itself."""
    found: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = {}
    for one in numbering.iterfind(f"{W}num") if numbering is not None else ():
        starts, own = {}, {}
        for override in one.iterfind(f"{W}lvlOverride"):
            at = _whole(override.get(f"{W}ilvl"), 0)
            if (start := _value(override, "startOverride")) is not None:
                starts[at] = _whole(start, 1)
            if (shape := override.find(f"{W}lvl")) is not None:
                own[at] = _level(shape)
        found[one.get(f"{W}numId")] = (_value(one, "abstractNumId") or "", starts, own)
    return found


def _styles(styles: Any) -> dict[str | None, tuple[str | None, int | None, str | None]]:
    """For each style: its list, its level and the style it is based on."""
    found: dict[str | None, tuple[str | None, int | None, str | None]] = {}
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
        properties = style.find(f"{W}pPr")
        number, level = _reference(properties) if properties is not None else (None, None)
        found[style.get(f"{W}styleId")] = (number, level, _value(style, "basedOn"))
    return found
