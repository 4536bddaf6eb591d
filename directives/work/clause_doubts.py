"""What is doubtful about a clause itself, whatever it asks: its number, the numbers below it, the heading that says who acts."""

from directives.sections.assigned import among_topics, assigned_heading
from directives.sentences.headings import read_heading
from directives.structure.outline import Outline
from plans.problems import Place, Problem, doubt


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
    return found
