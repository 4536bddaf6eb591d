"""What is doubtful about a clause itself, whatever it asks: its number and those below it, a heading that says who acts, lost bullets."""

from directives.sections.assigned import among_topics, assigned_heading
from directives.sentences.headings import read_heading
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.structure.clauses import Clause
from directives.structure.outline import Outline, is_heading
from directives.structure.run_on import says_work_itself
from directives.words.work_words import verb_start
from plans.problems import Place, Problem, doubt

UNMARKED, UNDER_HEADING = 3, 2
"""Paragraphs of one unit at least, each of which opens with its own work or whose it is, before their bullets may be lost; so few below
a heading that says whose they are.
"""


def clause_doubts(outline: Outline, index: int) -> list[Problem]:
    """The doubts about one clause, in the order of its text."""
    clause, children, found = outline.clauses[index], outline.children(index), list[Problem]()
    if clause.guessed:
        found.append(doubt("number-guessed", Place(clause=clause.path, span=clause.span), number=clause.path))
    if clause.kind == "roman" and any(outline.clauses[child].counted for child in children[:1]):
        heading = clause.paragraphs[0]
        place = Place(clause=clause.path, span=heading.span(0, len(heading.text)))
        found.append(doubt("numbering-lost", place, n=len(children)))
    above_text = bool(children) or len(clause.paragraphs) > 1
    unknown = above_text and read_heading(clause.text) is None and assigned_heading(outline, index)
    if unknown or (above_text and among_topics(outline, index)):
        place = Place(clause=clause.path, field="lead", span=clause.span)
        found.append(doubt("lead-from-heading", place, lead=clause.text.strip(" .:")))
    if not children and (said := _work_as_heading(outline, clause)):
        found.append(doubt("perhaps-a-task", Place(clause=clause.path, span=clause.span), said=said))
    if not children and len(clause.paragraphs) > UNDER_HEADING and (works := _unmarked(clause)):
        found.append(doubt("bullets-lost", Place(clause=clause.path, span=clause.span), n=works))
    return found


def _work_as_heading(outline: Outline, clause: Clause) -> str:
    """As in "2. Rà soát các vụ việc ." above "Sở A nghiên cứu ...": the first of several sentences, taken for their heading."""
    first, *below = clause.paragraphs
    if not below or not first.at or not is_heading(first.text) or first.text.endswith(":"):
        return ""
    stopped = outline.source[first.at[-1] + 1 : first.at[-1] + 3] == " ."
    return first.text if stopped and says_work_itself(first.text) and read_subject(below[0].text) is not None else ""


def _unmarked(clause: Clause) -> int:
    """How many paragraphs stand below the first, where they are enough and each of them opens with work or whose it is; else none."""
    below = clause.paragraphs[1:]
    if len(below) < UNMARKED and read_heading(clause.text) is None:
        return 0
    return len(below) if all(_opens_work(one.text) for one in below) else 0


def _opens_work(text: str) -> bool:
    if verb_start().match(fold(text)):
        return True
    subject = read_subject(text)
    return subject is not None and text.startswith(subject.names[0])


def placed(problem: Problem, clause: str, span: tuple[int, int]) -> Problem:
    """The same problem with its place in the document."""
    inner = problem.place.span
    where = (span[0] + inner[0], span[0] + inner[1]) if inner and span[0] + inner[1] <= span[1] else span
    return problem.model_copy(
        update={"place": problem.place.model_copy(update={"clause": clause, "field": "due", "span": where})}
    )


def of_clause(problem: Problem, clause: str) -> Problem:
    """The same problem of a sentence of its paragraph."""
    return problem.model_copy(update={"place": problem.place.model_copy(update={"clause": clause})})
