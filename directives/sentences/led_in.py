"""Whom a lead-in names whose work stands below it."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies, read_place
from directives.sentences.headings import read_heading
from directives.sentences.steered import steered_below
from directives.sentences.subject_words import ADVERBIAL, DEMANDS, GIVEN, ORDER
from directives.sentences.subjects import Subject, read_subject
from directives.strings.folding import fold
from directives.strings.kept import kept

OPENS = Shape("headings", r"{asks}\s*:?\s+(?=\S)")
"""The word of command before whoever is to act."""
_ENDS_ASKING = Shape("subjects", r"\s*(?:{politely}\s+)?{demands}\s*:$")
_TO_BELOW = re.compile(r"\s*,?(?:\s[^,;.:]{2,60})?\s*:")
"""What may follow the names of a lead-in up to the bullets ("... đề nghị các sở quan tâm thực hiện:")."""
_COMMANDS = Shape(
    "structure",
    r"(?<!\w)(?:{headings.asks}|{as_follows}|{general_works}\s+{charge_ends})(?:\s+(?:{general_acts}|{some}|{general_works}|{charge_ends}))*\s*:$",
)
_HANDED_DOWN = Shape(
    "structure",
    r"^(?:\s*,|\s+(?:{hands_down}|{general_acts}|{some}|{general_works}|{charge_ends}|{partners.joins}|{partners.well}|và))*\s*:",
)
"""All that stands between the names and the colon, where it says no work."""
_IN_DETAIL = Shape("structure", r"(?<!, )(?<!\w){in_detail}\s*:$")
_CHARGE = Shape(
    "structure",
    r"(?:\s*,|\s+(?:{general_acts}|{names.in_person}|và))+\s+(?:{some}\s+)?{general_works}(?:\s*,\s+{general_works})?(?:\s+{charge_ends}[^;:.]{0,80})?\s*[:.]?$",
)
"""All that a charge says behind its names where the work stands below: "... triển khai thực hiện các nhiệm vụ sau:"."""
_SENTENCE = re.compile(r"(?<=\w[.])\s+(?=[A-ZĐ])")


def only_charges(text: str) -> bool:
    """Whether a lead-in says no more than who does what stands below it ("Sở A thực hiện các nhiệm vụ sau:")."""
    found = led_in(text) if text.endswith(":") else None
    behind = fold(text)[found.end :] if found is not None else ""
    return found is not None and bool(_HANDED_DOWN.match(behind) or _CHARGE.match(behind))


@kept
def led_in(text: str) -> Subject | None:
    """Whom a lead-in names: in its last sentence, in front, or at its end behind the word of command ("..., yêu cầu các sở, ngành:").

    Whoever demands is not charged, be it that nobody else is named.
    """
    if (steered := steered_below(text)) is not None:
        return Subject(*steered)
    last = _SENTENCE.split(text)[-1]
    if last != text and (found := led_in(last)) is not None:
        return found
    folded, found = fold(text), read_heading(text)
    if found is not None and _ENDS_ASKING.match(folded, found.end):
        return None
    if found is None or (demands := DEMANDS.match(folded, found.end)) is None:
        found = found or _ordered_by(text, folded, read_subject(text))
    else:
        asker, found = found, read_subject(text)
        found = _place_told(text, demands.end()) if found is None or found.end <= asker.end else found
    if found is not None:
        return found
    if (ordered := _ordered(text, folded)) is not None:
        return ordered
    _, mark, piece = last.rpartition("; ")
    return read_subject(piece) if mark and ADVERBIAL.match(fold(piece)) else None


def _ordered(text: str, folded: str, rest: re.Pattern[str] | Shape = _TO_BELOW) -> Subject | None:
    """Whom the word of command at the end of a lead-in names, with nothing but such a `rest` behind the names."""
    for order in OPENS.finditer(folded):
        names = read_bodies(text, order.end(), loose=True)
        if names.names and names.start == order.end() and rest.fullmatch(folded[names.end :]):
            return Subject(names.names, names.end)
    return None


def _ordered_by(text: str, folded: str, speaks: Subject | None) -> Subject | None:
    """As in "Để phòng dịch, Sở A yêu cầu các bệnh viện:": whoever speaks demands it of those named next."""
    if speaks is None or DEMANDS.match(folded, speaks.end) is None or GIVEN.match(folded):
        return speaks
    ordered = _ordered(text, folded)
    return ordered if ordered is not None and ordered.end > speaks.end else speaks


def commands_below(text: str) -> bool:
    """Whether a lead-in ends with a command, be somebody named or not ("Theo Công điện ..., UBND tỉnh yêu cầu:"), or announces details."""
    last = _SENTENCE.split(text)[-1] if text.endswith(":") else ""
    folded = fold(last)
    if not last or _COMMANDS.search(folded) or _IN_DETAIL.match(folded):
        return bool(last)
    return _ordered(last, folded, _HANDED_DOWN) is not None


def charge_above(text: str) -> Subject | None:
    """Whom a sentence charges that only says that work follows ("Giao Sở A trực tiếp thực hiện một số nhiệm vụ cụ thể như sau:")."""
    folded = fold(text.strip())
    order = ORDER.match(folded)
    if order is None:
        return None
    subject = read_subject(text)
    return subject if subject is not None and _CHARGE.match(folded, subject.end) else None


def _place_told(text: str, start: int) -> Subject | None:
    """As in "Phó Thủ tướng đề nghị thành phố A:": the place upon which a demand is."""
    names = read_place(text, start)
    return Subject(names.names, names.end) if names.names and _TO_BELOW.fullmatch(text, names.end) else None
