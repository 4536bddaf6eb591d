"""Lines ruled in the picture of a scanned page: long dark stretches, across and upright."""

import re
from typing import Any

from directives.formats.pdf_rules import Rule

DOTS = 144
"""Dots an inch at which a page is looked at."""
_DARK = bytes(1 if value < 140 else 0 for value in range(256))
_ACROSS = re.compile(rb"\x01{50,}")
_UPRIGHT = re.compile(rb"\x01{36,}")


def rules_in(page: Any) -> list[Rule]:
    """The rules on an upright page of PDFium's, in points, y upwards; letters are too small to be taken for one."""
    from PIL import Image

    bitmap = page.render(scale=DOTS / 72, grayscale=True, may_draw_forms=False)
    try:
        picture = bitmap.to_pil().convert("L")
        point = 72 / DOTS
        height = picture.height * point
        across = [
            Rule(low * point, height - at * point, high * point, height - at * point)
            for at, low, high in _stretches(picture, _ACROSS)
        ]
        up = [
            Rule(at * point, height - high * point, at * point, height - low * point)
            for at, low, high in _stretches(picture.transpose(Image.Transpose.TRANSPOSE), _UPRIGHT)
        ]
    finally:
        bitmap.close()
    return across + up


def _stretches(picture: Any, long: re.Pattern[bytes]) -> list[tuple[int, int, int]]:
    """Rows of dots with a long dark stretch: which row, from where to where. Gaps of a dot or two are bridged."""
    width, dots = picture.width, picture.tobytes().translate(_DARK)
    found: list[tuple[int, int, int]] = []
    for row in range(picture.height):
        line = dots[row * width : (row + 1) * width]
        if line.count(1) >= 36:
            line = line.replace(b"\x01\x00\x01", b"\x01\x01\x01").replace(b"\x01\x00\x00\x01", b"\x01\x01\x01\x01")
            found.extend((row, *stretch.span()) for stretch in long.finditer(line))
    return found
