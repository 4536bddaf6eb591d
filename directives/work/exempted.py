"""Sentences that let somebody off the work just given ("Sở A không phải đăng ký."): who is let off may still be among the leads."""

import re
from collections.abc import Iterable, Iterator

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold
from directives.structure.outline import Outline
from plans.problems import Place, Problem, doubt

_EXEMPTS = Shape("idle", r"(?:^|\s){exempts}(?!\w)")
_OF_THIS = Shape("idle", r"^{let_off_from}(?!\w)")
_SENTENCES = re.compile(r"(?<=[.;])\s+")


def exempted(outline: Outline, found: Iterable[Obligation]) -> Iterator[Problem]:
    """A doubt at the first task of each unit of which a sentence says who need not do it."""
    first: dict[str, Obligation] = {}
    for one in found:
        first.setdefault(one.clause, one)
    for clause in outline.clauses:
        task = first.get(clause.path)
        if task is None or not task.lead or _EXEMPTS.search(fold(clause.text)) is None:
            continue
        for sentence in _SENTENCES.split(clause.text):
            if _lets_off(sentence):
                place = Place(clause=clause.path, field="lead", span=task.span)
                yield doubt("exempted-perhaps", place, said=sentence.strip(" .;"))


def _lets_off(sentence: str) -> bool:
    """Whether a sentence says no more than who need not do something."""
    folded = fold(sentence)
    said = _EXEMPTS.search(folded)
    if said is None:
        return False
    who = read_bodies(sentence, 0, opens=True)
    named_first = bool(who.names) and who.start == 0 and who.end >= said.start()
    of_this = said.start() == 0 or _OF_THIS.match(folded) is not None
    return named_first or (of_this and bool(read_bodies(sentence, said.end(), loose=True).names))
