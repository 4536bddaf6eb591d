"""What the history keeps in our Vietnamese words, told in the language of whoever reads; what people typed stays as it is."""

import re
from functools import cache

from plans.wording import Lang, label, labels

OURS = ("yearly.who", "yearly.reason", "yearly.of")
"""Labels of words that the product itself puts into a plan; they are kept in Vietnamese."""
CODES = ("amended", "deemed-accepted", "parent-closed")
"""Notes that are kept as a code."""
WHOLE = ("told.passed", "told.taken", "told.merged", "told.desk")
"""Labels that make a whole line: the words of ours that it begins with, then the reason as typed."""
PIECES = ("ground.own", "ground.beyond", "extension.was-overdue")
"""Labels that are a piece of a line by themselves."""
_VALUES = ("amend.none", "due.none", "force.order", "force.request")
_CHANGED = re.compile(r"(?P<field>[^:;]+): (?P<old>.*) → (?P<new>.*)", re.DOTALL)
_HOUR = re.compile(r"(\d\d) giờ (\d\d) ngày (\d\d/\d\d/\d{4})")


def retold(line: str | None, lang: Lang) -> str:
    """A note of the history: a code in words; of a line, in English, what is of our making."""
    if not line or line in CODES:
        return label(f"note.{line}", lang) if line else ""
    if lang == "vi":
        return line
    for key in WHOLE:
        if found := _pattern(key).fullmatch(line):
            return label(key, lang, **found.groupdict())
    return "; ".join(_piece(one, lang) for one in line.split("; "))


def without_late(line: str) -> str:
    """A line without the piece that says that the date had passed when it moved, for who tells that beside it."""
    late = _pattern("amend.was-overdue")
    kept = (one for one in line.split("; ") if one != label("extension.was-overdue") and not late.fullmatch(one))
    return "; ".join(kept)


def of_plan(words: str, lang: Lang) -> str:
    """A task's title, owner or reason: what the product put into the plan in the reader's language, a document's words as they are."""
    if lang == "vi":
        return words
    found = ((key, _pattern(key).fullmatch(words)) for key in OURS)
    key, ours = next(((key, one.groupdict()) for key, one in found if one), ("", {}))
    return label(key, lang, **{name: _paper(value, lang) for name, value in ours.items()}) if key else words


def because(words: str, lang: Lang) -> str:
    """Why a task stands in its pile: the compiler's reason in the reader's language, the words of the document in it as they are."""
    if lang == "vi":
        return words
    keys = (key for key in labels("vi") if key.startswith("because."))
    found = ((key, _pattern(key).fullmatch(words)) for key in keys)
    return next((label(key, lang, **one.groupdict()) for key, one in found if one), of_plan(words, lang))


def _paper(words: str, lang: Lang) -> str:
    """A document by its kind and number; its title stays."""
    kind, sign, number = words.partition(" số ")
    keys = (key for key, said in labels("vi").items() if key.startswith("kind.") and said.lower() == kind.lower())
    return f"{label(key, lang)} {number}" if sign and (key := next(keys, "")) else words.removeprefix("văn bản ")


def evidence_told(line: str | None, lang: Lang) -> str:
    """The line that is kept of a result, its own words in the reader's language; what the document says stays."""
    if not line or lang == "vi":
        return line or ""
    head = re.sub(r"^Số (\S[^:;]*?)(?= ngày \d\d/|[:;]|$)", r"No. \1", line)
    head = re.sub(r"^(No\. [^:;]*? )?ngày (\d\d/\d\d/\d{4})", lambda found: f"{found[1] or ''}of {found[2]}", head)
    return re.sub(r"(^|; )người ký: (?=[^;]+(?:; https?://\S+)?$)", r"\1signed by: ", head)


def _piece(piece: str, lang: Lang) -> str:
    """A field before and after, who was named, or a piece of ours; anything else was typed."""
    if ours := next((key for key in PIECES if label(key) == piece), None):
        return label(ours, lang)
    if late := _pattern("amend.was-overdue").fullmatch(piece):
        return label("amend.was-overdue", lang, days=late["days"].lstrip("0"))
    if back := _pattern("along.confirmed-refused").fullmatch(piece):
        return label("along.confirmed-refused", lang, **back.groupdict())
    officer = f"{label('column.officer')}: "
    if piece.startswith(officer):
        return f"{label('column.officer', lang)}: {piece.removeprefix(officer)}"
    found = _CHANGED.fullmatch(piece)
    key = _fields().get(found["field"]) if found else None
    if found is None or key is None:
        return piece
    return f"{label(key, lang)}: {_value(found['old'], lang)} → {_value(found['new'], lang)}"


def _value(said: str, lang: Lang) -> str:
    """What a field was: none, a force, a day with its hour; a name stays."""
    known = next((key for key in _VALUES if label(key) == said), None)
    return label(known, lang) if known else _HOUR.sub(r"\1:\2 on \3", said)


@cache
def _fields() -> dict[str, str]:
    """The labels of fields by their words."""
    return {words: key for key, words in labels("vi").items() if key.startswith("field.")}


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """The lines that a label makes, each value by its name."""
    parts = re.split(r"\{(\w+)\}", labels("vi")[key])
    made = (re.escape(one) if at % 2 == 0 else f"(?P<{one}>.+?)" for at, one in enumerate(parts))
    return re.compile("".join(made), re.DOTALL)
