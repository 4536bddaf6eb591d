"""A news report: the fields are those of the directive that it reports on."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from directives.heads.issuer import reported_issuer, speaker
from directives.heads.told_number import own_number, told_day
from directives.lexicon.shapes import Shape
from directives.sentences.citations import DAY, Found, cited, find_numbers, read_day
from directives.strings.flow import flow
from directives.strings.folding import fold
from directives.structure.outline import Outline
from plans.plan import Directive

_shape = partial(Shape, "citations")
_ABOUT = _shape(
    rf"\s*(?:{{in_year}}\s+\d{{4}}\s+)?(?:,?\s*\(?{{on_day}}\s+{DAY}\)?\s*,?\s*)?(?:của\s+[^.;:,()]{{3,90}}?\s+)?(?P<about>{{about}}\s[^.;\n]+)"
)
_ABOUT_BEFORE = _shape(r"{kinds}\s+(?P<about>[^\W\d_]+ [^().;]{6,300}?)\s*\((?:{kinds}\s+)?(?:{number_word}\s*)?$")
"""The subject said before the number in brackets ("ban hành Chỉ thị về ... (Chỉ thị số ...")."""
_CALLED = _shape(r"\s*\((?:{from_here}\s[^()]*|{called})\)$")
"""What the report calls the directive from here on."""
_DAY_ONLY = _shape(r"(?:^|\s){on_day}\s+(?P<d>\d{1,2})[/-](?P<m>\d{1,2})(?![/-]?\d)[^.]*$")
_MOST_TOLD, _FURTHEST = 200, 2_000
"""How often a report names the directive, and how many characters around it are read, at most."""
_NEAR = dt.timedelta(days=62)
"""How far a day without a year may be from one printed in full."""
_DATED = _shape(r"{on_day}\s+(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})[^.]*$")


def read_news(outline: Outline) -> Directive:
    """Number, issuer, date and subject as the report tells them; its own date is none of them."""
    text = told_text(outline.source)
    heading = flow(outline.source, (0, _heading_end(outline.source))).text
    below = [one for one in find_numbers(text) if one.start >= len(heading)]
    own = own_number(find_numbers(heading), heading) or own_number(below, text)
    if own is None:
        issuer = speaker([paragraph.text for clause in outline.clauses for paragraph in clause.paragraphs])
        day = told_day(text, _NEAR, {day for one in re.finditer(DAY, text) if (day := read_day(one))})
        return Directive.model_validate({
            "kind": "bai-bao", "issuer": issuer, "issued": day, "cites": cited(text, None),
        })  # fmt: skip
    number = own.citation.number
    told = [found for found in find_numbers(text) if found.citation.number.lower() == number.lower()][:_MOST_TOLD]
    sentences = sentences_around(text, told)
    issuers = [issuer for before, _ in sentences if (issuer := reported_issuer(before))]
    days = [one.citation.date for one in told if one.citation.date]
    days += [day for before, _ in sentences if (day := read_day(_DATED.search(fold(before))))]
    days = days or [day for day in _nearest([before for before, _ in sentences], text) if day]
    about = [_uncalled(_said(found, after)) for _, after in sentences if (found := _ABOUT.match(fold(after)))]
    about = about or [_said(found, one) for one, _ in sentences if (found := _ABOUT_BEFORE.search(fold(one)))]
    return Directive.model_validate({
        "kind": "bai-bao", "number": number, "issuer": issuers[0] if issuers else None, "issued": days[0] if days else None,
        "subject": about[-1][:1].upper() + about[-1][1:] if about else None, "cites": cited(text, number),
    })  # fmt: skip


def sentences_around(text: str, told: list[Found]) -> list[tuple[str, str]]:
    """What stands before each of these numbers in its sentence, and what follows it."""
    starts = [0, *(found.end() for found in re.finditer(r"(?<=[.?!])\s+(?=[A-ZĐ])", text))]
    since = [starts[max(0, bisect_left(starts, one.start) - 1)] for one in told]
    return [
        (text[max(start, one.start - _FURTHEST) : one.start], text[one.end : one.end + _FURTHEST])
        for start, one in zip(since, told, strict=True)
    ]


def _said(found: re.Match[str], printed: str) -> str:
    """The subject as printed, found in the text in small letters."""
    return printed[found.start("about") : found.end("about")]


def _uncalled(subject: str) -> str:
    """A subject without what the report calls the directive from here on."""
    called = _CALLED.search(fold(subject))
    return subject[: called.start()] if called else subject


def _nearest(befores: list[str], text: str) -> Iterator[dt.date | None]:
    """The days of a report that prints no year ("Ngày 28-1, UBND tỉnh ban hành ..."): that nearest to a day printed in full, if near."""
    told = [found for before in befores if (found := _DAY_ONLY.search(fold(before)))]
    printed = {day for one in re.finditer(DAY, text) if (day := read_day(one))} if told else ()
    years = {day.year + more for day in printed for more in (-1, 0, 1)}
    for found in told:
        days = [day for year in years if (day := read_day(re.match(DAY, f"{found['d']}/{found['m']}/{year}")))]
        apart, day = min(
            ((min(abs(day - one) for one in printed), day) for day in days), default=(dt.timedelta.max, None)
        )
        yield day if apart <= _NEAR else None


def told_text(source: str) -> str:
    """The running line of a report, a full stop after each paragraph that has no mark at its end."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", source))
    return " ".join(part if part[-1:] in ".?!;:,…" else f"{part}." for part in paragraphs if part)


def _heading_end(source: str) -> int:
    """The first line with text."""
    start = len(source) - len(source.lstrip())
    end = source.find("\n", start)
    return end if end >= 0 else len(source)
