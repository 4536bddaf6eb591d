"""The pieces of a signature as it is encoded (ITU-T X.690): tag, content, whole; what is malformed is a ValueError."""

from typing import NamedTuple

DEEPEST = 30
"""Pieces of unknown length within each other at most."""


class Piece(NamedTuple):
    """One encoded value: its tag, its content, and the bytes of both."""

    tag: int
    body: bytes
    whole: bytes

    def parts(self) -> list["Piece"]:
        """What it is made of."""
        found, rest = [], self.body
        while rest:
            one, rest = first_piece(rest)
            found.append(one)
        return found


def first_piece(data: bytes, depth: int = 0) -> tuple[Piece, bytes]:
    """The first value and what follows it. Tags of more than one byte stand in no signature; raises ValueError."""
    if len(data) < 2 or data[0] & 0x1F == 0x1F or depth > DEEPEST:
        raise ValueError("no value")
    if data[1] == 0x80:
        return _open_ended(data, depth)
    size, start = data[1], 2
    if size & 0x80:
        start = 2 + (size & 0x7F)
        size = int.from_bytes(data[2:start])
    if start > 6 or start + size > len(data):
        raise ValueError("a length beyond the end")
    end = start + size
    return Piece(data[0], data[start:end], data[:end]), data[end:]


def dotted(body: bytes) -> str:
    """An object identifier as it is written: 1.2.840.113549.1.7.2; raises ValueError."""
    if not body or body[-1] & 0x80:
        raise ValueError("no identifier")
    steps, step = [], 0
    for byte in body:
        step = step << 7 | byte & 0x7F
        if not byte & 0x80:
            steps.append(step)
            step = 0
    top = min(steps[0] // 40, 2)
    return ".".join(map(str, (top, steps[0] - 40 * top, *steps[1:])))


def _open_ended(data: bytes, depth: int) -> tuple[Piece, bytes]:
    """A value that ends where two zero bytes stand, as some signing programs write the outer ones."""
    rest = data[2:]
    while rest[:2] != b"\0\0":
        _, rest = first_piece(rest, depth + 1)
    inner = data[2 : len(data) - len(rest)]
    return Piece(data[0], inner, data[: len(data) - len(rest) + 2]), rest[2:]
