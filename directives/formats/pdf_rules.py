"""Lines ruled on a page to the grids of tables. Distances in points, y upwards."""

from itertools import pairwise
from typing import NamedTuple

MOST_RULES = 5_000
"""Pages with more ruled lines than this are drawings: no tables are looked for."""
_NEAR = 3.0
"""Rules nearer than this are one."""
_MOST_JOINED = 400


class Rule(NamedTuple):
    """A straight line; one of its two extents is (nearly) nothing."""

    left: float
    bottom: float
    right: float
    top: float


class Box(NamedTuple):
    """A cell's place."""

    left: float
    bottom: float
    right: float
    top: float


class Ruled(NamedTuple):
    """A table's frame and its grid: each cell's box, or with which cell it is merged ("above", "left")."""

    top: float
    bottom: float
    rows: tuple[tuple[Box | str, ...], ...]


class _Track(NamedTuple):
    """A joined rule: where it lies across its direction, and from where to where it runs."""

    at: float
    low: float
    high: float


def grids(rules: list[Rule]) -> list[Ruled]:
    """The tables that these rules draw, from the top: at least two columns, and rules on all sides of each cell."""
    if len(rules) > MOST_RULES:
        return []
    across = [_Track((r.bottom + r.top) / 2, r.left, r.right) for r in rules if r.right - r.left >= r.top - r.bottom]
    up = [_Track((r.left + r.right) / 2, r.bottom, r.top) for r in rules if r.right - r.left < r.top - r.bottom]
    across, up = _tracks(across), _tracks(up)
    if max(len(across), len(up)) > _MOST_JOINED:
        return []
    found = [_grid(*group) for group in _groups(across, up)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: -grid.top)


def _tracks(tracks: list[_Track]) -> list[_Track]:
    """Rules in one line that touch as one rule, those side by side as one."""
    found: list[_Track] = []
    for at, near in _near(tracks):
        for track in sorted(near, key=lambda one: one.low):
            if found and found[-1].at == at and track.low <= found[-1].high + _NEAR:
                found[-1] = _Track(at, found[-1].low, max(found[-1].high, track.high))
            else:
                found.append(_Track(at, track.low, track.high))
    return [track for track in found if track.high - track.low > 2 * _NEAR]


def _near(tracks: list[_Track]) -> list[tuple[float, list[_Track]]]:
    groups: list[list[_Track]] = []
    for track in sorted(tracks):
        if groups and track.at - groups[-1][0].at < _NEAR:
            groups[-1].append(track)
        else:
            groups.append([track])
    return [(sum(one.at for one in group) / len(group), group) for group in groups]


def _groups(across: list[_Track], up: list[_Track]) -> list[tuple[list[_Track], list[_Track]]]:
    """Rules that cross or touch one another, together."""
    left_across, left_up = list(across), list(up)
    found: list[tuple[list[_Track], list[_Track]]] = []
    while left_across:
        group: tuple[list[_Track], list[_Track]] = ([left_across.pop()], [])
        grown = True
        while grown:
            new_up = [v for v in left_up if any(_touch(h, v) for h in group[0])]
            left_up = [v for v in left_up if v not in new_up]
            group[1].extend(new_up)
            new_across = [h for h in left_across if any(_touch(h, v) for v in new_up)]
            left_across = [h for h in left_across if h not in new_across]
            group[0].extend(new_across)
            grown = bool(new_across)
        found.append(group)
    return found


def _touch(across: _Track, up: _Track) -> bool:
    return across.low - _NEAR <= up.at <= across.high + _NEAR and up.low - _NEAR <= across.at <= up.high + _NEAR


def _places(tracks: list[_Track]) -> list[float]:
    return sorted({track.at for track in tracks})


def _covered(tracks: list[_Track], at: float, low: float, high: float) -> bool:
    """Whether a rule lies there over most of that stretch."""
    middle = (low + high) / 2
    return any(abs(track.at - at) < 0.01 and track.low - _NEAR <= middle <= track.high + _NEAR for track in tracks)


def _grid(across: list[_Track], up: list[_Track]) -> Ruled | None:
    columns, heights = _places(up), _places(across)[::-1]
    if len(columns) < 3 or len(heights) < 2:
        return None
    kinds: list[list[str]] = []
    for row, (top, bottom) in enumerate(pairwise(heights)):
        kinds.append([])
        for column, (left, right) in enumerate(pairwise(columns)):
            beside = column > 0 and not _covered(up, left, bottom, top)
            below = row > 0 and not _covered(across, top, left, right)
            kinds[-1].append("left" if beside else "above" if below else "")
    rows = tuple(
        tuple(_place(kinds, row, column, columns, heights) for column in range(len(line)))
        for row, line in enumerate(kinds)
    )
    return Ruled(heights[0], heights[-1], rows)


def _place(kinds: list[list[str]], row: int, column: int, columns: list[float], heights: list[float]) -> Box | str:
    """A cell's box with all squares that are merged into it, or the kind of merging."""
    if kinds[row][column]:
        return kinds[row][column]
    right, bottom = column + 1, row + 1
    while right < len(kinds[row]) and kinds[row][right] == "left":
        right += 1
    while bottom < len(kinds) and kinds[bottom][column] == "above":
        bottom += 1
    return Box(columns[column], heights[bottom], columns[right], heights[row])
