"""Partners behind a bare "cùng" ("rà soát danh sách, cùng Sở A thẩm định"): bodies by their own names, for much else is done together."""

from collections.abc import Container, Sequence

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.folding import fold

_PARTED = Shape("partners", r"(?P<over>[;,])?\s+(?:{together}|{alongside})\s+(?=\S)")
_ALONGSIDE = Shape("partners", r"(?<!\w){alongside}\s+(?=\S)")


def alongside(text: str, folded: str, known: Sequence[str], read: Container[int]) -> tuple[str, ...]:
    """The bodies at each such place, but for those known as partners already, and places read otherwise ("quy chế phối hợp cùng Sở A")."""
    found: list[str] = []
    for word in _ALONGSIDE.finditer(folded):
        at = word.end()
        if at in read or not text[at].isupper() or folded.startswith(tuple(map(fold, known)), at):
            continue
        names = read_bodies(text, at)
        if names.start == at:
            found.extend(names.names)
    return tuple(found)


def not_receiving(text: str, folded: str, names: tuple[str, ...], receiver: str | None) -> tuple[str, ...]:
    """The bodies but for those that so stand right behind whoever receives the result ("gửi Sở A cùng Sở B")."""
    spots = [
        word for word in _ALONGSIDE.finditer(folded) if receiver and joins_receiver(folded, word.start(), receiver)
    ]
    beside = {name for spot in spots for name in read_bodies(text, spot.end()).names}
    return tuple(name for name in names if name not in beside)


def joins_receiver(folded: str, at: int, receiver: str) -> bool:
    """Whether one of those who receive the result ends right before a place, and more of them follow."""
    before, listed = folded[:at].rstrip(), fold(receiver).split(", ")
    return any(before.endswith(", ".join(listed[:number])) for number in range(1, len(listed)))


def parted(receivers: str) -> str:
    """As in "gửi Sở A cùng Sở B": two receive it; behind a mark ("báo cáo Sở A; cùng Sở B kiểm tra ...") the other only works."""
    found = _PARTED.search(fold(receivers))
    if found is None or not receivers[found.end()].isupper():
        return receivers
    return receivers[: found.start()] + ("" if found["over"] else f", {receivers[found.end() :]}")
