"""Words that tell which of a kind are meant belong to the name: "các đơn vị được giao làm chủ đầu tư"."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import Names
from directives.sentences.charged import Subject
from directives.sentences.subject_words import MODAL, OFTEN_DONE, STATE
from directives.sentences.told_work import work_within
from directives.strings.folding import fold
from directives.words.work_words import firm_start, predicate, verb_start

_KIND = Shape("subjects", r"(?:{several}\s+)?{kinds_of}")
_GROUP = Shape("subjects", r"{several}\s+{kinds_of}\s")
LONGEST_GROUP = 80
"""Characters of a group that is called by its trade."""
_TOLD_BY = Shape("subjects", r"\s+(?!{has_work}(?!\w)){told_by}(?=[\s,:]|$)")
_BY_TRADE = Shape("subjects", r"\s+{trades}(?:(?:\s*,|\s+và)\s+{trades})*\s+{belongs_to}\s+{owners}(?!\w)")
"""As in "các cơ quan tham mưu, quản lý nhà nước thuộc Bộ ..."."""
_SPOKEN, _SERVED = Shape("subjects", r"{in_case_of}\s+"), Shape("subjects", r"(?:{several}\s+)?{served}")
_SEVERAL = Shape("subjects", r"{several}\s")
_STRETCH = re.compile(r"[^;.:]{0,200}")
_STRETCH_TO_COMMA = re.compile(r"[^,;.:()]{0,80}")
_IN_CHARGE = Shape("subjects", r"\s+{in_charge}(?=\s)")
"""As in "Đồng chí Phó Chủ tịch UBND tỉnh phụ trách lĩnh vực chỉ đạo ...": what a post is in charge of, before its work."""
_BY_ITSELF = Shape("subjects", r"(?<=\s){by_itself}\s+")
_LINKED = Shape("subjects", r",\s+{links}")
"""On which grounds or when the work is done stands behind the name."""
_OBJECT = Shape("subjects", r"\s*{objects_too}")
_CHARGED_WITH = re.compile(r"\s+được\s")
_LAST_WORDS = re.compile(r"(?:\s(?P<two>[^\s,;.:]+))?\s(?P<one>[^\s,;.:]+)\s*$")
_AND = re.compile(r"\svà\s")
"""Perhaps another name follows."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def described(text: str, folded: str, names: Names) -> Names:
    """The same bodies, the last with what tells it apart, where work surely begins behind it."""
    if (trade := _trade_end(folded, names)) and predicate().match(folded, trade):
        return _with(text, names, trade)
    if names.personal and (held := _IN_CHARGE.match(folded, names.end)):
        work = firm_start().search(folded, held.end(), _comma(folded, held.end()))
        return _with(text, names, work.start()) if work else names
    told = None if STATE.match(folded, names.end) else _told(folded, names)
    if told is None:
        return names
    itself = next((one for one in _BY_ITSELF.finditer(folded, *told) if verb_start().match(folded, one.end())), None)
    ends = (firm_start().search(folded, *told), itself, MODAL.search(folded, *told), _LINKED.search(folded, *told))
    works = [found for found in ends if found]
    work = min(works, key=re.Match.start) if works else None
    charged = work is None and _CHARGED_WITH.match(folded, names.end) is not None
    if charged and (begun := work_within(folded, names.end + 1, told[0], _clause_end(folded, *told))):
        return names if _AND.search(folded, told[0], begun) else _with(text, names, begun)
    if work is None or _AND.search(folded, told[0], work.start()):
        return names
    begun = _begun(folded, told[0], work.start())
    if folded[:begun].rstrip().endswith(",") or OFTEN_DONE.match(
        folded, begun
    ):  # no name ends so, nor does "hằng ngày" begin work
        begun = work_within(folded, names.end + 1, told[0], begun) or begun
    whole = _with(text, names, begun)
    return whole._replace(end=work.end()) if work is itself else whole


def _comma(folded: str, start: int) -> int:
    return _STRETCH_TO_COMMA.match(folded, start).end()  # type: ignore[union-attr]


def _clause_end(folded: str, start: int, stop: int) -> int:
    """Where the first comma stands; words behind it tell no name apart."""
    comma = folded.find(",", start, stop)
    return comma if comma >= 0 else stop


def _begun(folded: str, start: int, end: int) -> int:
    """Where the work begins whose object begins with a word that is a verb too ("nộp | báo cáo", "công khai | báo cáo")."""
    before = _LAST_WORDS.search(folded, start, end) if _OBJECT.match(folded, end) else None
    spots = (before.start("two"), before.start("one")) if before else ()
    return next((at for at in spots if at >= start and verb_start().match(folded, at)), end)


def described_whole(text: str, folded: str, names: Names) -> Names:
    """The same for a heading, or a lead-in up to its colon: all words behind a bare noun tell which of the kind are meant."""
    if (trade := _trade_end(folded, names)) and not folded[trade:].strip(" :.;"):
        return _with(text, names, trade)
    told = _told(folded, names)
    if told is None or folded[told[1] :].strip(" :.;"):
        return names
    works = MODAL.search(folded, *told) or firm_start().search(folded, *told)
    return names if works else _with(text, names, told[1])


def read_case(text: str, folded: str, end: int) -> Subject | None:
    """As in "Đối với các nhà máy được cấp phép: Tăng cường ...": those spoken of up to the colon do the work behind it."""
    spoken = _SPOKEN.match(folded)
    if spoken is None or not verb_start().match(folded, end) or _SERVED.match(folded, spoken.end()):
        return None
    names = read_bodies(text, spoken.end(), loose=True)
    if names.names and names.start == spoken.end():
        names = described_whole(text[:end].rstrip(), folded[:end].rstrip(), names)
        if not folded[names.end : end].strip(" :"):
            return Subject(names.names, end)
    said = _BRACKETS.sub("", text[spoken.end() : end]).rstrip(" :\n")
    return Subject((" ".join(said.split()),), end) if _GROUP.match(fold(said)) and len(said) < LONGEST_GROUP else None


def _trade_end(folded: str, names: Names) -> int:
    """The end of the trade by which several bodies of one owner are called; 0 where they are not."""
    bare = names.names and _KIND.fullmatch(fold(names.names[-1]))
    found = _BY_TRADE.match(folded, names.end) if bare else None
    return found.end() if found else 0


def _told(folded: str, names: Names) -> tuple[int, int] | None:
    """From where to where at the latest a bare noun is told apart; None where the last name is none or goes on otherwise."""
    bare = names.names and _KIND.fullmatch(fold(names.names[-1]))
    found = _TOLD_BY.match(folded, names.end) if bare else None
    stretch = _STRETCH.match(folded, found.end()) if found else None
    return (found.end(), stretch.end()) if found and stretch else None


def _with(text: str, names: Names, end: int) -> Names:
    """The bodies with the words up to an end, without brackets, added to the last of them."""
    told = " ".join(_BRACKETS.sub("", text[names.end : end]).split()).rstrip(" ,")
    alike = all(_KIND.fullmatch(fold(name)) for name in names.names) and not _SEVERAL.match(fold(names.names[-1]))
    if alike:  # "Tổ chức, doanh nghiệp được cấp phép ..." is said of both
        return names._replace(names=tuple(f"{name} {told}" for name in names.names), end=end)
    return names._replace(names=(*names.names[:-1], f"{names.names[-1]} {told}"), end=end)
