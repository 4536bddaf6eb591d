"""A page that retells a paper: it opens with a sentence that says which paper, instead of a letterhead."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from directives.heads.headline import Headline, filled
from directives.heads.issuer import speakers, speaks_until, without_person
from directives.heads.news import read_news
from directives.heads.number import marked_kind
from directives.lexicon.shapes import Shape, meanings
from directives.names.bodies import read_bodies
from directives.sentences.citations import DAY, Found, find_numbers, read_day
from directives.strings.folding import fold
from directives.structure.outline import Outline

_shape = partial(Shape, "heads")
_KIND = r"(?P<kind>{line_kinds}|{told_letters})(?:\s+{told_urgent})?(?:\s+{frame_numbers}\s?:?)?\s*$"
_FRONT = rf"^\W*(?:{{told_times}}\s+)?(?:(?:{{news_times}}\s+)*{DAY}\s*,?\s*)?"
"""What stands before who issues: "Ngày 05/3/2026, ...", "Vừa qua, ..."."""
_ISSUES = _shape(rf"\s+(?:{{told_adverbs}}\s+)*{{told_issues}}(?:\s+{{told_issues}})?\s+{_KIND}")
"""That somebody issued the paper of which the number follows."""
_IN = _shape(rf"{_FRONT}(?P<in>{{told_in}})\s+{_KIND}")
_ALONE = _shape(rf"{_FRONT}{_KIND}")
_CONCLUDED = _shape(rf"^\W*(?P<subject>{{concluded}}\s+{{by}}\s+[^.;:]{{3,200}}?)\s+{{told_in}}\s+{_KIND}")
"""The conclusion named before the notice that gives it."""
_DATED = _shape(rf"^\W*(?:{{told_times}}\s+)?(?:{{news_times}}\s+)*{DAY}\s*,?\s*|^\W*{{told_times}}\s+")
_DAY_BEFORE = re.compile(rf"{DAY}\W*$")
_YEAR = r"(?:\s*,?\s*(?:/?\d{4}|{citations.in_year}\s+\d{4}))?"
_ISSUED = rf"(?:\s*,?\s*\(?(?:{{told_signed}}\s+)?{{citations.on_day}}\s+(?:{DAY}|\d{{1,2}}/\d{{1,2}})\)?)?"
_BY = r"(?:\s*\(?\s*{told_by}\s+(?P<issuer>[^.;:,()]{2,90}?)(?=\s*[,.;:()]|\s+(?:{told_about}|{told_says}|{link_labels})(?!\w)|$)\s*\)?)?"
_AFTER = _shape(
    r"(?=\s*[,(]?\s*(?:/?\d{4}|{citations.in_year}\s|{citations.on_day}\s|(?:{told_signed}|{told_by}|{link_labels}|{told_to}|{told_about})(?!\w)))"
    rf"{_YEAR}{_ISSUED}{_YEAR}{_BY}(?:\s*{{link_labels}})*(?:\s+{{told_to}}\s[^.;:()]{{3,150}}?(?=\s+{{told_about}}\s))?"
    r"\s*,?\s*(?P<about>{told_about}\s.*)?"
)
"""What follows the number: year, day, whose it is, whom it is to, what it is about."""
_STOPS = _shape(
    r"\s*(?:[(,;:.-]\s*)?(?:{told_stops}(?!\w)|(?<=[,(])\s*{told_asks}(?!\w)).*$|\s+{told_asks}[^.;:]{0,200}:\s*$"
    r"|\s*\({told_in_force}[^()]*\)?.*$|\s+do\s[^.;:,]{3,60}\s(?:{told_issues}|{wires})(?!\w).*$"
)
"""Where a subject ends and the page goes on to say what the paper asks."""
_SAYS, _PAPER_SAYS = _shape(r"(?<!\w)(?:{told_says}|{told_stops})(?!\w)|:\W*$"), _shape(r"(?<!\w){paper_says}(?!\w)")
_DEPUTY, _CONCLUDES, _NOTICE = _shape(r"{deputy}\s"), _shape("{conclusions}"), _shape("{notices}")
_OFFICE, _SHORT = _shape(r"{signed_bodies}\s"), _shape(r"(?<!\w)(?P<short>{short_names})")
_LETTERS, _REST = _shape(r"[/-](?P<who>{issuers_by_letters})$"), _shape(r"{told_theo}")
_SENTENCE, _BRACKETS = re.compile(r"(?<=[.?!])\s+(?=[A-ZĐ])"), re.compile(r"\s*\([^()]*\)")
_PICTURE = _shape(r"(?m:\(\s*{law.pictures}\s*\)\W*$)")
_TOP, _LONGEST, _ZONE = 4, 700, 3_000
"""Paragraphs at the top of a page among which it is told, questions left out; characters of a sentence and of a paragraph at most."""
_LONGEST_FRONT = 220
"""Characters before the number at most."""


class Retold(NamedTuple):
    """What a page says of the paper that it retells; the fields that are guessed; all numbers told of, more than one gives none."""

    line: Headline
    guessed: tuple[str, ...]
    numbers: tuple[str, ...]


class _Telling(NamedTuple):
    line: Headline
    sentence: str
    sure: bool


def is_questions_page(source: str) -> bool:
    """Whether a text without a title is a page that tells of a paper: its heading asks a question, or a picture of it says whence it is."""
    heading = source.lstrip().split("\n", 1)[0].rstrip(" -*_")
    return heading.endswith("?") or _PICTURE.search(fold(source)) is not None


def reported(outline: Outline) -> Retold | None:
    """The paper of a page whose opening does not say which it retells, as a report of it is read; each field is guessed."""
    read = read_news(outline)
    if read.number is None:
        return None
    line = Headline(None, read.number, read.issued, read.issuer, read.subject)
    return Retold(
        line,
        tuple(field for field in ("number", "issuer", "issued", "subject") if getattr(read, field)),
        (read.number,),
    )


def retold(outline: Outline) -> Retold | None:
    """The paper that a page without a letterhead retells, as its opening says; None where no sentence tells of one."""
    tellings = list(_tellings(outline))
    numbers = tuple(dict.fromkeys(fold(one.line.number or "") for one in tellings))
    if not tellings:
        return None
    first = tellings[0].line
    if len(numbers) > 1:
        return Retold(Headline(), (), tuple(dict.fromkeys(one.line.number or "" for one in tellings)))
    line = filled(*(one.line for one in tellings))
    asking = list(speakers(paragraph.text for paragraph in outline.preamble[: 2 * _TOP]))
    told = " ".join(one.sentence for one in tellings)
    if not all(_speaks_for(asks, line.issuer, told) for asks in asking):
        return None
    guessed = [] if asking or any(one.sure for one in tellings) else ["kind", "number"]
    if _kind_guessed(line):
        guessed.append("kind")
    return Retold(line, tuple(dict.fromkeys(guessed)), (first.number or "",))


def _kind_guessed(line: Headline) -> bool:
    """Whether the letters of the number gainsay the kind that the page names, or a notice may be that of a conclusion or none."""
    marked = marked_kind(line.number)
    letter = line.kind == "cong-van" and marked == "ket-luan"  # a notice that reports no conclusion
    return (marked not in (None, line.kind) and not letter) or (marked == "ket-luan" and line.subject is None)


def _tellings(outline: Outline) -> Iterator[_Telling]:
    """What the sentences of the first paragraphs tell of papers, up to one that names a paper and does not say that it is told of."""
    texts = dict.fromkeys(paragraph.text[:_ZONE] for paragraph in outline.preamble[: 2 * _TOP])
    for text in islice((one for one in texts if one[-1:] not in "?-"), _TOP):
        for sentence in _SENTENCE.split(text):
            numbers = find_numbers(sentence) if len(sentence) <= _LONGEST else []
            end, telling = 0, False
            for found in numbers:
                if found.start >= end and (told := _told(sentence, found)) is not None:
                    yield told
                    telling, end = True, found.end + len(told.line.subject or "")
            if numbers and not telling and sentence[-1:] in ".:;":
                return


def _told(sentence: str, found: Found) -> _Telling | None:
    """What a sentence tells of this paper; None where it only names it."""
    folded, rest = fold(sentence[: found.start]), sentence[found.end :]
    after = _AFTER.match(fold(rest))
    if len(folded) > _LONGEST_FRONT:
        return None
    inside = _IN.search(folded) or _ALONE.search(folded) or _CONCLUDED.search(folded)
    issues = None if inside else _ISSUES.search(folded)
    shape = inside or issues
    if shape is None or (inside and _SAYS.search(fold(rest)) is None):
        return None
    issuer, front = _issuing(sentence[: issues.start()]) if issues else (None, _DATED.match(folded))
    dated = read_day(front) if front and front["d"] else None
    if issues and issuer is None and not (dated and _LETTERS.search(fold(found.citation.number))):
        return None
    day = found.citation.date or (read_day(after) if after and after["d"] else None) or dated
    own = rest[after.start("issuer") : after.end("issuer")] if after and after["issuer"] else issuer
    subject = _subject(rest[after.start("about") :]) if after and after["about"] else None
    if "subject" in shape.re.groupindex and inside:
        subject = _capital(sentence[shape.start("subject") : shape.end("subject")])
    kind = _kind(shape["kind"], subject, found.citation.number)
    sure = (
        "in" not in shape.re.groupindex
        or _REST.match(shape["in"]) is None
        or _PAPER_SAYS.search(fold(rest)) is not None
    )
    return _Telling(Headline(kind, found.citation.number, day, _who(own, found), subject), sentence, sure)


def _issuing(before: str) -> tuple[str | None, re.Match[str] | None]:
    """The one body that issues, as printed, be it behind what the sentence says first; and the day right before it."""
    text = _BRACKETS.sub("", before).rstrip(" ,")
    folded = fold(text)
    front = _DATED.match(folded)
    spots = [front.end() if front else 0, *(found.end() for found in re.finditer(r"[,:]\s*", text))]
    for spot in spots:
        plain = without_person(text[spot:])
        names = read_bodies(plain, opens=True)
        if len(names.names) == 1 and names.start == 0 and names.end >= len(plain):
            return plain, _DAY_BEFORE.search(folded[:spot])
    last = without_person(text[max(spots) :])
    known = _OFFICE.match(fold(last)) or _DEPUTY.match(fold(last))
    return last if known else None, _DAY_BEFORE.search(folded[: max(spots)])


def _who(own: str | None, found: Found) -> str | None:
    """Who issued it as printed; whoever signs for his chief is not he: then as the letters of the number say, if they do."""
    plain = without_person(_BRACKETS.sub("", own).strip()) if own else ""
    known = meanings("heads", "issuers_by_letters")
    if plain and not _DEPUTY.match(fold(plain)):
        return next((name for name in known.values() if fold(name) == fold(plain)), _capital(plain))
    letters = _LETTERS.search(fold(found.citation.number))
    return known[letters["who"]] if letters else None


def _subject(text: str) -> str | None:
    """What the paper is about, up to where the sentence goes on with what it asks."""
    folded = fold(text)
    stop = _STOPS.search(folded)
    end = stop.start() if stop else len(text)
    spots = (one.end() for one in re.finditer(r",\s+", text[:end]))
    end = next((spot for spot in spots if speaks_until(text, folded, spot) is not None), end)
    return _capital(text[:end].strip(" .,;:-")) or None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kind(named: str, subject: str | None, number: str) -> str:
    """The kind that the page names; a notice is that of a conclusion where its subject, or without one its number, says so."""
    kind = meanings("heads", "line_kinds").get(named, "cong-van")
    if _NOTICE.fullmatch(named) and (subject is None or _CONCLUDES.search(fold(subject))):
        return "ket-luan" if subject else marked_kind(number) or kind
    return kind


def _speaks_for(asks: str, issuer: str | None, told: str) -> bool:
    """Whether who asks on the page is who issued the paper, or is named where it is told of."""
    asked = _spelled(asks)
    return issuer is None or asked in _spelled(issuer) or _spelled(issuer) in asked or asked in _spelled(told)


def _spelled(name: str) -> str:
    """A name for comparison, its usual short forms written in one way."""
    plain = " ".join(fold(_BRACKETS.sub("", name)).split())
    return _SHORT.sub(lambda found: meanings("heads", "short_names")[found["short"]], plain)
