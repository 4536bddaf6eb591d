"""What reading a list of bodies gives."""

from typing import NamedTuple


class Names(NamedTuple):
    """Bodies named one after the other: as printed, heads of bodies dropped, and [start, end) of the whole list."""

    names: tuple[str, ...]
    start: int
    end: int
    personal: bool = False


NONE = Names((), 0, 0)
