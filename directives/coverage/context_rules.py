"""The rules by which a sentence that is nobody's task is called a heading or context; each rule has a name."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from directives.labelled.lines import before_labels, labelled_lines, read_labelled
from directives.lexicon import framed, lexicon, patterns
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sections.informing import proposes
from directives.sections.minutes import told_in_minutes
from directives.sections.without_work import named_only, silent
from directives.sentences.acting import actors
from directives.sentences.allowed import may_enjoy
from directives.sentences.contacts import only_contacts
from directives.sentences.headings import read_heading
from directives.sentences.idle import calls_upon, demands_all, gives_no_work
from directives.sentences.law_told import tells_law
from directives.sentences.led_in import charge_above, commands_below, only_charges
from directives.sentences.members import is_member
from directives.sentences.narrated import is_picture, narrates, ordered_before, orders_somebody
from directives.sentences.subjects import opens_work, read_subject
from directives.strings.capitals import mostly_capitals
from directives.strings.flow import flow
from directives.strings.folding import fold
from directives.strings.guarded import Guarded
from directives.structure.closing_days import sets_the_day
from directives.structure.duties import is_duty, is_whole_call
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline, is_heading
from directives.structure.paragraphs import Paragraph
from directives.structure.tail import read_recipients
from directives.structure.zones import NEWS, TITLE, title_of
from directives.times.due_phrases import find_dues
from directives.work.content import forms_only, heads_bodies, lists_acts
from directives.work.told import is_lede, tells_only
from plans.plan import Plan

_ANNEX = Printed("structure", r"\W*{annex_titles~}(?![^\W\d_])")
NEAR = 12
"""Units before a labelled line that may head the form it belongs to."""
_SIGNATURE = 140
"""Characters of a line of the signature at most."""
_STAMP = Printed(
    "structure", r"\W*(?:KT|TM|TUQ|TL|T/M)\s*\.|\W*{heads.recipients~}|\W*{filed_line}\s*:|\W*\(?{signed~}"
)
_LISTED, _LINES = re.compile(r"[-–•+]\s"), re.compile(r"(?m)^.+$")
_FIGURE = re.compile(r"[-+]|[\d.,]+\s*%?")
_DEMANDED = Shape("idle", r"(?<!\w){demands_or_gives}\s")
_BLAMED_AND_ASKED = Shape("subjects", r"(?<!\w){blames}[^.;:]{0,120}(?:,|\svà)\s+(?:{politely}\s+)?{asked_of_them}\s")
_BY_A_DAY = frozenset({"date", "recurring", "relative"})
"""Times by which work has to be done."""
_CONCLUDING, _MET = (
    Shape("structure", r"(?<!\w){concluding}(?!\w)"),
    Shape("structure", r"(?:[^\W\d_]+\s+){0,3}\d[^;]{0,300}(?<!\w){met}(?!\w)"),
)
_SUBJECT = 300
"""In a paper of what was concluded: on which day who met, before the conclusion."""
_OPENING, _ATTACHED = Shape("structure", r"{opens_order}[^.;]{0,300}:?$"), Shape("structure", r"\W*\(?{attached}")


class Ground(NamedTuple):
    """What the rules look at: the outline, where its paragraphs belong, the tasks by clause, the zones outside the body."""

    outline: Outline
    owners: dict[int, int]
    first: frozenset[int]
    tasks: dict[str, list[str]]
    below: dict[str, list[str]]
    title: tuple[int, int]
    preamble: frozenset[int]
    recipients_end: int
    annex: int
    body: tuple[int, int]
    rows: tuple[tuple[int, int, bool], ...]

    def clause_at(self, paragraph: Paragraph) -> int | None:
        """The place in `clauses` of the unit that a paragraph belongs to."""
        return self.owners.get(paragraph.start)


def ground_of(outline: Outline, plan: Plan) -> Ground:
    """Everything the rules need, read once for a document."""
    owners: dict[int, int] = {}
    for index, clause in enumerate(outline.clauses):
        owners[clause.span[0]] = index
        for paragraph in clause.paragraphs[1:]:
            if paragraph.at:
                owners[paragraph.at[0]] = index
    tasks, below = _by_clause(plan)
    title = title_of(outline.source)
    _, recipients = read_recipients(outline.source, *outline.tail)
    starts = frozenset(paragraph.at[0] for paragraph in outline.preamble if paragraph.at)
    inside = list(owners)
    body = (min(inside, default=len(outline.source)), max((c.span[1] for c in outline.clauses), default=0))
    return Ground(
        outline, owners, frozenset(clause.span[0] for clause in outline.clauses), tasks, below,
        (title[1], title[2]) if title else (0, 0), starts, recipients, _annex_start(outline, body[1]), body,
        _assigning(outline, plan),
    )  # fmt: skip


def _by_clause(plan: Plan) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The ids of the tasks of each clause, and of all clauses below each."""
    own: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for task in plan.tasks:
        own.setdefault(task.clause or "", []).append(task.id)
        steps = (task.clause or "").split(".")
        for depth in range(1, len(steps)):
            below.setdefault(".".join(steps[:depth]), []).append(task.id)
    return own, below


def _assigning(outline: Outline, plan: Plan) -> tuple[tuple[int, int, bool], ...]:
    """The tables in order, and whether each gave a task."""
    starts = sorted(task.span[0] for task in plan.tasks if task.span)
    spans = sorted(span for _, span in outline.tables)
    return tuple((start, end, bisect_left(starts, start) < bisect_left(starts, end)) for start, end in spans)


def _annex_start(outline: Outline, after: int) -> int:
    """Where the annexes begin below the signature."""
    for found in _LINES.finditer(outline.source[max(outline.tail[0], 0) :]):
        at = max(outline.tail[0], 0) + found.start()
        if at >= after and (_ANNEX.match(found.group()) or TITLE.match(found.group()) or found.group().startswith("|")):
            return at
    return len(outline.source)


@cache
def _rules() -> tuple[Guarded, tuple[str, ...]]:
    """The phrases of all rules, and the rule of each."""
    named = [(name, one) for name in lexicon("context") for one in framed("context", name)]
    return Guarded(one for _, one in named), tuple(name for name, _ in named)


def phrase_rule(text: str) -> str | None:
    """The rule of the lexicon `context` that a sentence matches, the first that does; None where none does."""
    guarded, names = _rules()
    at = guarded.first(fold(text))
    return None if at is None else names[at]


def reason(ground: Ground, paragraph: Paragraph, index: int, text: str) -> tuple[str, str, tuple[str, ...]]:
    """Side, rule and tasks of a sentence inside a unit that no task quotes."""
    outline = ground.outline
    clause = outline.clauses[index]
    if proposes(outline):
        return "context", "proposed", ()
    if clause.kind == "annex":
        return "heading", "annex-title", ()
    label = _label(ground, paragraph, index) or _label_behind(ground, paragraph, index, text)
    if label is not None:
        return label
    if forms_only(outline, index):
        return "context", "members", ()
    if _heads(ground, paragraph, index, text):
        return "heading", _heading_rule(text), ()
    if told_in_minutes(outline, index):
        return "context", "told-at-a-meeting", ()
    if silent(outline, index):
        return "context", "under-heading", ()
    if clause.kind == "article" and outline.tail[1] < len(outline.source):
        return "context", "issuing-article", ()
    above = _listed_for(ground, index)
    if above:
        return "task", "contents", above
    if sets_the_day(outline, index, None):
        return "task", "label-due", _tasks_of(ground, [clause.parent])
    return *_sentence(ground, index, text), ()


def _sentence(ground: Ground, index: int, text: str) -> tuple[str, str]:
    """Side and rule of a sentence by its own words."""
    outline = ground.outline
    clause = outline.clauses[index]
    if patterns("duties", "no_task_headings").search(fold(text.strip())) and is_heading(text):
        return "heading", "heading-topic"
    news = outline.news and clause.kind == "prose"
    if news and (tells_only(outline, index) or narrates(text) or is_lede(outline, index, text)):
        return "context", "told-in-report"
    if news and index and (ordered_before(text) or (not is_duty(text) and orders_somebody(text))):
        return "unread", "no-rule"
    if (rule := phrase_rule(text)) is not None:
        return "context", rule
    if is_member(text):
        return "context", "members"
    if tells_law(text):
        return "context", "law-quoted"
    if only_contacts(text):
        return "context", "contact"
    if gives_no_work(text) or may_enjoy(text):
        return "context", "no-task-phrase"
    said = fold(text).strip(" ./")
    called = calls_upon(said) or demands_all(said) or read_subject(text)
    if (called and not is_duty(text)) or (clause.kind == "closing" and is_whole_call(text)):
        return "context", "closing-call"
    if named_only(outline, index) and read_subject(text) is None:
        return "context", "named-only"
    if clause.kind == "prose" and not is_duty(text):
        by_a_day = news and _DEMANDED.search(fold(text)) and any(d.due.kind in _BY_A_DAY for d in find_dues(text, None))
        if by_a_day:
            return (
                "unread",
                "no-rule",
            )  # "Phó Thủ tướng đã giao Bộ A kiểm tra trong ngày ...": told, and still to be done
        return "context", "report-of-news" if outline.news else "statement"
    if lists_acts(outline, index) or (clause.kind in BULLETS and not opens_work(text)):
        return "context", "list-item"
    return "unread", "no-rule"


def _heading_rule(text: str) -> str:
    if read_heading(text.rstrip(" :")):
        return "heading-body"
    return "lead-in" if text.endswith((":", ".", ";")) else "heading-topic"


def _heads(ground: Ground, paragraph: Paragraph, index: int, text: str) -> bool:
    """Whether the words stand over others: a heading line, or a sentence that only leads in what is below."""
    outline, clause = ground.outline, ground.outline.clauses[index]
    below = bool(outline.children(index)) or len(clause.paragraphs) > 1 or bool(ground.below.get(clause.path))
    if heads_bodies(outline, index) or (text == clause.text and charge_above(text) and (below or text.endswith(":"))):
        return True
    if ground.below.get(clause.path) and only_charges(text):  # above a table
        return True
    if paragraph.start in ground.first and below:
        leads_in = bool(outline.children(index)) and text == clause.text and read_subject(text) is None
        unstopped = is_heading(clause.text) and text.rstrip(" .") == clause.text.rstrip(" .")
        return is_heading(text) or unstopped or (leads_in and not find_dues(text, None))
    return paragraph.start not in ground.first and is_heading(text) and not opens_work(text) and len(text) < 160


def _label(ground: Ground, paragraph: Paragraph, index: int) -> tuple[str, str, tuple[str, ...]] | None:
    """Labelled lines ("Cơ quan chủ trì: X") belong to the tasks of their unit."""
    outline = ground.outline
    line = flow(outline.source, (paragraph.body, paragraph.end))
    labelled = read_labelled(line, index)
    units = [index, *outline.ancestors(index)]
    if labelled is None:
        over = [at for at in units[1:] if read_labelled(outline.clauses[at].paragraphs[0], at) is not None]
        if not over:
            return None
        tasks = _tasks_of(ground, [*outline.ancestors(over[-1])][:1])
        return ("task", "under-label", tasks) if tasks else None
    beside = outline.beside(index) if outline.clauses[index].parent < 0 else []
    at = bisect_left(beside, index)
    forms = [
        one for one in beside[max(0, at - NEAR) : at] if any(of.unit == index for of in labelled_lines(outline, one))
    ]
    tasks = _tasks_of(ground, [*units[:3], *forms[-1:]])
    if tasks:
        return "task", f"label-{labelled.field}", tasks
    return ("context", "label-other", ()) if labelled.field == "other" else None


def _label_behind(
    ground: Ground, paragraph: Paragraph, index: int, text: str
) -> tuple[str, str, tuple[str, ...]] | None:
    """The same of labels behind the work in one paragraph ("Rà soát ... . Chủ trì: X; thời gian: tháng 5.")."""
    tasks = ground.tasks.get(ground.outline.clauses[index].path) if ":" in text else None
    if not tasks:
        return None
    line = flow(ground.outline.source, (paragraph.body, paragraph.end))
    labelled = text in line.text[len(before_labels(line).text) :]
    return ("task", "label-lead", tuple(tasks)) if labelled else None


def _tasks_of(ground: Ground, units: list[int]) -> tuple[str, ...]:
    """The tasks of the nearest of some units that has any, its own or, failing these, of the units below it."""
    for at in units:
        path = ground.outline.clauses[at].path
        if found := ground.tasks.get(path) or ground.below.get(path):
            return tuple(found)
    return ()


def _listed_for(ground: Ground, index: int) -> tuple[str, ...]:
    """The tasks of the unit above whose text ends with a colon: this unit lists what belongs to them."""
    parent = ground.outline.clauses[index].parent
    if parent < 0 or not ground.outline.clauses[parent].text.rstrip().endswith(":"):
        return ()
    return tuple(ground.tasks.get(ground.outline.clauses[parent].path, ()))


def reason_outside(ground: Ground, paragraph: Paragraph, text: str) -> tuple[str, str]:
    """Side and rule of words outside every unit: letterhead, title, preamble, recipients, signature, annexes."""
    outline, at = ground.outline, paragraph.start
    if outline.source.startswith("|", at):
        return _row(ground, paragraph)
    if outline.news:
        if is_heading(text) and not text.endswith(":") and not find_dues(text, None):
            return "heading", "title"
        if is_picture(text) or narrates(text):
            return "context", "page-frame"
        if text.endswith(":") and commands_below(text) and not find_dues(text, None):
            return "heading", "opening"
        return ("context", "page-frame") if not is_duty(text) or NEWS.search(text) else ("unread", "no-rule")
    if ground.title[1] and at < ground.title[0]:
        return "context", "letterhead"
    if at <= ground.title[1] and ground.title[1]:
        return "heading", "title"
    if at in ground.preamble or at < ground.body[0]:
        met = _MET.match(fold(text))
        if met and not _DEMANDED.search(fold(text), met.end()) and _concludes(ground):
            return "context", "preamble"
        return ("context", "proposed") if proposes(outline) else _preamble(text)
    if at >= ground.annex:
        return _annex(text)
    if outline.tail[0] <= at < max(ground.recipients_end, outline.tail[0]):
        return "context", "recipients"
    if _STAMP.match(text) or (len(text) <= _SIGNATURE and not is_duty(text)):
        return "context", "signature"
    name = phrase_rule(text)
    charges = name == "purpose" and is_duty(text) and next(actors(text, fold(text), commas=True), None) is not None
    return ("unread", "no-rule") if name is None or charges else ("context", name)


def _concludes(ground: Ground) -> bool:
    """Whether the title, or what stands right below it, calls the paper a conclusion."""
    start, end = ground.title
    return _CONCLUDING.search(fold(ground.outline.source[start : end + _SUBJECT])) is not None


def _preamble(text: str) -> tuple[str, str]:
    """Words between the title and the first unit."""
    if mostly_capitals(text):
        return "heading", "title"
    if _LISTED.match(text):
        return "context", "addressees"
    opens = text.endswith(":") or _OPENING.search(fold(text)) is not None
    if (opens or _BLAMED_AND_ASKED.search(fold(text))) and _dated_order(text):
        return "unread", "order-in-preamble"
    if (rule := phrase_rule(text)) is not None:
        return "context", rule
    if opens:
        return "heading", "opening"
    if read_subject(text) is not None and is_duty(text):
        return "unread", "order-in-preamble"
    return "context", "preamble"


def _dated_order(text: str) -> bool:
    """As in "... yêu cầu Sở A rà soát, báo cáo trước ngày D, trong đó tập trung:": work with a day of its own before what it leads in.

    So in "phê bình và yêu cầu các bộ chưa gửi báo cáo gửi trước ngày D".
    """
    blamed = _BLAMED_AND_ASKED.search(fold(text))
    if blamed is not None:
        return any(one.due.kind in _BY_A_DAY for one in find_dues(text[blamed.end() :], None))
    subject = read_subject(text)
    if subject is None or _DEMANDED.search(fold(text[: subject.end])) is None:
        return False
    return any(one.due.kind in _BY_A_DAY for one in find_dues(text[subject.end :], None))


def _annex(text: str) -> tuple[str, str]:
    """Words below the signature outside tables."""
    if _ANNEX.match(text) or (is_heading(text) and mostly_capitals(text)):
        return "heading", "annex-title"
    if _figures(text.split()):
        return "context", "figures"
    if _ATTACHED.match(fold(text)):
        return "context", "effect"
    if _STAMP.match(text):
        return "context", "signature"
    return "unread", "annex-text"


def _row(ground: Ground, paragraph: Paragraph) -> tuple[str, str]:
    """A row of a table that gave no task: its head, a section's name, or a row not understood."""
    cells = [cell.strip() for cell in ground.outline.source[paragraph.start : paragraph.end].strip("| \n").split("|")]
    if not any(re.search(r"\w", cell) for cell in cells):
        return "context", "table-line"
    at = bisect_right(ground.rows, paragraph.start, key=lambda one: one[0]) - 1
    table = ground.rows[at] if at >= 0 and paragraph.start < ground.rows[at][1] else None
    if table is not None and table[2] and (paragraph.start == table[0] or len([c for c in cells if c]) <= 2):
        return "heading", "table-head" if paragraph.start == table[0] else "table-section"
    return ("context", "figures") if _figures([cell for cell in cells if cell]) else ("unread", "table-row")


def _figures(cells: list[str]) -> bool:
    """Whether more than half of some cells or words are figures."""
    return 2 * sum(_FIGURE.fullmatch(cell) is not None for cell in cells) > len(cells)
