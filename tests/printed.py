"""What papers say and look like, read back; the office of `tests.boards` to make them of. A test imports `board` or `quick` too."""

import ctypes

import pypdfium2
import pypdfium2.raw as raw
import pytest

from desk.papers.blocks import Line, Table
from tests.boards import busy


@pytest.fixture
def board(engine):
    busy(engine)
    return engine


@pytest.fixture
def quick(sqlite_engine):
    busy(sqlite_engine)
    return sqlite_engine


def words(paper):
    """All that a paper says, in order."""
    said = []
    for block in paper.blocks:
        if isinstance(block, Line):
            said.append("".join(run.text for run in block.runs))
        elif isinstance(block, Table):
            said += [" | ".join(row) for row in ([column.heading for column in block.columns], *block.rows)]
    return "\n".join(said)


def text_of(data):
    return text_of_document(pypdfium2.PdfDocument(data))


def text_of_document(document):
    return " ".join("\n".join(page.get_textpage().get_text_bounded() for page in document).split())


def font_of(text):
    """The name of the font of a text object in a PDF."""
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(text.raw), name, 200)
    return name.value.decode().split("+")[-1]
