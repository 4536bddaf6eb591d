"""Forms by which work is handed to somebody ("GIẤY GIAO VIỆC"): who gets it, what it is and by when stand on lines of their own."""

import datetime as dt
import re

from directives.labelled.lines import read_labelled
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.persons import named_person
from directives.sentences.obligation import Obligation, quoted
from directives.sentences.reports import read_reports
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline
from directives.times.due_phrases import read_due, read_due_cell
from plans.plan import How

_TITLE = Printed("headings", r"(?m)^[#*\s]*{hand_over_titles}(?=[*\s]*$|\s+[^\W\d_])", str.upper)
_TO = Shape("headings", r"{handed_over_to}\s*:\s*(?=\S)")
_HEAD = 1500
"""Characters in which the title stands."""
_END = re.compile(r"\s+[-–(]\s*|\s*[,.;]")


@kept
def handed_to(outline: Outline) -> tuple[str, ...]:
    """To whom such a form hands its work; none for any other paper."""
    if _TITLE.search(outline.source[:_HEAD]) is None:
        return ()
    for line in outline.preamble:
        folded = fold(line.text)
        if (to := _TO.match(folded)) is None:
            continue
        if (end := named_person(line.text, folded, to.end())) is not None:
            return (line.text[to.end() : end],)
        names = read_bodies(line.text, to.end(), opens=True, loose=True)
        said = line.text[to.end() :]
        return names.names or (_END.split(said)[0],)
    return ()


def form_tasks(outline: Outline, issued: dt.date | None) -> list[Obligation]:
    """The work of such a form where a line says it; numbered work has its own units."""
    lead = handed_to(outline)
    lines = [line for at, one in enumerate(outline.preamble) if (line := read_labelled(one, at))] if lead else []
    work = next((line for line in lines if line.field == "text" and line.value.text.strip()), None)
    if work is None or any(clause.kind != "closing" for clause in outline.clauses):
        return []
    due = next((line.value.text.strip() for line in lines if line.field == "due" and line.value.text.strip()), None)
    when = read_due_cell(due, issued)[0] if due else read_due(work.value.text, issued)[0]
    value = work.value.cut(len(work.value.text) - len(work.value.text.lstrip()))
    span = value.span(0, len(value.text))
    told = next((found for line in outline.preamble if (found := read_reports(line.text)).report_to), None)
    clause = next((one.path for one in outline.clauses if value.text in one.text), "kết.1")
    return [
        Obligation(
            clause=clause, part=1, quote=quoted(outline.source, span), span=span, lead=lead, due=when,
            report_to=told.report_to if told else None, via=told.via if told else None,
            found={"lead": How.INHERITED, "due": How.INHERITED if when else How.DEFAULT},
        )
    ]  # fmt: skip
