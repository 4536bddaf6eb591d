"""Labels whose signs a scan misread, read from the list around them: "2," for "2." is sure, and read while line breaks are looked for;
"8)" for "a)" above "b)", "l7," for the number between "6." and "8.", "HI." for "III." are read once the body is known, and asked about.
"""

import re
from collections.abc import Sequence

from directives.strings.capitals import CAPITALS
from directives.structure.labels import BULLETS, Label, label_of, order, roman
from directives.structure.paragraphs import Paragraph

_HIGHER = ("part", "article", "capital", "roman")
"""Kinds that end a list of numbers."""
_NUMBER = re.compile(rf"[\W_]{{0,6}}(?P<n>[\dlLIiOo]{{1,3}})\s*[.,;:'’]{{0,2}}\s+(?=[{CAPITALS}])")
_COMMA = re.compile(rf"(?P<n>\d+),\s+(?=[{CAPITALS}])")
_DIGITS = str.maketrans("lLIiOo", "111100")
_ROMAN = re.compile(rf"[\W_]{{0,6}}(?P<n>[IVXHLTJYUil1!|]{{1,5}})\s*[.,:]\s*(?=(?P<heading>[{CAPITALS}][^\n]*))")
_STROKES = {
    "H": "II",
    "U": "II",
    "L": "I",
    "T": "I",
    "J": "I",
    "i": "I",
    "l": "I",
    "1": "I",
    "!": "I",
    "|": "I",
    "Y": "V",
}
_ROMANS = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
"""What a scan makes of the strokes of Roman numbers ("HI", "IH", "Il", "IY")."""


def with_comma(source: str, paragraph: Paragraph, number: int) -> Paragraph:
    """A paragraph without a label; "2, Rà soát ..." bears its number where that is the one that its list lacks."""
    found = _COMMA.match(source, paragraph.start, paragraph.end)
    if found is None or found["n"] != str(number):
        return paragraph
    return paragraph._replace(label=label_of("arabic", number, found.end() - found.start()), body=found.end())


def read_again(
    source: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]
) -> tuple[list[Paragraph], list[Label | None], set[int]]:
    """The paragraphs and their labels with those misread put right where the list around them leaves one reading; the places of these."""
    numbered = _numbers(source, paragraphs, _romans(source, paragraphs, labels))
    places = [
        one if label is found or found is None else one._replace(body=one.start + found.length)
        for one, label, found in zip(paragraphs, labels, numbered, strict=True)
    ]
    found = _letters(source, paragraphs, numbered)
    return places, found, {at for at, label in enumerate(labels) if found[at] is not label}


def _romans(source: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]) -> Sequence[Label | None]:
    """The labels, with the sections whose number a scan misread: each the one that is lacking, above a heading in capitals."""
    known = [order(label) or 0 for label in labels if label is not None and label.kind == "roman"]
    if len(known) < 2 or set(range(1, max(known) + 1)) <= set(known):
        return labels
    found, last = list(labels), 0
    for at, label in enumerate(labels):
        if label is not None and label.kind == "roman":
            last = order(label) or 0
        elif last + 1 not in known and (label is None or label.kind == "capital"):
            said = _ROMAN.match(source, paragraphs[at].start, paragraphs[at].end)
            number = "".join(_STROKES.get(sign, sign) for sign in said["n"]) if said else ""
            if said and said["heading"].isupper() and _ROMANS.fullmatch(number) and roman(number) == last + 1:
                found[at], last = Label("roman", number, len(said.group())), last + 1
    return found


def _numbers(source: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]) -> list[Label | None]:
    """The labels, with the numbers that a scan misread as no label: each the only one that its list lacks."""
    found, following, seen = list(labels), _following(labels), set[int]()
    for at, label in enumerate(labels):
        if label is None and (after := following[at]) is not None and after - 2 in seen and after - 1 not in seen:
            said = _NUMBER.match(source, paragraphs[at].start, paragraphs[at].end)
            if said is not None and said["n"].translate(_DIGITS) == str(after - 1):
                found[at] = label_of("arabic", after - 1, len(said.group()))
        own = found[at]
        if own is not None and own.kind == "arabic":
            seen = set() if order(own) == 1 else seen
            seen.add(order(own) or 0)
        elif own is not None and own.kind in _HIGHER:
            seen.clear()
    return found


def _letters(source: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]) -> list[Label | None]:
    """The labels, with the letters that a scan misread as numbers."""
    found, following = list(labels), _following(labels)
    number = letter = 0
    for at, label in enumerate(labels):
        if label is None:
            continue
        if label.kind == "arabic" and _is_letter(source, paragraphs[at], label, number, following[at]):
            doubled = order(label) == number + 1  # "4)" amid the letters below "3." above "4."
            after = next((one for one in labels[at + 1 :] if one and not (doubled and one.kind in BULLETS)), None)
            below = after is not None and after.kind == "letter"
            if (below or (letter and not doubled)) and _goes_on(after, letter + 2):
                found[at] = label = label_of("letter", letter + 1, label.length)
        if label.kind == "arabic":
            number, letter = order(label) or 0, 0
        elif label.kind == "letter":
            letter = order(label) or 0
        elif label.kind in _HIGHER:
            number = letter = 0
    return found


def _following(labels: Sequence[Label | None]) -> list[int | None]:
    """For each paragraph the next number of the list that it stands in."""
    found: list[int | None] = [None] * len(labels)
    ahead: int | None = None
    for at in range(len(labels) - 1, -1, -1):
        found[at] = ahead
        label = labels[at]
        if label is not None and label.kind == "arabic":
            ahead = order(label)
        elif label is not None and label.kind in _HIGHER:
            ahead = None
    return found


def _is_letter(source: str, paragraph: Paragraph, label: Label, before: int, after: int | None) -> bool:
    """Whether a number with a bracket stands outside a list of numbers that goes on over it."""
    marked = ")" in source[paragraph.start : paragraph.start + label.length]
    return marked and bool(before) and after == before + 1


def _goes_on(after: Label | None, place: int) -> bool:
    """Whether the letters go on with this one, or end here."""
    return after is None or after.kind != "letter" or order(after) == place
