"""The cell of a column of receivers: to whom the result of its row goes, and through whom."""

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.reports import Reports
from directives.strings.folding import fold

_VIA = Shape("reports", r"\s*\(\s*{through}\s+(?P<via>[^()]{3,80})\)\s*$")


def read_receivers(cell: str) -> Reports:
    """As in "Sở A", "Sở A; UBND tỉnh", "UBND tỉnh (qua Sở A)": bodies alone; nothing of a cell that says anything else."""
    text = " ".join(cell.split()).strip(" .;")
    through = _VIA.search(fold(text))
    said = text[: through.start()] if through else text
    names = read_bodies(said, opens=True, loose=True)
    if not names.names or said[names.end :].strip(" .;,"):
        return Reports()
    return Reports(said[: names.end], text[slice(*through.span("via"))].strip() if through else None)
