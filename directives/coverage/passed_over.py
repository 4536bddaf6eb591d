"""What was not taken as work though a clerk may see work in it: said once for a section of contents or steps, else where it stands."""

import datetime as dt
import re
from collections import defaultdict

from directives.coverage.context_rules import phrase_rule
from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sections.without_work import names_doer, procedure_section
from directives.sentences.acting import actors
from directives.sentences.allowed import lets_act
from directives.sentences.idle import only_agrees, only_enforces, strives
from directives.sentences.led_in import led_in
from directives.sentences.subjects import opens_work, predicate, read_subject, verb_start
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline
from directives.times.due_phrases import find_dues
from plans.due import OnDate
from plans.plan import Task
from plans.problems import Place, Problem, doubt

_FIGURE = Shape("structure", r"\d\s*%|(?<!\w){reaches}|^{targets}")
_WORKS = Shape("structure", r"(?<!\w){draws_up} {drawn_up}[^.;]{0,80}(?<!\w){hands_in}")
_DEMANDED = Shape("idle", r"(?<!\w){demands_or_gives}\s")
_AHEAD = Shape("structure", r"^{looks_ahead}\s*,")
_ASKED = Shape("idle", r",\s+(?:[^,.;]{2,60}\s)?{demands_or_gives}\s")
_ORDERS = Shape("idle", r"(?:[,;]|\svà)\s+(?:{subjects.next_steps},?\s+)?{demands_or_gives}\s+(?=\S)")
_OTHERS_WORK = Shape("idle", r"{works_given_in} {papers}\W*$")
"""Work given in a paper that is not said to be this one ("... các nhiệm vụ được giao tại Kế hoạch."): it may be another."""
_WHOEVER, _WORDS = Shape("structure", r"^{whoever}\s"), re.compile(r"\s+")
"""Those who are only described: their name is none that the language knows."""
_HANDS_DOWN = Shape("structure", r"(?:{hands_down}[ ,]*)+")
_THEN = Shape("structure", r"(?<!\w){then}\s+")
_COLON, _SENTENCES = re.compile(r":\s+"), re.compile(r"(?<=[.;])\s+")
_PASSING = frozenset({"immediate", "periodic"})
"""Words of haste and of repetition are no deadline."""


def passed_over(outline: Outline, tasks: list[Task]) -> list[Problem]:
    """A doubt for each section of contents, methods or steps that has units without a task: one, which points at them all."""
    taken = {task.clause for task in tasks}
    lost = defaultdict[int, list[str]](list)
    for index, clause in enumerate(outline.clauses):
        if clause.path in taken or outline.children(index):
            continue
        if (section := procedure_section(outline, index)) is not None:
            lost[section].append(clause.path)
    return [_said(outline, section, paths) for section, paths in lost.items()]


def _said(outline: Outline, section: int, paths: list[str]) -> Problem:
    clause = outline.clauses[section]
    heading = clause.paragraphs[0]
    below = tuple(path for path in dict.fromkeys(paths) if path != clause.path)
    place = Place(clause=clause.path, span=heading.span(0, len(heading.text)), also=below)
    return doubt("contents-passed-over", place, n=len(paths))


def may_be_work(
    outline: Outline, index: int, why: str, text: str, issued: dt.date | None, *, asked_above: bool = False
) -> bool:
    """Whether words of a unit without a task, called heading or context by the rule `why`, may oblige somebody all the same.

    `asked_above`: the unit that lists them is asked about itself.
    """
    if only_enforces(fold(text)):
        return False
    if why == "no-task-phrase" and (strives(fold(text)) or lets_act(text)):
        return True
    if why == "closing-call":
        numbered = outline.clauses[index].kind not in ("closing", "prose")
        return numbered and (
            _OTHERS_WORK.search(fold(text)) is not None or _agreed_first(outline.clauses[index].text, text)
        )
    if why in _LISTED_BELOW and charged_above(outline, index) and _acts_somewhere(text):
        return True
    if why == "told-at-a-meeting":
        return _DEMANDED.search(fold(text)) is not None or dated(text, issued)
    if why == "under-heading":
        if any(map(_to_be_done, _SENTENCES.split(text))):
            return True
        if phrase_rule(text) == "liability":  # of one sentence: "Các trường ký số. Người đứng đầu chịu trách nhiệm ..."
            text = " ".join(one for one in _SENTENCES.split(text) if phrase_rule(one) != "liability")
        if not text or _FIGURE.search(fold(text)) is not None or phrase_rule(text) is not None:
            return False
        acts = names_actor(text) or any(names_doer(one) for one in _SENTENCES.split(text))
        return acts or dated(text, issued) or (says_work(text) and _has_topic(outline, index))
    if why in _SAID_OF_NOTHING and _due_later(text, issued):
        return True
    if asked_above and why in _LISTED:
        return names_actor(text, commas=True)
    if why in BESIDE_WORK or (why in _AROUND_WORK and outline.clauses[index].kind not in ("closing", "prose")):
        return names_actor(text, commas=True) or _orders_behind(text)
    if why == "named-only" and procedure_section(outline, index) is not None:
        return names_actor(text) or dated(text, issued)
    return why in _OWN_WORDS and (
        names_actor(text, commas=True)
        or dated(text, issued)
        or says_work(text)
        or _WORKS.search(fold(text)) is not None
    )


def _to_be_done(sentence: str) -> bool:
    """As in "Trong thời gian tới, Tỉnh xây dựng ..." behind findings: what is to be done, be praise or figures beside it."""
    folded = fold(sentence)
    return _AHEAD.match(folded) is not None and (names_doer(sentence) or _ASKED.search(folded) is not None)


def _agreed_first(unit: str, text: str) -> bool:
    """As in "Đồng ý với đề xuất của Sở A. Sở A triển khai thực hiện.": what is agreed to is carried out by a body named behind it."""
    first = _SENTENCES.split(unit)[0]
    return first != text and only_agrees(fold(first)) and read_subject(text) is not None


def _orders_behind(text: str) -> bool:
    """As in "Biểu dương các xã, đồng thời giao Sở A bố trí vốn": a body is told to act behind a mark."""
    folded = fold(text)
    for order in _ORDERS.finditer(folded):
        names = read_bodies(text, order.end(), loose=True)
        if names.names and names.start == order.end() and predicate().match(folded, names.end):
            return True
    return False


def charged_above(outline: Outline, index: int) -> bool:
    """Whether a unit stands right below a lead-in that says nothing but who is charged ("2. Yêu cầu Sở A:")."""
    parent = outline.clauses[index].parent
    text = outline.clauses[parent].paragraphs[-1].text if parent >= 0 else ""
    subject = led_in(text) if text.endswith(":") else None
    rest = fold(text[subject.end :]).strip(" ,:") if subject is not None else "-"
    return not rest or _HANDS_DOWN.fullmatch(rest) is not None


def _acts_somewhere(text: str) -> bool:
    """Whether a verb of duty stands behind the first words of a sentence: somebody whom the language does not know may act."""
    folded = fold(text)
    return any(verb_start().match(folded, blank.end()) for blank in _WORDS.finditer(folded, 0, _NAME_LENGTH))


BESIDE_WORK = frozenset({"contents", "under-label"})
"""Rules of words that were given to the task above them, though they are units of their own."""
_AROUND_WORK = frozenset({"no-task-phrase", "liability", "praise", "effect"})
"""Rules of what is said around the work; in a unit with a number it may be more."""
_SAID_OF_NOTHING = frozenset({"no-task-phrase", "contact", "assessment", "effect", "money"})
"""Rules of sentences that give no work by their kind: one with a day is never left without a doubt."""
_LISTED = frozenset({"list-item", "lead-in"})
"""Rules of what may only be listed by the unit above: where that is asked about, once for all."""
_LISTED_BELOW = _LISTED | {"contents"}
_NAME_LENGTH = 60
"""Characters of a name before its verb, at most."""
_LIST_LENGTH = 160
"""Characters behind the first name of a list up to its verb, at most."""
_OWN_WORDS = _LISTED | {"named-only", "label-other", "statement", "definition"}
"""Rules that say little of the words themselves."""


def says_work(text: str) -> bool:
    """Whether it, or what stands behind a colon in it, opens with a verb of duty or names who must act."""
    return any(opens_work(part) for part in _COLON.split(text))


def names_actor(text: str, *, commas: bool = False) -> bool:
    """Whether somebody acts in it, or it says what is done in a case ("... thì chuyển đến ...")."""
    folded = fold(text)
    if any(verb_start().match(folded, then.end()) for then in _THEN.finditer(folded)):
        return True
    if _WHOEVER.search(folded) and any(
        verb_start().match(folded, word.end()) for word in _WORDS.finditer(folded, 0, 80)
    ):
        return True
    return next(actors(text, folded, commas=commas), None) is not None


def opens_with_actor(text: str) -> bool:
    """Whether it opens with a body and has a verb of duty further on: a list whose last name was not followed to its end."""
    names = read_bodies(text, opens=True)
    if not names.names or names.start:
        return False
    folded = fold(text)
    return any(
        verb_start().match(folded, blank.end())
        for blank in _WORDS.finditer(folded, names.end, names.end + _LIST_LENGTH)
    )


def dated(text: str, issued: dt.date | None) -> bool:
    """Whether a day or a period stands in it."""
    return any(one.due.kind not in _PASSING for one in find_dues(text, issued))


def _due_later(text: str, issued: dt.date | None) -> bool:
    """Whether a day on or behind that of the paper stands in it."""
    dues = (one.due for one in find_dues(text, issued))
    return any(isinstance(due, OnDate) and (issued is None or due.date >= issued) for due in dues)


@kept
def _has_topic(outline: Outline, index: int) -> bool:
    """Whether a heading of its own topic stands above a unit, inside a section of aims ("II. Chỉ tiêu / 3. Hỗ trợ ...")."""
    above = outline.ancestors(index)
    return bool(above) and not patterns("duties", "no_task_headings").search(
        fold(outline.clauses[above[0]].text.strip())
    )
