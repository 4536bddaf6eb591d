"""Another body that acts in the sentence of a task that somebody else leads ("Sở A lập dự toán, trong đó Sở B thẩm định ...")."""

import re
from collections.abc import Callable

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.set_apart import kind_of
from directives.sentences.subject_words import DEMANDS
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.words.work_words import predicate

_SPOT = Shape(
    "left_over",
    r"[,;:(–v-](?:(?<=[,;])\s*{subjects.matters_given}\s[^,;.:()]{2,60}?(?=\s{subjects.by}\s)|(?<=[,;(–-])|(?<=:)(?=\s*(?:{subjects.demands}|{subjects.assigns})\s)|(?P<and>(?<=v)(?<!\wv)à))"
    r"\s*(?:(?:{before_another}|{subjects.next_steps})(?:\s*,)?\s+){0,3}"
    r"(?:(?P<order>{subjects.demands}|{subjects.assigns})\s+)?"
    r"(?=(?P<group>{subjects.several}\s|(?P<common>{institutions}\s(?!{institution_things}(?!\w))))"
    r"|(?:{headed}\s+)?(?:{subjects.carries_out_orders}|{acts_besides})(?!\w)|(?<![–-]\s){posts_besides}(?!\w))",
)
"""Where another may stand: behind a mark, "và" or what is to be done ("việc X do ..."), and words that lead over to it or order it."""
_GIVES = Shape("subjects", r"{given_again}")
_HIGHER = Shape("subjects", "{stands_above}")
_THEN = Shape("subjects", r"\s+{then}(?=\s)")
_SETS = Shape("partners", r"(?<!\w)(?:{steers}|{directs})\s")
"""Behind it stand those who are told to do something."""
_OWN = re.compile(r"[" + CAPITALS + r"]|[a-zà-ỹđ]+ [" + CAPITALS + r"]")
"""A name of its own, be its noun in small letters ("khoa Dược")."""
_SMALL_NAMED = re.compile(r"(?<!\w)[a-zà-ỹđ]+ (?=[" + CAPITALS + r"])")
_NAMED = re.compile(r"(?<!\w)(?=[" + CAPITALS + r"])")
_INVITES = Shape("persons", r"{invited}\s")
"""Whoever is invited asks nobody: "Kính mời Bộ A dự họp, đề nghị các sở chuẩn bị ...": the issuer does."""
_SEVERAL = Shape("subjects", r"(?<!\w){several}\s")
_SERVES = Shape("left_over", r"(?<!\w)(?:{serves}|(?P<taught>{teaches}))\s+(?=\S)")
_AS_TOLD = Shape("left_over", "{as_told}")
_INSTITUTION, _LONGEST_NAME = Shape("left_over", r"(?<!\w)(?!{works_too}$){institutions}$"), 20
_LONGEST_LIST = 160
"""Characters before a name in which a list that holds it may begin."""


def second_actor(text: str, folded: str, lead: tuple[str, ...], new: Callable[[tuple[str, ...]], str]) -> str:
    """The first bodies that stand before work amid a sentence, as `new` tells them ("" where the task has them): groups only behind a lead.

    Not those within a list that begins before them.
    """
    known = tuple(map(fold, lead))
    first = min((at for name in known if (at := folded.find(name)) >= 0), default=len(text))
    read = 0  # the end of the last list: its other bodies act as its first does
    for spot in _SPOT.finditer(folded):
        at = spot.end()
        if at < read or folded.startswith(known, at) or not _may_act(text, folded, spot, first):
            continue
        own = _OWN.match(text, at) is not None
        small = own and text[at].islower() and not spot["group"]  # "phòng Kinh tế"
        names = read_bodies(text, at, opens=own or bool(spot["group"]), loose=small)
        read = max(read, names.end)
        if not names.names or names.start != at or folded[names.end : names.end + 1] != " ":
            continue
        then = _THEN.match(folded, names.end)
        acts = predicate().match(folded, then.end() if then else names.end)
        gave = DEMANDS.match(folded, names.end)
        if not acts or (gave and folded.startswith(known, gave.end())) or not (said := new(names.names)):
            continue
        if not _within_list(text, folded, spot) or _behind_served(text, folded, spot, names.names, acts.group()):
            return said
    return ""


def _behind_served(text: str, folded: str, spot: re.Match[str], names: tuple[str, ...], verb: str) -> bool:
    """As in "Sở A bố trí kinh phí cho UBND các phường, Sở B thực hiện": another kind of body behind those whom the work is done for.

    It may be one of them, or act itself.
    """
    if text[spot.start()] != "," or len(names) > 1 or _SEVERAL.search(fold(names[0])):
        return False
    *_, served = None, *_SERVES.finditer(folded, max(0, spot.start() - _LONGEST_LIST), spot.start())
    if served is None or (served["taught"] and _AS_TOLD.fullmatch(verb.strip(" ,"))):
        return False
    listed = read_bodies(text, served.end(), loose=True)
    if listed.start != served.end() or listed.end <= spot.end():
        return False
    return bool(_SEVERAL.search(fold(listed.names[0]))) and kind_of(listed.names[0]) != kind_of(names[0])


def _may_act(text: str, folded: str, spot: re.Match[str], first: int) -> bool:
    """Whether a body by its own name stands at a place, or a group behind whoever leads, at `first`.

    Of a group, and of whoever stands above it, a body may ask something as its own work; groups may go on with a list of those told to act.
    """
    if spot["group"] and not (spot["common"] and text[spot.end()].isupper()):
        if _INSTITUTION.search(folded, max(0, spot.start() - _LONGEST_NAME), spot.start()) is not None:
            return False  # "của cấp ủy, chính quyền ..." goes on with a list
        told = spot["and"] if spot["order"] is None else _GIVES.fullmatch(spot["order"]) is None
        if told and spot["order"] and _INVITES.match(folded):
            return True
        return first < spot.start() and not told and _SETS.search(folded, first, spot.start()) is None
    above = spot["order"] is not None and _HIGHER.match(folded, spot.end()) is not None
    return _OWN.match(text, spot.end()) is not None and not above


def _within_list(text: str, folded: str, spot: re.Match[str]) -> bool:
    """Whether a place stands within a list of bodies that begins before it ("đôn đốc các sở, ngành và Sở B thực hiện")."""
    since = max(0, spot.start() - _LONGEST_LIST)
    starts = (
        one.start()
        for shape, said in ((_NAMED, text), (_SMALL_NAMED, text), (_SEVERAL, folded))
        for one in shape.finditer(said, since, spot.start())
    )
    return any(
        (found := read_bodies(text, at, loose=True)).start < spot.start() and found.end > spot.end() for at in starts
    )
