"""Names that say "each of those named" ("Sở A và Sở B: mỗi sở ..."): the bodies meant, not all of their kind."""

import re
from collections.abc import Sequence

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sections.addressees import heading_lead
from directives.sentences.headings import read_heading
from directives.sentences.obligation import Obligation
from directives.sentences.partners import read_partners
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.structure.outline import Outline

_EACH = Shape("obligations", r"{each_of}\s+(?:(?P<whole>{each_whole})|(?P<kind>{each_kinds}))$")
_GROUP = Shape("obligations", "{each_groups}")
_SENTENCE = re.compile(r"\.\s+")
_LAST = " \n,:-–"


def each_named(outline: Outline, found: Sequence[Obligation]) -> list[Obligation]:
    """The obligations, where one is led by "mỗi sở" by those that its sentence, the one before, or the heading names, if any does."""
    told: list[Obligation] = []
    for one in found:
        each = _EACH.match(fold(one.lead[-1])) if one.lead else None
        names = () if each is None else one.lead[:-1] or _meant(outline, one, told)
        names = tuple(name for name in names if each and _of_kind(name, each["kind"]))
        if len(names) > 1 or (names and _GROUP.match(fold(names[0]))):
            partners = tuple(name for name in one.with_ if name not in names)
            one = one._replace(lead=names, with_=partners)
        told.append(one)
    return told


def _of_kind(name: str, kind: str | None) -> bool:
    """Whether a body is a sở, a xã ..., where only such are spoken of."""
    return kind is None or re.search(rf"(?<!\w){kind}(?!\w)", fold(name)) is not None


def _meant(outline: Outline, one: Obligation, before: Sequence[Obligation]) -> tuple[str, ...]:
    """Who was named last before the words: in their own sentence, as leading the part above, by the heading."""
    index = next((at for at, clause in enumerate(outline.clauses) if clause.path == one.clause), None)
    if index is None:
        return ()
    start = outline.clauses[index].span[0]
    words = re.compile(r"\s+".join(map(re.escape, one.lead[0].split()))).search(outline.source, start)
    whole = _SENTENCE.split(outline.source[start : words.start()])[-1].strip() if words else ""
    listed = read_bodies(whole, 0, opens=True)
    if whole.endswith(":") and listed.names and not whole[listed.end :].strip(_LAST):
        return listed.names
    said = whole.rpartition(";")[2].strip(_LAST)
    if said and (names := _named(said)):
        return names
    if before and before[-1].clause == one.clause:
        return tuple(dict.fromkeys((*before[-1].lead, *before[-1].with_)))
    above = heading_lead(outline, index)
    return above.names if above else ()


def _named(said: str) -> tuple[str, ...]:
    """The bodies that lead, with those beside them."""
    heading = read_heading(said)
    subject = heading or read_subject(said)
    if subject is None:
        names = read_bodies(said, 0, loose=True)
        return names.names
    return tuple(dict.fromkeys((*subject.names, *subject.beside, *read_partners(said, subject.names))))
