"""What somebody may do and need not: a right or a leave said behind the name is no work."""

import re
from functools import cache

from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies
from directives.strings.folding import fold
from directives.words.work_words import predicate, verb_start

_MAY_DO = Shape("idle", r"\s+(?:cũng\s+)?{may_do}(?!\w)(?!.{0,300}{obliges_or_reports})")


def is_allowed(folded: str, end: int) -> bool:
    """As in "Sở A có thể thuê chuyên gia", `end` being where the name ends; with a duty behind it it is work."""
    return _MAY_DO.match(folded, end) is not None


_ENJOYS = Shape(
    "idle",
    r"^(?P<who>(?:(?! về )[^;.]){0,120}?)(?:^|\s)được {may}"
    r"(?!.{0,300}(?:{obliges_or_reports}|{demands_or_gives} |(?<!\w){hands_in} ))",
)
_MAY = Shape("idle", r"(?<!\w){may_do}(?!\w)")
_ENJOYER = Shape("idle", r"(?:{subjects.several}\s+)?(?:{subjects.kinds_of}|{enjoyers})")
_FOR_OTHERS = Shape("idle", r"(?<!\w){so_that_others}\s")
_BEHIND = re.compile(r"[,:]\s+")


@cache
def _gets() -> tuple[str, ...]:
    """What a text holds where somebody may have something: looked for before the rest."""
    return tuple(f"được {one}" for one in phrases("idle", "may"))


def may_enjoy(text: str) -> bool:
    """As in "Cán bộ trực được nghỉ bù": somebody may have something; work that helps to it, or is about those who may, is work."""
    folded = fold(text)
    if _MAY.search(folded) is None and "được" not in folded:
        return False
    names = read_bodies(text, opens=True)
    if names.names and not names.start and is_allowed(folded, names.end):
        return True
    found = _ENJOYS.match(folded) if any(map(folded.__contains__, _gets())) else None
    who = found["who"] if found else ""
    opens = names.names and not names.start
    kind = opens and _ENJOYER.fullmatch(fold(names.names[-1])) is not None
    if (
        found is None
        or (not kind and verb_start().match(who))  # "Tổ chức, cá nhân" is no work
        or any(verb_start().match(who, one.end()) for one in _BEHIND.finditer(who))
    ):
        return False
    acts = predicate().match(who, names.end) if opens else None
    if acts is None or acts.end() == len(who):
        return _FOR_OTHERS.search(who) is None
    return bool(kind) and _FOR_OTHERS.search(who) is None


_RIGHTS = Shape("idle", r"[^;.:]{2,80}?(?<!để)\s{may_do}(?!\w)[^;.:,]{0,120}:$")
_POWERS = Shape(
    "idle",
    r"(?:{subjects.above}(?:(?!\s{demands_or_gives}\s|\s{partners.steers}\s)[^;.:]){0,60}\s)?{hands_power}\s[^;.:]{0,200}:$",
)
_OBLIGES = Shape("idle", r"(?<!\w){obliges_or_reports}")


def opens_rights(folded: str) -> bool:
    """As in "Người đọc có quyền:", "Ủy ban nhân dân tỉnh phân cấp cho Sở A ký ...:" above bullets: what stands below somebody may do."""
    if not folded.endswith(":"):
        return False
    told = _RIGHTS.match(folded) or _POWERS.match(folded)
    return told is not None and _OBLIGES.search(folded) is None


_LETS = r"^(?:{subjects.above}(?:(?!\s{denies}\s)[^,.;:]){0,60} )?(?!{denies}\s)(?:{permits}|{grants} [^.;:]{2,120}?,? {lets})\s+(?=\S)"
_ORDERED_BEHIND = r".{0,600}(?:[,;]|(?<!\w)và) (?:{besides},? )?{demands_or_gives} "
_GRANTS_TO, _GRANTS_AND_ORDERS = (
    Shape("idle", rf"{_LETS}(?!{_ORDERED_BEHIND})"),
    Shape("idle", rf"{_LETS}(?={_ORDERED_BEHIND})"),
)


def lets_act(text: str) -> bool:
    """As in "Thống nhất chủ trương cho Sở A lập dự án": a consent that names who then acts, which a clerk may take as an order."""
    return bool(_let_by(text, _GRANTS_TO))


def let_before_order(text: str) -> tuple[str, ...]:
    """Who is let act so before an order to others in the same sentence ("..., giao Sở B bố trí vốn")."""
    return _let_by(text, _GRANTS_AND_ORDERS)


def _let_by(text: str, shape: Shape) -> tuple[str, ...]:
    granted = shape.match(folded := fold(text))
    names = read_bodies(text, granted.end(), loose=True) if granted else None
    if granted is None or names is None or not names.names or names.start != granted.end():
        return ()
    return names.names if predicate().match(folded, names.end) else ()
