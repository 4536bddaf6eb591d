"""What a cell of a column for notes says of a row's work: to whom its result goes, and with whom it is done."""

from collections.abc import Iterator

from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.words.work_words import verb_start

OTHER = "other"
"""What the name of a cell begins with whose column says none of what a task has."""


def noted_receivers(cells: dict[str, Flow]) -> Iterator[str]:
    """The texts of the notes that say work and where its result goes ("Báo cáo UBND tỉnh")."""
    return (text for text in _notes(cells) if read_reports(text).report_to)


def noted_partners(cells: dict[str, Flow]) -> tuple[str, ...]:
    """Those with whom a note says that the work is done ("Phối hợp Công an tỉnh")."""
    return next(filter(None, map(read_partners, _notes(cells))), ())


def _notes(cells: dict[str, Flow]) -> Iterator[str]:
    texts = (cell.text.strip() for name, cell in cells.items() if name.startswith(OTHER))
    return (text for text in texts if text[:1].isalpha() and verb_start().match(fold(text)))
