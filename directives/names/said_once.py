"""A noun or a head said once before the names of several bodies, or a word said once behind them: it is meant of each."""

from functools import partial

from directives.lexicon import words
from directives.lexicon.shapes import Shape
from directives.names.listed import DASHED
from directives.names.named import Names
from directives.strings.folding import fold
from directives.words.body_words import WORD, begins_name, grammar

_names = partial(Shape, "names")
_SPREAD = _names(r"{several}\s+(?P<head>{party_heads})\s+{ministry}\s")
"""Said once for several ("các Đảng ủy Bộ A, Bộ B")."""
_SEVERAL_OF = _names(r"{several}\s+(?P<noun>{ministry})\s")
_OFFICE_OF, SHARES = _names(r"(?:{several}\s+)?(?P<noun>{beside})\s"), _names(r"{several}\s|{beside}\s")
"""The noun of several departments said once ("Sở Y tế, Tài chính")."""
_FIRMS = _names(r"{several}\s+(?P<noun>{firms})\s")
_CONCERNED, _BARE = _names(r"\s{concerned}$"), _names(r"(?:{several}\s+)?{row_nouns}")
_MINISTRY, _SEVERAL = _names(r"{ministry}\s"), _names(r"{several}\s+")


def noun_again(text: str, folded: str, position: int, first: str) -> Names | None:
    """As in "các Bộ Quốc phòng, Công an", "các Tập đoàn A, B": the noun said once for several is that of the next too."""
    if not text[position : position + 1].isupper():
        return None
    own = begins_name(text, folded, position, False, False)
    said = _SEVERAL_OF.match(fold(first)) or (_OFFICE_OF.match(fold(first)) if own is None else None)
    if said is not None:
        ends = (position + len(one) for one in words("bodies", "fields") if folded.startswith(one, position))
        end = next((end for end in ends if not DASHED.match(folded, end)), None)
    elif (said := _FIRMS.match(fold(first))) is not None and own is None:
        word = WORD.match(text, position)
        end = word.end() if word and not grammar().stop.match(folded, position) else None
    else:
        return None
    if end is None:
        return None
    noun = first[said.start("noun") : said.end("noun")]
    return Names((f"{noun} {' '.join(text[position:end].split())}",), position, end)


def spread_heads(names: list[str]) -> tuple[str, ...]:
    """As in "các Đảng ủy Bộ A, Bộ B": the head said once belongs to each ministry that follows."""
    said = _SPREAD.match(fold(names[0])) if len(names) > 1 and _MINISTRY.match(fold(names[1])) else None
    if said is None:
        return tuple(names)
    count = next((at for at, name in enumerate(names) if at and not _MINISTRY.match(fold(name))), len(names))
    head = names[0][said.start("head") : said.end("head")]
    return (names[0][said.start("head") :], *(f"{head} {name}" for name in names[1:count]), *names[count:])


def all_concerned(names: tuple[str, ...]) -> tuple[str, ...]:
    """As in "các bộ, cơ quan và địa phương liên quan": said behind the last noun of a row, it is meant of all of them.

    Without it the first would mean each of its kind.
    """
    if len(names) < 2:
        return names
    found = list(names)
    for at in range(len(names) - 1, 0, -1):
        said = _CONCERNED.search(fold(found[at]))
        if said and not _SEVERAL.match(fold(names[at])) and _BARE.fullmatch(fold(names[at - 1])):
            found[at - 1] = f"{names[at - 1]} {found[at][said.start() :].strip()}"
    return tuple(found)


def share_title(text: str, folded: str, names: list[str], one: Names) -> None:
    """An office of a list of persons keeps its title; a body without one shares that before it ("bí thư tỉnh ủy, thành ủy")."""
    printed = " ".join(text[one.start : one.end].split())
    g = grammar()
    if (
        names
        and text[one.start].islower()
        and not any(pattern.match(folded, one.start) for pattern in (g.leader, g.office, g.article))
    ):
        names[-1] = f"{names[-1]}, {printed}"
    else:
        names.append(printed)
