"""Several places told in one name: in a row ("UBND các tỉnh: A, B"), or from the first to the last of a stretch."""

import re
from typing import NamedTuple
from unicodedata import normalize

from plans.names import leaves_out, without_apposition

_LISTED = re.compile(
    r"^(?P<body>.+?)\s+(?:của\s+)?các\s+tỉnh(?:,?\s*(?:và\s+)?thành\s+phố)?(?:\s+trực\s+thuộc\s+Trung\s+ương)?"
    r"(?:\s+(?:sau(?:\s+đây)?|(?:bao\s+)?gồm(?:\s+có)?|cụ\s+thể))?(?:\s*:\s*|\s+)(?P<places>.+)$",
    re.I,
)
_EACH_TYPED = re.compile(
    r"^(?P<body>.+?)\s+(?P<places>(?:tỉnh|thành\s+phố)\s+[^,;]+?(?:(?:\s*[,;]\s*|\s+và\s+)(?:tỉnh|thành\s+phố)\s+[^,;]+?)+)$",
    re.I,
)
_SMALL = r"(?:xã(?!\s+hội)|phường|thị\s+trấn|thị\s+xã|huyện|quận|thành\s+phố|đặc\s+khu)"
_COUNT = r"(?:các|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
"""Before the kind of those told in a row ("UBND các xã A, B", "UBND 02 xã A, B")."""
_SMALL_LISTED = re.compile(
    rf"^(?P<body>.*?)(?:^|\s+)(?:của\s+)?(?i:{_COUNT}\s+)?(?P<types>(?i:{_SMALL})(?:(?:\s*,\s*|\s+và\s+)(?i:{_SMALL}))*)"
    r"(?:\s+(?:sau(?:\s+đây)?|(?:bao\s+)?gồm(?:\s+có)?|cụ\s+thể))?\s*:?\s+(?P<places>[A-ZĐÀ-ỸƯƠ\d].*)$",
    re.DOTALL,
)
_TYPED, _TYPE = re.compile(rf"(?P<type>{_SMALL})\s+(?=\S)", re.I), re.compile(_SMALL, re.I)
_ANY_TYPED = re.compile(rf"(?:tỉnh|{_SMALL})\s+(?=\S)", re.I)
_OF_PROVINCES = re.compile(r"\btỉnh\b", re.I)
_AND = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
_NUMBERED = re.compile(r"\d+(?P<town>\s+\D+)?$")
_STRETCH = re.compile(
    r"^(?P<body>.*?)\s*(?:ven biển\s+)?\btừ\s+(?:tỉnh\s+|thành phố\s+)?(?P<first>\w+(?:[ -]\w+){0,4}?)\s+"
    r"đến\s+(?:tỉnh\s+|thành phố\s+)?(?P<last>\w+(?:[ -]\w+){0,4})$",
    re.IGNORECASE,
)


def in_a_row(name: str) -> tuple[str, list[str]] | None:
    """As in "UBND các tỉnh: A, B và C", "UBND thành phố A, tỉnh B": whose bodies, and each place as printed."""
    found = None if leaves_out(name) else _LISTED.match(name) or _EACH_TYPED.match(name)
    return (found["body"], re.split(r"\s*[,;]\s*|\s+và\s+", found["places"])) if found else None


_IN_BRACKETS = re.compile(
    rf"^(?P<group>(?P<body>.*)\bcác\s+(?:tỉnh|{_SMALL})(?:(?:\s*,\s*|\s+và\s+)(?:tỉnh|{_SMALL}))*)"
    r"\s*\(\s*(?:(?:sau(?:\s+đây)?|(?:bao\s+)?gồm(?:\s+có)?|cụ\s+thể)\s*:?\s*)?(?P<places>[^()]+)\)$",
    re.I,
)


def out_of_brackets(name: str) -> str | None:
    """The same name with a colon before the places that brackets name of a group ("UBND các xã (A, B)"); None where none do."""
    found = _IN_BRACKETS.match(normalize("NFC", name))
    if found is None:
        return None
    places = found["places"].strip()
    if (places.isalpha() and places.isupper()) or not _is_place(_AND.split(places)[0]):
        return None
    return (
        f"{found['body']}{places}"
        if _TYPED.match(places) and not _OF_PROVINCES.search(found["group"])
        else f"{found['group']}: {places}"
    )


def _is_place(printed: str) -> bool:
    """Whether words are the name of a place, be it a number, with or without its kind: each has a capital ("xã Ba Bể", not "xã đảo")."""
    typed = _ANY_TYPED.match(printed)
    words = (printed[typed.end() :] if typed else printed).split()
    return bool(words) and all(not word[0].isalpha() or word[0].isupper() for word in words)


class SmallPlace(NamedTuple):
    """A commune, town or district told in a row: the words for its kind that may be meant, and its name."""

    types: tuple[str, ...]
    name: str


def small_places(name: str) -> tuple[str, list[SmallPlace]] | None:
    """As in "UBND các xã A, B và phường C", "Công an các phường: 1, 2 Bảo Lộc": whose bodies, and each place below a province."""
    found = None if leaves_out(name) else _SMALL_LISTED.match(normalize("NFC", name))
    if found is None:
        return None
    types = tuple(_TYPE.findall(found["types"]))
    places: list[SmallPlace] = []
    for printed in _AND.split(found["places"]):
        typed = _TYPED.match(printed)
        types = (typed["type"],) if typed else types
        places.append(SmallPlace(types, printed[typed.end() :] if typed else printed))
    last = _NUMBERED.match(places[-1].name)
    town = (last and last["town"]) or ""
    return found["body"], [one._replace(name=one.name + town) if one.name.isdigit() else one for one in places]


class KindsAndNamed(NamedTuple):
    """The names of all communes of some kinds, and the bodies named one by one, the first of them of the last kind."""

    kinds: tuple[str, ...]
    body: str
    places: tuple[SmallPlace, ...]


def kinds_and_named(name: str) -> KindsAndNamed | None:
    """As in "UBND các phường, đặc khu X": all of one kind, one of another by its name; None for other names, and where a colon lists."""
    name = normalize("NFC", name)
    found = None if leaves_out(name) or ":" in name else _SMALL_LISTED.match(name)
    listed = small_places(name) if found else None
    types = _TYPE.findall(found["types"]) if found else []
    if found is None or listed is None or len(types) < 2 or name[found.end("types") : found.start("places")].strip():
        return None
    body = listed[0]
    one = f"{name[: found.start('types')]}{types[0]}"
    kinds = (one,) if len(types) == 2 else tuple(f"{body} các {kind}".strip() for kind in types[:-1])
    places = (place._replace(types=place.types[-1:]) for place in listed[1])
    return KindsAndNamed(kinds, body, tuple(places))


def stretch(name: str) -> tuple[str, str, str] | None:
    """As in "UBND các tỉnh, thành phố từ A đến B": whose bodies, the first place and the last; None for other names."""
    found = _STRETCH.match(normalize("NFC", without_apposition(name)))
    return (found["body"].strip(" ,"), found["first"], found["last"]) if found else None
