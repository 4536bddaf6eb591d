"""Partners behind a bare "cùng" ("rà soát danh sách, cùng Sở A thẩm định"): bodies by their own names, for much else is done together."""

from collections.abc import Sequence

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.folding import fold

_ALONGSIDE = Shape("partners", r"(?<!\w){alongside}\s+(?=\S)")


def alongside(text: str, folded: str, known: Sequence[str]) -> tuple[str, ...]:
    """The bodies at each such place, but for those that are known as partners already ("phối hợp cùng Sở A")."""
    found: list[str] = []
    for word in _ALONGSIDE.finditer(folded):
        at = word.end()
        if not text[at].isupper() or folded.startswith(tuple(map(fold, known)), at):
            continue
        names = read_bodies(text, at)
        if names.start == at:
            found.extend(names.names)
    return tuple(found)


def not_receiving(names: tuple[str, ...], receiver: str | None) -> tuple[str, ...]:
    """The bodies but for those that so stand beside whoever receives the result ("gửi Sở A cùng Sở B")."""
    beside = alongside(receiver, fold(receiver), ()) if receiver else ()
    return tuple(name for name in names if name not in beside)
