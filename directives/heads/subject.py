"""The subject under the title of a document: its lines up to the text, and the issuer that stands before them."""

import re
from functools import partial
from itertools import pairwise, takewhile

from directives.heads.issuer import TitleLine, title_lines
from directives.heads.name_case import name_case
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.capitals import CAPITALS, mostly_capitals
from directives.strings.flow import flow
from directives.strings.folding import fold
from directives.words.casing import sentence_case

_shape = partial(Shape, "heads")
_SUBJECT_END = _shape(
    r"^\W*(?:-{3,}|_{3,}|{after_subject}\s|{after_subject_lines}|{frame_articles} \d|[ivx]+\. )|{wires}\s*:\s*$|^\W*\("
)
_TEXT_OPENS = _shape(r"^\W*{text_opens}\s")
_SENTENCE_WITHIN = re.compile(r"^[Nn]gày\s+\d|[^\W\d][.;]\s+[" + CAPITALS + r"]\w+\s")
_GROUNDS, _UNDONE = _shape("{after_subject}"), Shape("structure", r"(?<!\w)(?:{dangles}|{joins_names})$|,$")
_CARRYING, _ISSUING = _shape(r"^\W*{subject_carries}\s"), _shape(r"(?<!\w)(?:{makes}|{says_small})\s")
_WIRES = _shape(r"(?<!\w){wires}\s*:\s*$")
_TERM = Printed("heads", r"\s+{terms}\s.*$", str.upper)
"""What follows the name of a council that decides ("KHÓA XVII, KỲ HỌP THỨ NĂM")."""
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?")
"""Years alone on the last line of a subject ("... GIAI ĐOẠN / 2026 - 2030")."""
_UNFINISHED = Shape("heads", r"(?<!\w)(?:{structure.dangles}|{structure.joins_names}|{subject_undone})$|,$")
_DONE = _shape(r"(?<!\w){subject_done}$")
_JOINT = _shape("{issued_jointly}")
_MOST_REST, _GAP = 2, 8
"""Words behind a kind on its line that its subject begins with, and blanks before the next line, at most."""
_MOST_DECIDING = 3
"""Lines that say who decides at most."""
_AUTHORITY = Printed("heads", "{authorities}", str.upper)
_CHIEF = Shape("heads", "{chiefs}")
"""Who decides may stand alone on the line above the body ("CHỦ TỊCH / ỦY BAN NHÂN DÂN TỈNH A")."""
_ATTACHED = Printed("heads", r"(?i)\W*\({attached_to}|\W*{by} (?!.{0,80}\bvề\b)")


def titled_subject(source: str, title: tuple[str, int, int]) -> tuple[str | None, str | None]:
    """The lines under the title (or the rest of its line) up to the text; and the issuer that stands before them."""
    first = source[title[1] : title[2]]
    words = first.split(" ", 2)
    if first[1:2].islower() and len(words) == 3:
        return tidied(words[2], source, title[2]), None
    issuer, lines = title_lines(source, title[1], title[2])
    lines = lines[: _who_decides(lines, source[title[1] :])]
    lines = _with_title_rest(lines, source, title[2], named=issuer is not None)
    taken = _carrying_out(lines)
    for line, after in pairwise([*lines[len(taken) :], None]):
        if line is None or _ends_subject(line, taken, named=issuer is not None) or _wired(line, after):
            break
        taken.append(line)
    if not taken:
        return None, issuer
    return tidied(" ".join(line.text for line in taken), source, taken[-1].end), issuer


def _with_title_rest(lines: list[TitleLine], source: str, title_end: int, *, named: bool) -> list[TitleLine]:
    """The lines with what stands behind the kind on its line ("QUY CHẾ PHỐI HỢP / Quản lý bến đò") put before the next in small letters.

    What only says that several issue it ("KẾ HOẠCH LIÊN TỊCH") is left out.
    """
    if len(lines) < 2 or lines[0].end != title_end or not mostly_capitals(lines[0].text):
        return lines
    rest, below = lines[0], lines[1]
    apart = source[title_end : title_end + _GAP].lstrip(" \t*_").startswith("\n\n")
    goes_on = not mostly_capitals(below.text) and not apart and not _ends_subject(below, [], named=named)
    if _JOINT.fullmatch(fold(rest.text)) is not None:
        return [below._replace(blank_before=False), *lines[2:]] if goes_on or mostly_capitals(below.text) else lines
    opens = not below.text[:1].isupper() or _TEXT_OPENS.match(fold(below.text))
    if not goes_on or len(rest.text.split()) > _MOST_REST or opens:
        return lines
    whole = f"{rest.text.capitalize()} {below.text[:1].lower()}{below.text[1:]}"
    return [below._replace(text=whole, blank_before=False), *lines[2:]]


def _carrying_out(lines: list[TitleLine]) -> list[TitleLine]:
    """The first lines of a subject that opens with carrying something out; none where they are the grounds of the text.

    Grounds end with a mark, or say that somebody issues the paper.
    """
    if not lines or mostly_capitals(lines[0].text) or not _CARRYING.match(fold(lines[0].text)):
        return []
    run = [lines[0], *takewhile(lambda line: not (line.blank_before or _opens_text(line.text)), lines[1:])]
    whole = fold(" ".join(line.text for line in run))
    if len(run) == len(lines) or whole.endswith((";", ":", ".", ",", "/")) or _ISSUING.search(whole):
        return []
    return run


def _opens_text(line: str) -> bool:
    """Whether a line with a capital opens grounds, brackets or a section."""
    return not line[:1].islower() and _SUBJECT_END.search(fold(line)) is not None


def _wired(line: TitleLine, after: TitleLine | None) -> bool:
    """Whether who wires begins on this line and is broken ("THỦ / TƯỚNG CHÍNH PHỦ điện:")."""
    whole = f"{line.text} {after.text}" if after is not None else ""
    return _AUTHORITY.match(whole) is not None and _WIRES.search(fold(whole)) is not None


def _ends_subject(line: TitleLine, taken: list[TitleLine], *, named: bool) -> bool:
    """Whether this line no longer belongs to the subject: rules, grounds, addressees, text after capitals."""
    upper = mostly_capitals(line.text) or bool(taken and _YEARS.fullmatch(line.text))
    if not taken:
        attached = _ATTACHED.match(line.text)
        return bool((_SUBJECT_END.search(fold(line.text)) and not upper and not named) or attached)
    goes_on = upper and not line.blank_before and taken[-1].text.endswith(";") and mostly_capitals(taken[-1].text)
    stops = taken[-1].text.endswith((".", ";")) and not goes_on
    within = upper and not line.blank_before and mostly_capitals(taken[-1].text) and _GROUNDS.match(fold(line.text))
    ends = not within and not line.text[:1].islower() and _SUBJECT_END.search(fold(line.text))
    if stops or line.text.count("|") > 1 or ends:
        return True
    if upper and _AUTHORITY.match(line.text) and (line.blank_before or not mostly_capitals(taken[-1].text)):
        return True
    if line.text[:1].isupper() and not upper and (_TEXT_OPENS.match(fold(line.text)) or _reads_as_text(line.text)):
        return True
    if all(mostly_capitals(one.text) or _YEARS.fullmatch(one.text) for one in taken):
        bodies = line.blank_before and upper
        return not upper or (bodies and read_bodies(sentence_case(line.text, ""), opens=True).end >= len(line.text) - 2)
    apart = line.blank_before and not (line.text[:1].islower() or _unfinished(fold(taken[-1].text)))
    return apart or line.text.endswith(".")


def _unfinished(line: str) -> bool:
    """Whether no subject ends as this line does: not with "theo", but with "các năm tiếp theo"."""
    return _UNFINISHED.search(line) is not None and _DONE.search(line) is None


def _reads_as_text(text: str) -> bool:
    """Whether a line that opens with a capital holds the end of a sentence, a day with a comma before it, or leads in a list."""
    return text.endswith(":") or _SENTENCE_WITHIN.search(text) is not None


def _who_decides(lines: list[TitleLine], body: str) -> int:
    """Where the lines in capitals begin that say who decides, right before the grounds ("... VEN BIỂN / CHÍNH PHỦ / Căn cứ ...")."""
    grounds = next(
        (
            at
            for at, line in enumerate(lines)
            if line.text[:1].isupper() and not mostly_capitals(line.text) and _GROUNDS.match(fold(line.text))
        ),
        0,
    )
    for first in range(grounds - 1, max(grounds - 1 - _MOST_DECIDING, 0), -1):
        if not mostly_capitals(lines[first].text):
            break
        below = _TERM.sub("", " ".join(line.text for line in lines[first:grounds]))
        known = _AUTHORITY.match(below)
        name = name_case(below, body) if known else sentence_case(below, "")
        whole = (known or first == grounds - 1) and read_bodies(name, opens=True).end >= len(name) - 2
        if whole and not _UNDONE.search(fold(lines[first - 1].text)):
            return first - 1 if first > 1 and _CHIEF.fullmatch(fold(lines[first - 1].text)) else first
    return len(lines)


def tidied(text: str, source: str, end: int) -> str:
    """A subject on one line, in the usual case, without the marks around it."""
    joined = flow(text, (0, len(text))).text.replace("**", "").strip(" *_#:;-./")
    cased = sentence_case(joined, source[end:])
    return cased[:1].upper() + cased[1:]
