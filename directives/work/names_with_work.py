"""A lead whose name may hold what it does: "Các đơn vị nhập hàng | trước ngày ...", "Văn phòng xếp phòng | , lập danh sách"."""

import re
from collections.abc import Iterator

from directives.lexicon.shapes import Shape
from directives.names.inside_names import is_whole
from directives.sentences.obligation import Obligation
from directives.sentences.set_apart import set_apart
from directives.strings.folding import fold
from directives.words.body_words import begins_name
from directives.words.work_words import verb_start
from directives.work.apart_group import told_wholly
from plans.problems import Place, Problem, doubt

_KIND_AND = Shape("subjects", r"(?:{several}\s+)?{kinds_of}\s+\S")
_ENDS = Shape("names", r"(?<!\w)(?:{goes_on}|{concerned}|{people_of})$")
_WHERE = Shape("subjects", r"\s{where}(?!\w)")
_FIELD = Shape("names", r"\s(?:{goes_on}|{levels})(?!\w)")
"""How a name goes on that is no work."""
_BLANK, _WORDS_HELD = re.compile(r"\s+"), 3


def names_with_work(one: Obligation) -> Iterator[Problem]:
    """The doubt at the name that stands last; once for each task."""
    name = one.lead[-1] if one.lead else ""
    quote = " ".join(one.quote.split())
    at = fold(quote).find(fold(name)) if name else -1
    if at >= 0 and _holds_work(one, quote, name, at + len(name)):
        yield doubt("name-holds-work", Place(clause=one.clause, field="lead", span=one.span), name=name)


def _holds_work(one: Obligation, quote: str, name: str, end: int) -> bool:
    """Whether a name that says no more than a kind, with further words, or that ends openly, has nothing done behind it; or, if that ends
    openly, a comma and a verb, so that its last words may be a first one.
    """
    kind = len(one.lead) == 1 and _KIND_AND.match(fold(name)) is not None
    kind = kind and not (set_apart(one.quote) or told_wholly(name))
    openly = _ends_openly(name)
    if not (kind or openly):
        return False
    folded = fold(quote)
    if openly and quote.startswith(", ", end) and verb_start().match(folded, end + 2):
        return True
    long = kind or name.count(" ") >= _WORDS_HELD
    return long and not any(verb_start().match(folded, word.end()) for word in _BLANK.finditer(folded, end))


def _ends_openly(name: str) -> bool:
    """Whether a name ends in small letters that no name is known to end in, behind the noun that it opens with."""
    folded = fold(name)
    if ", " in name or not name.rpartition(" ")[2].islower():
        return False
    if is_whole(folded) or _ENDS.search(folded) or _WHERE.search(folded):
        return False
    head = begins_name(name, folded, 0, True, True)
    return head is not None and head < len(name) and not _FIELD.match(folded, head)
