"""Whoever is charged, with what stands between the name and the work: where a group is, what it has or does, how things stand."""

import re
from functools import cache
from typing import NamedTuple

from directives.lexicon import words
from directives.lexicon.frames import one_of
from directives.names.named import Names
from directives.sentences.left_out import BUT, with_left_out
from directives.sentences.subject_words import (
    ABOVE_ALL,
    ALL_BUT,
    AND_OTHERS,
    BESIDES,
    BESIDES_WORK,
    BODIES,
    CHARGED,
    COMMON_GROUP,
    COMMON_NAME,
    DESCRIBED_BODIES,
    DOES,
    FIRMLY,
    GROUP,
    HAS,
    HOLDS,
    MODAL,
    OFTEN_DONE,
    RELATIVE,
    SCOPE,
    SET_UP,
    STATE,
    TASKED,
    TOLD_APART,
    TOLD_OFF,
    WHERE,
)
from directives.sentences.told_work import work_within
from directives.strings.folding import fold
from directives.strings.sooner import compiled
from directives.words.work_words import firm_start, predicate, verb_start

_STRETCH = re.compile(r"[^;.:]{0,160}")
_SHORTER_STRETCH = re.compile(r"[^;.:]{0,140}")
_ASIDE = re.compile(r"[^;.:]{3,200}")
_LISTED_STRETCH = re.compile(r"[^;.]{0,160}")
_ASIDE_STRETCH = re.compile(r"[^,;.:]{0,80}")
"""How far behind a name its work may begin."""
_COMMA = re.compile(r",\s+")
_BRACKETS = re.compile(r"\([^)]*\)")
_LOOSE_BRACKETS = re.compile(r"\s*\([^)]*\)")


class Subject(NamedTuple):
    """The bodies charged; `asked` where they are asked (đề nghị) and not ordered; `inside` where they stand amid the sentence.

    `beside` are those that only join in, named in the same list.
    """

    names: tuple[str, ...]
    end: int
    asked: bool = False
    inside: bool = False
    beside: tuple[str, ...] = ()


def with_work_behind(text: str, folded: str, names: Names) -> Subject | None:
    """Bodies whose work follows behind a stretch of words about them; None where no work follows."""
    found = (
        _all_but(text, folded, names)
        or _placed(text, folded, names)
        or _charged(text, folded, names)
        or remiss(text, folded, names)
        or _told_apart(text, folded, names)
    )
    return found or _some(folded, names)


def _told_apart(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Ủy ban nhân dân các xã có bến: bố trí quỹ đất ...": which of a group are meant stands before the colon."""
    told = TOLD_APART.match(folded, names.end)
    if told is None or GROUP.match(fold(names.names[-1])) is None or not verb_start().match(folded, told.end()):
        return None
    last = f"{names.names[-1]} {' '.join(text[names.end : told.end('what')].split())}"
    return Subject((*names.names[:-1], last), told.end())


def _end(stretch: re.Pattern[str], folded: str, start: int) -> int:
    found = stretch.match(folded, start)
    return found.end() if found else start


def _charged(text: str, folded: str, names: Names) -> Subject | None:
    """Bodies before a modal, whatever stands between them ("..., theo đúng phân cấp có trách nhiệm ...").

    What stands behind one group without a comma belongs to its name ("Các sở liên quan tới việc cấp phép có trách nhiệm ...").
    """
    modal = CHARGED.search(folded, names.end, _end(_STRETCH, folded, names.end))
    if modal is None or AND_OTHERS.match(folded, names.end):
        return None
    if len(names.names) > 1:
        return Subject(names.names, modal.start())
    told = folded[names.end : modal.start()]
    if names.start or "," in told or not GROUP.match(fold(names.names[0])) or predicate().match(folded, names.end):
        return None
    return Subject((" ".join(text[names.start : modal.start()].split()),), modal.start())


def remiss(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Các địa phương còn chậm báo cáo, khẩn trương gửi ...": how things stand with them is an aside.

    Without the comma it tells which of a group are meant ("Các xã chưa báo cáo khẩn trương gửi ...").
    """
    state = STATE.match(folded, names.end)
    if state is None or not predicate().match(folded, state.end()):
        return None
    last = fold(names.names[-1])
    if state.group().rstrip().endswith(",") or not GROUP.match(last):
        return Subject(names.names, state.end())
    told = " ".join(f"{names.names[-1]} {text[names.end : state.end()]}".split())
    return Subject((*names.names[:-1], told), state.end())


def _some(folded: str, names: Names) -> Subject | None:
    """As in "Các cấp ủy, nhất là ở các đô thị lớn, phải đi đầu", "..., nhất là các tỉnh: A, B tiếp tục ...": an aside about some."""
    aside = ABOVE_ALL.match(folded, names.end)
    if aside is None:
        return None
    work = MODAL.search(folded, aside.end(), _end(_ASIDE, folded, aside.end()))
    work = work or firm_start().search(folded, aside.end(), _end(_LISTED_STRETCH, folded, aside.end()))
    return Subject(names.names, work.start()) if work else None


def _all_but(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Các sở, ban, ngành, trừ Sở A, gửi báo cáo": whom it leaves out belongs to the name, which else would mean them too;
    what a body is besides ("Sở A, với vai trò thường trực, ...") does not.
    """
    if (told := _told_one_by_one(text, folded, names)) is not None:
        return told
    said = ALL_BUT.match(folded, names.end)
    if said is None or not predicate().match(folded, said.end()):
        beside = BESIDES.match(folded, names.end) or BESIDES_WORK.match(folded, names.end)
        return Subject(names.names, beside.end()) if beside and predicate().match(folded, beside.end()) else None
    last = f"{names.names[-1]}{text[names.end : said.end('who')]}"
    return Subject((*names.names[:-1], " ".join(last.split())), said.end())


def _told_one_by_one(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Các xã, trừ xã A và xã B, và các sở gửi báo cáo": a row of those who are left out, and whoever else acts behind it."""
    if BUT.match(folded, names.end) is None:
        return None
    told = with_left_out(text, folded, names)
    comma = _COMMA.match(folded, told.end)
    at = comma.end() - 1 if comma else told.end
    return Subject(told.names, told.end) if told is not names and predicate().match(folded, at) else None


def _placed(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Ủy ban nhân dân các xã ở vùng lũ khẩn trương ...": where a group stands belongs to its name."""
    if not WHERE.match(folded, names.end):
        return None
    verb = firm_start().search(folded, names.end, _end(_SHORTER_STRETCH, folded, names.end))
    if verb is None:
        return None
    last = names.names[-1]
    if GROUP.match(fold(last)):
        last += text[names.end : verb.start()].rstrip(" ,")
    return Subject((*names.names[:-1], " ".join(last.split())), verb.start())


def relative(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Các cơ quan được giao chủ trì ... có trách nhiệm": the clause belongs to one common name, and is dropped after proper ones."""
    first = fold(names.names[0])
    bare = BODIES.fullmatch(first) is not None
    if CHARGED.match(folded, names.end):
        return None
    clause = RELATIVE.match(folded, names.end) is not None
    if not (clause or (bare and predicate().match(folded, names.end))):
        return None
    modal = MODAL.search(folded, names.end, _end(_STRETCH, folded, names.end))
    if modal is None and len(names.names) > 1 and (told_off := _told_off(text, folded, names)) is not None:
        return told_off
    if modal is None and len(names.names) == 1 and HAS.match(folded, names.end):
        return _described(text, folded, names)
    if modal is None or (bare and not clause and "," in _BRACKETS.sub("", folded[names.end : modal.start()])):
        return None
    if len(names.names) == 1 and DESCRIBED_BODIES.match(first):
        whole = " ".join(_LOOSE_BRACKETS.sub("", text[names.start : modal.start()]).split())
        scope = SCOPE.search(fold(whole))
        return Subject((whole[: scope.start()] if scope else whole,), modal.start())
    if all(map(DESCRIBED_BODIES.fullmatch, map(fold, names.names))):
        clause_said = " ".join(_LOOSE_BRACKETS.sub("", text[names.end : modal.start()]).split())
        return Subject(tuple(f"{name} {clause_said}" for name in names.names), modal.start())
    return Subject(names.names, modal.start())


def _told_off(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Các đồng chí A, các đồng chí B được phân công phụ trách địa bàn tiếp tục ...": the last group's part belongs to its name."""
    if TOLD_OFF.match(folded, names.end) is None:
        return None
    work = FIRMLY.search(folded, names.end, _end(_STRETCH, folded, names.end))
    return Subject(_with_last(names, text, work.start()).names, work.start()) if work else None


def doing(text: str, folded: str, names: Names) -> Names:
    """As in "Sở A và các sở, ngành quản lý quy hoạch có trách nhiệm ...": what a common name does belongs to it before a modal."""
    if (set_up := SET_UP.match(folded, names.end)) is not None:
        return _with_last(names, text, set_up.end())
    if (tasked := TASKED.match(folded, names.end)) is not None and COMMON_NAME.fullmatch(fold(names.names[-1])):
        after = _COMMA.match(folded, tasked.end()) or _adverb().match(folded, tasked.end() + 1)
        if after is not None and predicate().match(folded, tasked.end()):
            return _with_last(names, text, tasked.end())
    found = DOES.match(folded, names.end)
    if found is not None and COMMON_NAME.fullmatch(fold(names.names[-1])):
        return _with_last(names, text, found.end("what"))
    held = HOLDS.match(folded, names.end) if _common(names.names[-1]) else None
    return _with_last(names, text, held.end("what")) if held else names


def _common(name: str) -> bool:
    """Whether a name is made of common nouns alone ("cơ quan, tổ chức, đơn vị cấp trên")."""
    return name[1:].islower() and COMMON_GROUP.match(fold(name)) is not None


def _with_last(names: Names, text: str, end: int) -> Names:
    """The bodies with the words up to an end added to the last of them."""
    last = " ".join(f"{names.names[-1]} {text[names.end : end]}".split())
    return names._replace(names=(*names.names[:-1], last), end=end)


@cache
def _adverb() -> re.Pattern[str]:
    return compiled(rf"(?<=\s){one_of(words('duties', 'adverbs'))}")


def _described(text: str, folded: str, names: Names) -> Subject | None:
    """As in "Ủy ban nhân dân các địa phương có rừng chủ động ...": what the body has belongs to its name."""
    adverb = _adverb().search(folded, names.end, _end(_ASIDE_STRETCH, folded, names.end))
    has = HAS.match(folded, names.end)
    if adverb and has and OFTEN_DONE.match(folded, adverb.start()):
        work = work_within(folded, names.end + 1, has.end(), adverb.start())
        return Subject((" ".join(text[names.start : work].split()),), work) if work else None
    return Subject((" ".join(text[names.start : adverb.start()].split()),), adverb.start()) if adverb else None
