"""A running line cut where a new task may begin: at full stops, at ";" and at ", và", never inside brackets or quotes."""

import re
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies
from directives.sentences.acting_over import act_from
from directives.sentences.bracketed import read_bracketed
from directives.sentences.left_out import only_leaves_out, with_left_out
from directives.sentences.next_acts import begins_next
from directives.sentences.requested import answer_at
from directives.sentences.roles_told import role_spots, tells_roles
from directives.strings.flow import Flow
from directives.strings.folding import fold


class Piece(NamedTuple):
    """A piece of a line, what stands before it ("start" of a paragraph, "sentence", "semicolon", "and", "comma", "period"), its words."""

    flow: Flow
    before: str
    text: str


def piece_of(flow: Flow, before: str) -> Piece:
    """A piece of this line."""
    return Piece(flow, before, flow.text)


_CUT = Printed(
    "structure",
    r"[.!?…;,](?:(?<=[.!?…])(?P<sentence>[”\"')]*\s+(?=[^\W\d_]))|(?<=;)(?P<semicolon>\s+)|"
    r"(?<=,)(?:(?P<and>\s+và\s+)|(?P<comma>\s+(?={meanwhile}))|(?P<next>\s+(?=(?:{subjects.next_steps}|{subjects.given_again})[\s,]))))",
)
"""The mark stands first and alone, so that a text is searched for marks."""
_SHORTENED = Printed("structure", r"\b{shortened}$")
_ITEM = re.compile(r"(?:\((?:[ivx]{1,4}|\d{1,2}|[a-hđ])\)|(?:[a-hđ]|\d{1,2})\))\s+(?=[^\W\d_])")
"""The mark of an item of a list within the line, no word of the piece."""
_LEAD_IN = Shape("structure", r"(?:{regularly}\s+)?{each}\s+{periods}\s+|{given_to}\s+")
_JOINS = Shape("partners", r"(?:{leads_first},?\s+)?(?:và\s+)?{joins}\s+(?:{with}\s+)?")
_JOINED = Shape(
    "partners",
    r"(?<!\w)(?:{subjects.charged},?\s+)?(?:{leads_here},?\s+)?(?:và\s+)?{joins}(?:(?:\s*,|\s+và)?\s+{well})*\s+(?:{with}\s+)?",
)
_JOINS_HERE = Shape("partners", r"\s*(?:{subjects.next_steps}\s+)?(?:{well}\s+)*{joins}(?!\w)")
_LABEL, _ASKED = re.compile(r"[^:;.]{2,80}:\s+"), Shape("structure", r"{given_to}\s+")
_ASKED_BEHIND = Shape("structure", r",\s+{given_to}\s+")
_DEMANDED = Shape("structure", r"(?<!\w){given_to}\s+(?=\S)")
_ROLE = Shape("partners", r"\s+(?:{joins}|{leads_here})")
"""Behind a name: its own part in the work, so that it is no partner in the work before it."""
_OPEN, _SHUT = "(“[", ")”]"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _SHUT)}]")


def pieces(line: Flow) -> list[Piece]:
    """The pieces of a paragraph, in order; one where brackets at its end give the whole to somebody."""
    text, found, start, before = line.text, list[Piece](), 0, "start"
    cuts = list(_CUT.finditer(text))
    folded = fold(text) if cuts else ""
    roles = role_spots(text, folded) if cuts and tells_roles(text) else frozenset()
    depths = _depths(text) if cuts else []
    whole = len(text) if cuts and read_bracketed(text, folded) else 0
    protected = (whole or answer_at(text) or _list_end(text, 0)) if cuts else 0
    for cut in cuts:
        kind = cut.lastgroup or ""
        if (
            depths[cut.start()] > 0
            or cut.start() < protected
            or cut.end() in roles
            or (kind == "and" and (_lists_on(text[start : cut.start()]) or _partners_on(text, start, cut)))
            or (kind == "semicolon" and (_list_on(text, start, cut.start()) or _joins_on(text, folded, start, cut)))
            or (kind == "sentence" and not text[cut.end()].isupper())
            or (kind == "next" and not begins_next(text, folded, start, cut.end()))
        ):
            continue
        if kind == "sentence" and _SHORTENED.search(text, max(cut.start() - 4, 0), cut.start()):
            continue
        mark = cut.start() + (1 if kind == "sentence" else 0)
        found.append(piece_of(line.cut(start, mark), before))
        item = _ITEM.match(text, cut.end()) if kind in ("semicolon", "sentence") else None
        start, before = item.end() if item else cut.end(), "comma" if kind == "next" else kind
        protected = _list_end(text, start)
    found.append(piece_of(line.cut(start), before))
    return [piece for piece in found if len(piece.text.strip(" ./;,*-")) > 2]


def _lists_on(said: str) -> bool:
    """As in "Chủ trì, phối hợp với Bộ A, và các Bộ ... ban hành": nothing but with whom is said so far, or but whom a name leaves out."""
    joins = _JOINS.match(fold(said))
    names = read_bodies(said, joins.end(), loose=True) if joins else None
    return only_leaves_out(said) if names is None else bool(names.names) and not said[names.end :].strip(" ,")


def _goes_on_listing(text: str, start: int, mark: int) -> bool:
    """As in "Sở A chủ trì, phối hợp với Sở B; Sở C rà soát ...": no work is said before the mark, and the list goes on behind it."""
    folded = fold(text)
    demands = [found.end() for found in _DEMANDED.finditer(folded, start, mark)]
    if any(_list_over(text, folded, demand, mark) for demand in reversed(demands)):
        return True  # "Sở A yêu cầu các sở; Ủy ban nhân dân các xã rà soát ...", "giao các Sở: Giao thông vận tải, ...; UBND ..."
    partners = _only_joins(text, folded, start, mark)
    return partners is not None and _list_over(text, folded, partners, mark)


def _only_joins(text: str, folded: str, start: int, mark: int) -> int | None:
    """Where those begin with whom somebody works, if no more is said before them than who that is."""
    if (joins := _JOINED.search(folded, start, mark)) is None:
        return None
    label = _LABEL.match(folded, start, joins.start())
    said = label.end() if label else start
    said = asked.end() if (asked := _ASKED.match(folded, said, joins.start())) else said
    charged = read_bodies(text, said, opens=True)
    if folded[charged.end if charged.names else said : joins.start()].strip(" ,:"):
        return None
    return joins.end()


def _partners_on(text: str, start: int, cut: re.Match[str]) -> bool:
    """As in "Sở A phối hợp với Sở B, UBND các xã, trừ xã C, và Công an tỉnh kiểm tra ...": no work is said yet, and more of them follow."""
    folded = fold(text)
    partners = _only_joins(text, folded, start, cut.start())
    if partners is None:
        return False
    said = text[: cut.start()]
    names = with_left_out(said, folded[: cut.start()], read_bodies(said, partners, loose=True))
    if not names.names or names.start != partners or said[names.end :].strip(" ,"):
        return False
    more = read_bodies(text, cut.end(), loose=True)
    return bool(more.names) and more.start == cut.end() and _ROLE.match(folded, more.end) is None


def _joins_on(text: str, folded: str, start: int, cut: re.Match[str]) -> bool:
    """As in "Sở A chủ trì; phối hợp với Sở B kiểm tra ...": no more is said before the mark than who leads, and with whom behind it."""
    if not folded.endswith(phrases("partners", "leads_here"), start, cut.start()):
        return False
    names = read_bodies(text, cut.end())
    at = names.end if names.names and names.start == cut.end() else cut.end()
    return _JOINS_HERE.match(folded, at) is not None


def _list_on(text: str, start: int, mark: int) -> bool:
    """Whether a list of bodies goes on over the mark, be they partners or, behind a time, whoever acts."""
    return _goes_on_listing(text, start, mark) or act_from(text, start, mark)


def _list_over(text: str, folded: str, start: int, mark: int) -> bool:
    """Whether a list of bodies that begins at `start` goes on over the mark, up to work of theirs all."""
    names = read_bodies(text, start, loose=True)
    over = names.end > mark > names.start == start
    return over and _ROLE.match(folded, names.end) is None


def _list_end(text: str, start: int) -> int:
    """A list of bodies that opens a piece, or follows a word of command in it, may hold ";" ("Các sở; các xã tổ chức ...")."""
    if text.find(";", start) < 0:
        return start
    folded = fold(text)
    lead_in = _LEAD_IN.match(folded, start)
    begun = [lead_in.end() if lead_in else start, *_asked_behind(text, folded, start)]
    for at in begun:
        names = read_bodies(text, at, opens=True)
        if names.names and ";" in text[names.start : names.end]:
            return names.end
    return start


def _asked_behind(text: str, folded: str, start: int) -> list[int]:
    """Where a list begins behind words on what it is about: "Đối với dự án chậm, giao các Sở: Tài chính; Xây dựng rà soát"."""
    first = text.find(";", start)
    return [asked.end() for asked in _ASKED_BEHIND.finditer(folded, start, first)]


def _depths(text: str) -> list[int]:
    """How deep in brackets or quotes each character stands; an opening without its end does not count."""
    if _BRACKET.search(text) is None:
        return [0] * len(text)
    last = {opening: text.rfind(shutting) for opening, shutting in zip(_OPEN, _SHUT, strict=True)}
    depths: list[int] = []
    depth = 0
    for found in _BRACKET.finditer(text):
        depths.extend([depth] * (found.start() - len(depths)))
        if last.get(found.group(), -1) > found.start():
            depth += 1
        depths.append(depth)
        if found.group() in _SHUT and depth:
            depth -= 1
    return depths + [depth] * (len(text) - len(depths))
