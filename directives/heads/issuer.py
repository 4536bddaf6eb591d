"""Who issues a document: the title line or the opening formula says it, else the letterhead."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import islice, pairwise
from typing import NamedTuple

from directives.heads.name_case import name_case
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies
from directives.strings.capitals import CAPITALS
from directives.strings.folding import bare, fold
from directives.strings.needed import Sieve
from directives.structure.other_titles import spaced_title
from directives.structure.printed_lines import Line, each_line
from directives.structure.zones import misread_title
from directives.words.casing import sentence_case

_shape = partial(Shape, "heads")
_OFFICE = r"(?:{office_heads} )?(?:(?!{no_offices} ){offices}|{committee_noun} [TC][hH]\w+)"
"""How the name of an issuing body begins."""
_FORMULA = Printed(
    "heads",
    rf"(?:^|[,;.:]\s+)(?P<issuer>{_OFFICE}(?:(?! {{ends_issuer}})[^,.;:]){{0,80}}?)(?<! [Cc]ông)"
    r"\s+(?:{politely}\s+)?(?:{says}|{makes} {made})(?! {says_no})",
)
_SHORTLY = Printed(
    "heads",
    rf"(?:^|[,;.:]\s+)(?P<issuer>{_OFFICE}[^,.;:()]{{3,200}}?)\s*\({{called_here}}[^()]*\)\s+(?:{{says}}|{{makes}} {{made}})",
)
"""A long name with what it is called from here on."""
_SPEAKS = _shape(r"\s*(?:{politely}\s)?(?:{with_paper}\s)?{speaks}")
_JUST_NOW = Printed("heads", r"\s+{just_now}$")
_BY = _shape(r"{by}\s+")
_NAMED = _shape(r"{by}\s+(?P<issuer>.+?)(?=\s*\b{ends_by}\s|$)")
_SUBJECT = _shape(r"{subject_opens}\s|-")
_GLUED = re.compile(r"(?<=[" + CAPITALS + r"])(?=về\s)")
"""Where the subject stands right behind a name in capitals."""
_CHIEF = _shape(r"{chiefs}\s+")
_GROUNDS = Printed("structure", r"(?i)\W*{letter_grounds}\s")
_CENTRAL = Printed("heads", r"{above_organs}\s+(?=\S)", bare)
_COMPLETES = Printed("heads", r" {completes}(?!\w)")
_HOST = Printed("heads", r"(?P<issuer>{offices} [^,.;:]{2,60}?)\s+(?:đã\s+)?{holds} {meetings}")
_PLACE = _shape("^{places} ")
_PLACE_END = _shape(r"\b(?P<kind>{places})$")
_CITY = Printed("heads", r"(?i:{of_city})\s+([" + CAPITALS + r"]\w+(?:\s+[" + CAPITALS + r"]\w+){1,2})(?!\w)")
_PROVINCE = Printed("heads", r"{of_province}\s+([A-ZĐ]\w+\s+[A-ZĐ]\w+)")
_REPORTED = Printed("heads", rf"({_OFFICE}[^,.;:]*?)\s+(?:{{told_adverbs}}\s+)*{{reported}}")
_PERSON = Printed("heads", r"\s+(?!{named_after}$){surnames}(?:\s+[" + CAPITALS + r"][a-zà-ỹđ]+){2,3}$")
"""Who holds the office, behind it."""
_MOTTO = Printed("heads", r"\t|\s{3,}|{motto~}|cong h?o?a? ?xa hoi|so\s*:", bare)
_MOTTO_LINE = Printed("heads", r"{motto~}.*viet nam", bare)
_DATED = re.compile(r"[^,]*,\s*ngày\s")
_OWN_MOTTO = Printed("heads", "{own_mottos}", bare)
_BROKEN = Printed("heads", r"[-_—]{2,}|Số|{motto_broken}$|\d+/|\S*[.]\S*$")
_BODY, _STANDING = Printed("heads", r"{letterhead_bodies}\s+\S", bare), Printed("heads", "{letterhead_offices}", bare)
_OTHER = Printed("heads", r"{letterhead_others}(?!\w)", bare)
_BELONGS = Printed("heads", r"{letterhead_goes_on}", bare)
_UNFINISHED = Printed("heads", r"(?<!\w){letterhead_unfinished}\W*$", bare)
_NOUN, _BROKEN_NOUN = Printed("heads", "{letterhead_bodies}", bare), Printed("heads", "{letterhead_broken}", bare)
_NAMES_BODY = _shape(r"^(?:{letterhead_bodies}|{letterhead_others}|{signed_bodies}|{titled_bodies})(?!\w)")
_EMPHASIS = re.compile(r"\*{2,}")
_ENDS = Printed("heads", r"{letterhead_ends}", bare)
"""A title right below the letterhead, of a paper that is no document of the known kinds."""
_STANDS_FOR = Printed("heads", "{stands_for} ")
_KIND = Printed("heads", r"^[#*\s]*[" + CAPITALS + r" ]*?{kinds~}", str.upper)
_OTHER_KIND = Printed("heads", r"^[#*\s]*(?:{near_kinds~}|{seldom_kinds~})(?![^\W\d_])", str.upper)
_KIND_ALONE = _shape("{kinds}|{near_kinds}|{seldom_kinds}")


_URGENT = _shape(r"\W*{urgencies}(?![^\W\d_])\W*")
"""How urgent it is, behind the title or on the line below it ("CÔNG ĐIỆN KHẨN")."""
_JOINT = _shape(r"(?<!\w){issue_together}$")
_LONGEST_ORGAN = 40
"""Characters of the organ before another, at most."""
_COMMITTEE = phrases("heads", "committees")[0]
_UBND = re.compile(r"\bUBND\b")


class TitleLine(NamedTuple):
    """A line under the title, and where it ends in the source."""

    text: str
    end: int
    blank_before: bool


def title_lines(source: str, start: int, end: int) -> tuple[str | None, list[TitleLine]]:
    """The issuer that stands under the title ("CỦA BỘ CHÍNH TRỊ"), and the lines of the title after it."""
    first = (_KIND if _KIND.match(source[start:end]) else _OTHER_KIND).sub("", source[start:end]).strip(" *:")
    first = "" if _KIND_ALONE.fullmatch(fold(first)) or misread_title(first) or spaced_title(first) else first
    first = _not_urgent(first)
    lines = [TitleLine(first, end, False)] if first else []
    for below in islice(each_line(source, end), 14):
        text = below.text.strip("*_# ")
        if lines or (text := _not_urgent(text)):
            lines.append(TitleLine(text, below.end, below.blank_before))
    taken: list[str] = []
    for index, line in enumerate(lines[:4]):
        text = _GLUED.sub(" ", line.text)
        if not taken and not _BY.match(fold(text)):
            break
        if taken and (_SUBJECT.match(fold(text)) or not text.isupper()):
            return _titled(taken, source[end:]), lines[index:]
        found = _NAMED.match(fold(text))
        if found is not None and found.end() < len(text) and not taken:
            rest = line._replace(text=text[found.end() :].strip())
            return _titled([text[: found.end("issuer")]], source[end:]), [rest, *lines[index + 1 :]]
        taken.append(text)
    return None, lines


def _not_urgent(text: str) -> str:
    """A line in capitals without how urgent the document is, which is no part of what it is about."""
    urgent = _URGENT.match(fold(text))
    return text[urgent.end() :] if urgent and text[: urgent.end()].isupper() else text


def _titled(taken: list[str], body: str) -> str:
    title = " ".join(taken)
    by = _BY.match(fold(title))
    return sentence_case(title[by.end() :] if by else title, body)


def read_issuer(
    source: str, head_end: int, titled: str | None, subject: str | None, preamble: list[str], *, notice: bool
) -> str | None:
    """As the title or the opening formula has it, completed from the letterhead; a notice is issued by its letterhead."""
    letterhead = letterhead_of(source, head_end)
    formula = None
    for paragraph in preamble:
        for found in (*_SHORTLY.finditer(paragraph), *_FORMULA.finditer(paragraph)):
            formula = _jointly(paragraph, *found.span("issuer"))
    said = titled or formula
    if said is None or (notice and letterhead):
        return letterhead or said
    spelled = letterhead is not None or _COMMITTEE in fold(source)
    said = re.sub(r"\s*\([^()]*\)", "", _UBND.sub(_COMMITTEE.capitalize(), said) if spelled else said)
    stands = _STANDS_FOR.match(said)
    if letterhead and stands and _short_for(said[stands.end() :], letterhead):
        return stands.group() + letterhead
    chief = _CHIEF.match(fold(said))
    prefix, core = (said[: chief.end()], said[chief.end() :]) if chief else ("", said)
    if letterhead and _short_for(core, letterhead):
        return prefix + letterhead
    return _placed(said, letterhead, subject, source)


def _jointly(text: str, start: int, end: int) -> str:
    """The issuer, with the organ before it where both speak together ("..., Bộ Chính trị, Ban Bí thư yêu cầu ...")."""
    low, end = max(0, start - _LONGEST_ORGAN), start + len(_JUST_NOW.sub("", text[start:end].rstrip()))
    pair = _JOINT.search(fold(text[low:end].rstrip()))
    return text[low + pair.start() if pair else start : end].strip()


def authority(source: str, end: int) -> str | None:
    """The chief in whose name a decision is made, under its title ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ..."), on one line or two."""
    lines = [line.text.strip("*_# ,") for line in islice(each_line(source, end), 13)]
    for text, after in pairwise([*lines, ""]):
        whole = f"{text} {after}" if after.isupper() else text
        if text.isupper() and (chief := _CHIEF.match(fold(whole))) and _BODY.match(bare(whole[chief.end() :])):
            return whole[: chief.end()].strip().capitalize()
    return None


def standing(source: str, end: int) -> str | None:
    """The body on a line of its own between the title and the grounds ("ỦY BAN THƯỜNG VỤ QUỐC HỘI"), where the letterhead is lost."""
    lines = list(islice(each_line(source, end), 14))
    for line, after in pairwise(lines):
        text = line.text.strip("*_# ,")
        if text.isupper() and _GROUNDS.match(after.text):
            name = name_case(text, source[line.end :])
            return name[:1].upper() + name[1:] if read_bodies(name, opens=True).end >= len(name) else None
    return None


def completed(name: str, source: str, end: int, title_end: int | None) -> str:
    """A name that the letterhead cut short: as the line below the title has it, or with "Trung ương" where the text calls it so
    and the head says whose organ it is.
    """
    below = standing(source, title_end) if title_end is not None else None
    if below and fold(below).startswith(f"{fold(name)} "):
        return below
    head = " ".join(source[:end].split())
    if not any(ending.upper().removesuffix(" ĐẢNG") in head for ending in phrases("heads", "completes")):
        return name
    body = " ".join(source[end:].split())
    at = fold(body).find(f"{fold(name)} ")
    while at >= 0:
        more = _COMPLETES.match(body, at + len(name))
        if (
            more is not None
            and more.group().upper().removesuffix(" ĐẢNG") in head
            and not fold(name).endswith(fold(more.group()))
        ):
            return body[at : more.end()]
        at = fold(body).find(f"{fold(name)} ", at + 1)
    return name


def host(preamble: list[str]) -> str | None:
    """The body that held the meeting whose conclusions these are."""
    found = (_HOST.search(paragraph[:_OPENING]) for paragraph in preamble)
    return next((" ".join(one["issuer"].split()) for one in found if one), None)


def is_bare_chief(name: str) -> bool:
    """Whether a name is a title and says not of what."""
    return _CHIEF.fullmatch(f"{fold(name)} ") is not None


def _short_for(core: str, letterhead: str) -> bool:
    """Whether the words are those of the letterhead, but for its end or a misprint."""
    one, other = bare(core).split(), bare(letterhead).split()
    return one[:2] == other[:2] and len(one) <= len(other)


def unplaced(name: str | None) -> bool:
    """Whether a name ends with a bare "tỉnh", "xã": the text does not say of which place."""
    return name is not None and _PLACE_END.search(fold(name)) is not None


def _placed(said: str, letterhead: str | None, subject: str | None, source: str) -> str:
    """A name that ends with a bare "tỉnh", "xã" with the place that the letterhead, the subject or the text gives it."""
    bare_end = _PLACE_END.search(fold(said))
    if bare_end is None:
        return said
    kind = bare_end["kind"]
    where = re.search(rf"(?i)\b{kind}\s+((?!và\b)\w+(?:\s+\w+){{0,2}})\W*$", letterhead or "")
    where = where or re.search(rf"(?i)\b{kind}\s+((?!và\b)\w+(?:\s+\w+){{1,2}})\W*$", subject or "")
    if where is None and kind in phrases("heads", "of_province"):
        where = _PROVINCE.search(source)
    if where is None and kind in phrases("heads", "of_city"):
        cities = {found.group(1): found for found in _CITY.finditer(source)}
        where = next(iter(cities.values())) if len(cities) == 1 else None
    return f"{said} {where.group(1).title()}" if where else said


_UNDER = Printed("heads", r"{committees} {places} \w+(?: \w+){1,2}? (?P<own>{letterhead_bodies} \S)", bare)
"""A line on which a cell ran together the body above and that which issues ("UBND TỈNH SÔNG THAO SỞ XÂY DỰNG")."""
_PLACE_LINE = re.compile(r"(?<!\w)(?P<place>[" + CAPITALS + r"]\w*(?: [" + CAPITALS + r"]\w*){1,3}), ngày\s")
_SMALL_MOTTO = Printed("heads", r"(?m)^\W*{small_mottos}\W*$")
_SMALL_NAME = re.compile(r"[^\W\d_a-z][^.;:,]{3,70}[^.;:,]")
"""A letterhead in small letters, as some print it."""
_LONGEST_LINE = 300
"""Characters of a line of the letterhead at most."""


def letterhead_of(source: str, head_end: int) -> str | None:
    """The lines in capitals at the top, the motto left out; of two bodies the lower one, which issues."""
    taken: list[str] = []
    lower = _SMALL_MOTTO.search(source[:head_end]) is not None
    for line in _without_motto_between(list(islice(each_line(source, 0, head_end), 12)))[:10]:
        text = line.text.strip("*_# /").replace("**", "")
        motto = _MOTTO.search(bare(text))
        plain = (text[: motto.start()] if motto else text).strip(" *_/|-")
        plain = _before_place(plain) if "," in plain else plain
        if not plain and taken and _EMPHASIS.fullmatch(line.text):
            continue  # what is left of bold letters on the line below
        if taken and _OWN_MOTTO.fullmatch(bare(plain)) is not None:
            continue
        ends = bool(taken) and _ENDS.match(bare(plain)) is not None
        small = not plain.isupper() and not (lower and _BODY.match(bare(plain)) and _SMALL_NAME.fullmatch(plain))
        if ends or not plain or len(plain) > _LONGEST_LINE or _BROKEN.match(plain) or small:
            if taken:
                break
            continue
        taken.append(plain)
    if not taken:
        return None
    taken = _mended(taken)
    whole = " ".join(taken)
    if _NAMES_BODY.match(fold(whole)) is None and _MOTTO.search(bare(source[:head_end])) is None:
        return None  # another heading in capitals
    if (above := _CENTRAL.match(bare(whole))) is not None:
        return _placed_as(name_case(whole[above.end() :], source[head_end:]), source[:head_end])
    if len(taken) == 1 and (under := _UNDER.match(bare(whole))) is not None:
        return _placed_as(name_case(whole[under.start("own") :], source[head_end:]), source[:head_end])
    own = max(index for index in range(len(taken)) if _issues(taken, index))
    standing = own > 0 and _STANDING.fullmatch(bare(" ".join(taken[own:]))) is not None
    of = max((index for index in range(own) if _issues(taken, index)), default=0)
    name = " ".join([*taken[own:], *taken[of:own]] if standing else taken[own:])
    return _placed_as(name_case(name, source[head_end:]), source[:head_end])


def _before_place(text: str) -> str:
    """The body in capitals beside the place and day of issue, whose columns a page runs together ("VĂN PHÒNG | Lâm Đồng, ngày ...")."""
    words = text.split(" ")
    first = next((at for at, word in enumerate(words) if not word.isupper()), 0)
    dated = first and _DATED.match(" ".join(words[first:])) is not None
    return " ".join(words[:first]) if dated else text


def _without_motto_between(lines: list[Line]) -> list[Line]:
    """The lines of a letterhead whose two columns were read row by row, without those of the motto that stand between the bodies."""
    texts = [line.text.strip("*_# /|-") for line in lines]
    mottos = [
        index
        for index, (first, own, last) in enumerate(zip(texts, texts[1:], texts[2:], strict=False))
        if index and own.isupper() and _MOTTO_LINE.fullmatch(bare(first)) and _MOTTO.match(bare(last))
        if (_issues(["", own], 1) or _PLACE.match(fold(own))) and not _MOTTO.search(bare(own))
    ]
    return [line for index, line in enumerate(lines) if not any(index in (first, first + 2) for first in mottos)]


def _mended(lines: list[str]) -> list[str]:
    """The lines of a letterhead, a noun that stands alone ("VĂN / PHÒNG ...", "ỦY / BAN ...", "CỤC / HẢI QUAN") with what is below it."""
    found: list[str] = []
    for line in lines:
        if found and (_BROKEN_NOUN.fullmatch(bare(found[-1])) or _NOUN.fullmatch(bare(found[-1]))):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _issues(lines: list[str], index: int) -> bool:
    """Whether a name begins on this line of the letterhead, and does not go on from the line above."""
    if index == 0 or _BODY.match(bare(lines[index])) or _STANDING.fullmatch(bare(lines[index])):
        return True
    if _BELONGS.match(bare(lines[index])) is not None:
        return False
    return _OTHER.match(bare(lines[index])) is not None and _UNFINISHED.search(bare(lines[index - 1])) is None


def _placed_as(name: str, head: str) -> str:
    """The name with its place as the line of place and day has it ("Lạch Vân, ngày ..."), where no other text writes it."""
    found = _PLACE_LINE.search(head)
    place = " ".join(found["place"].split()) if found else ""
    if not place or place.lower() not in name.lower():
        return name
    return re.sub(rf"(?i)(?<!\w){re.escape(place)}(?!\w)", place, name)


_LONGEST_SPEAKER = 150
_OPENING = 1_500
"""Characters of a paragraph in which a body may say that it speaks."""


@cache
def _says() -> Sieve:
    """Whether a text can hold words by which a body speaks."""
    return Sieve([_SPEAKS.source])


def speaker(paragraphs: list[str]) -> str | None:
    """Who speaks where nothing else says it: the body that in the text itself announces, asks or demands."""
    return next(speakers(paragraphs), None)


def speakers(paragraphs: Iterable[str]) -> Iterator[str]:
    """Every body that announces, asks or demands at the beginning of a sentence or clause, in order."""
    for text in (paragraph[:_OPENING] for paragraph in paragraphs):
        folded = fold(text)
        if not _says().mask(folded):
            continue
        for spot in (0, *(found.end() for found in re.finditer(r"[,.;:]\s+", text))):
            if text[spot : spot + 1].isupper() and (end := speaks_until(text, folded, spot)) is not None:
                yield " ".join(text[spot:end].split())


def speaks_until(text: str, folded: str, spot: int) -> int | None:
    """Where the name ends of the one body that begins at a place and speaks; None where none does."""
    if _SPEAKS.search(folded, spot, spot + _LONGEST_SPEAKER) is None:
        return None
    names = read_bodies(text, spot, opens=True)
    end = spot + len(_JUST_NOW.sub("", text[spot : names.end]))
    return end if len(names.names) == 1 and names.start == spot and _SPEAKS.match(folded, end) else None


def reported_issuer(before: str) -> str | None:
    """Who issued the document whose number follows in a news report."""
    plain = re.sub(r"\s*\([^()]*\)", "", before)
    found = [one[1] for one in _REPORTED.finditer(plain)]
    return without_person(found[-1]) if found else None


def without_person(name: str) -> str:
    """An office without the name of who holds it."""
    return _PERSON.sub("", name)
