"""What a cell of a column for notes says of a row's work: to whom its result goes, with whom it is done, and when."""

import datetime as dt
from collections.abc import Iterator

from directives.lexicon.shapes import Shape
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.times.due_phrases import read_due
from directives.words.work_words import verb_start
from plans.due import Due, Recurring
from plans.problems import Place, Problem, doubt

OTHER = "other"
"""What the name of a cell begins with whose column says none of what a task has."""
_OF_PERIOD = Shape("left_over", r"(?:^|(?<=[,;]\s)|(?<!\w){into_report}\s+){reports_of_periods}(?=\s*(?:[,.;)(]|$))")


def noted_receivers(cells: dict[str, Flow]) -> Iterator[str]:
    """The texts of the notes that say work and where its result goes ("Báo cáo UBND tỉnh")."""
    return (text for text in _notes(cells) if read_reports(text).report_to)


def noted_times(cells: dict[str, Flow], due: Due | None, issued: dt.date | None) -> list[Problem]:
    """A doubt of the first note that says another time than the row's: when it is done again ("báo cáo tuần"), or by when work is."""
    for text in _said(cells):
        read, unread = read_due(text, issued)
        if not (isinstance(read, Recurring) or verb_start().match(fold(text))):
            continue
        told = getattr(read, "text", "") or next((str(one.args["text"]) for one in unread if "text" in one.args), "")
        named = None if told else _OF_PERIOD.search(fold(text))
        said = text[named.start() : named.end()] if named else told
        if said and fold(said) not in fold(getattr(due, "text", None) or "") and not _same(read, due):
            return [doubt("time-left", Place(field="due"), said=said)]
    return []


def _same(one: Due | None, other: Due | None) -> bool:
    return (
        one is not None and other is not None and one.model_dump(exclude={"text"}) == other.model_dump(exclude={"text"})
    )


def noted_partners(cells: dict[str, Flow]) -> tuple[str, ...]:
    """Those with whom a note says that the work is done ("Phối hợp Công an tỉnh")."""
    return next(filter(None, map(read_partners, _notes(cells))), ())


def _notes(cells: dict[str, Flow]) -> Iterator[str]:
    return (text for text in _said(cells) if verb_start().match(fold(text)))


def _said(cells: dict[str, Flow]) -> Iterator[str]:
    texts = (cell.text.strip() for name, cell in cells.items() if name.startswith(OTHER))
    return (text for text in texts if text[:1].isalpha())
