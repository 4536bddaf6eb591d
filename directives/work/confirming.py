"""Who the text charges with following the work up (USERS.md, rule 4) confirms results: of the document, or of the parts named."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from directives.lexicon import holds, patterns
from directives.lexicon.shapes import Shape
from directives.sections.inherited import paths_in
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold
from plans.plan import How, Task
from plans.problems import Place, Problem, doubt, note

_said = partial(patterns, "proposals")
_PART = Shape("references", r"(?<!\w){contents_at}\s+(?P<where>(?:các\s+)?{levels}\s+.{1,40})")
_HELPS = Shape("proposals", r"(?<!\w){only_helps}(?:\s+{helped}\s[^.;]{0,80})?\s*$")
_LEADS = Shape("proposals", r"(?<!\w){opening_leads}")
LONGEST = 300
"""Characters of the words that name him which a note repeats."""


class Charged(NamedTuple):
    """A body that follows work up, where and in which words it says so; `parts` are the clauses he is named for, none for all."""

    name: str
    clause: str
    span: tuple[int, int]
    words: str
    parts: tuple[str, ...]


def charged_with_following(found: Sequence[Obligation]) -> list[Charged]:
    """Each body that is named alone and by name, in the document's order; a group, a person or a partner is none."""
    charged = []
    for one in found:
        folded = fold(one.quote)
        if len(one.lead) != 1 or one.inherited_from or not holds("proposals", "follows", folded):
            continue
        said = _said("follows").search(folded)
        if said is None or _said("no_confirmer").match(fold(one.lead[0])) or _said("group").match(fold(one.lead[0])):
            continue
        if _HELPS.search(before := folded[: said.start()]) and not _LEADS.search(before):
            continue
        part = _PART.search(folded, said.start(), said.end() + 60)
        parts = tuple(paths_in(part.group("where"))) if part else ()
        words = one.quote if len(one.quote) <= LONGEST else one.quote[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
        charged.append(Charged(one.lead[0], one.clause, one.span, words, parts))
    return charged


def confirm(tasks: Sequence[Task], found: Sequence[Obligation]) -> tuple[list[Task], str | None, list[Problem]]:
    """The tasks with their confirmer where the text names one for their part, the one for the whole plan, and why.

    Of several that are charged with the whole the last one is it, as texts end with it; that is a doubt.
    """
    whole: list[Charged] = []
    problems: list[Problem] = []
    done = list(tasks)
    for one in charged_with_following(found):
        mine = {at for at, task in enumerate(tasks) if _covers(one, task)} if one.parts else set[int]()
        if not mine:
            whole.append(one)
            continue
        done = [_given(task, one.name) if at in mine else task for at, task in enumerate(done)]
        problems.append(_told("confirmer-of-part", one, n=len(mine)))
    if not whole:
        return done, None, problems
    last, others = whole[-1], list(dict.fromkeys(one.name for one in whole if one.name != whole[-1].name))
    problems.append(_told("confirmer-named", last))
    if others:
        place = Place(span=last.span, field="confirmer")
        problems.append(doubt("confirmer-several", place, name=last.name, others=", ".join(others)))
    return done, last.name, problems


def _covers(one: Charged, task: Task) -> bool:
    clause = task.clause or ""
    return one.name not in task.lead and any(clause == part or clause.startswith(f"{part}.") for part in one.parts)


def _given(task: Task, name: str) -> Task:
    return task.model_copy(update={"confirmer": name, "found": {**task.found, "confirmer": How.EXPLICIT}})


def _told(code: str, one: Charged, **more: int) -> Problem:
    """Why he is proposed. The clause is told in words: the place is not one where the reading of a task is doubted."""
    place = Place(span=one.span, field="confirmer")
    return note(code, place, name=one.name, at=one.clause, words=one.words, **more)
