"""How large what is sent may be: a form little, a file where a page takes files, one line here for each such page."""

from collections.abc import Mapping
from functools import cache
from re import Pattern
from types import FunctionType
from typing import Any, cast

from starlette.formparsers import MultiPartParser
from starlette.requests import Request
from starlette.routing import compile_path

FORM = 200_000
"""Bytes of a form at most."""
MOST_MEGABYTES = 20
"""Of a file, as it is told."""
FILE = MOST_MEGABYTES * 1_000_000 + 1_000_000
"""Bytes of a form with a file: the file and what is around it."""
UPLOADS: dict[str, int] = {
    "/nhiem-vu/{number}/tep": FILE,
    "/nhiem-vu/{number}/bao-cao": FILE,
    "/nhiem-vu/{number}/trinh-lanh-dao": FILE,
    "/nhiem-vu/{number}/bo-tep": FILE,
    "/nhiem-vu/{number}/tra-loi/{ask}": FILE,
    "/ket-qua": FILE,
    "/ket-qua/tep": FILE,
    "/ket-qua/bo-tep": FILE,
    "/van-ban/moi": FILE,
    "/so-van-ban-den": FILE,
    "/so-van-ban-den/dua-vao": FILE,
    "/danh-muc/{slug}/dieu-chinh": FILE,
    "/van-ban/{number}/tep": FILE,
    "/van-ban-da-lap/{number}/luu": FILE,
}
"""Paths of pages that take files, as their routes write them ("/van-ban/moi", "/nhiem-vu/{number}/tep"), and bytes at most."""

MultiPartParser.spool_max_size = FILE
"""A file stays in memory until somebody keeps it: what the secrecy gate refuses must not have touched a disk."""
cast(dict[str, Any], cast(FunctionType, Request.form).__kwdefaults__)["max_part_size"] = FILE
"""A field may be as long as what is sent: the page that asked for it says what is too long, and keeps the rest of the form."""


def largest(path: str) -> int:
    """Bytes that may be sent to this path at most."""
    return next((size for pattern, size in _patterns() if pattern.match(path)), FORM)


def too_large(method: str, path: str, headers: Mapping[str, str]) -> int | None:
    """413 or 411 where a body is too large or does not say how large it is; None where it may be read."""
    if method in ("GET", "HEAD", "OPTIONS"):
        return None
    if headers.get("transfer-encoding"):
        return 411
    length = headers.get("content-length", "0")
    fits = length.isdecimal() and len(length) < 12 and int(length) <= largest(path)
    return None if fits else 413


@cache
def _patterns() -> tuple[tuple[Pattern[str], int], ...]:
    return tuple((compile_path(path)[0], size) for path, size in UPLOADS.items())
