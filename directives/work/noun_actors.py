"""Others that act amid the words of a task, called by a noun: people, posts, bodies written small, "Vụ" alone."""

import re
from collections.abc import Iterator

from directives.lexicon.shapes import Shape, shortest
from directives.times.due_phrases import find_dues
from directives.words.work_words import verb_start

_ONLY_TOLD = Shape("left_over", r"\s+{tells_of}(?!\w)")
_WORD, _PIECE, _REACH = re.compile(r"\s+(?=\S)"), re.compile(r"[^;.]*"), 60
_POST = Shape("reports", r"(?<=[;.])\s+(?P<who>(?:{subjects.several}\s+)?{home_posts})(?=\s)")
_BARE = Shape("reports", r"(?:(?<=[;.])|(?P<comma>(?<=,)))\s+(?P<who>{home})(?=\s)")
_LISTED = Shape("reports", r"(?<!\w){home}$")
_PEOPLE = Shape("left_over", r"(?<=[;.])\s+(?P<who>(?:(?:{subjects.several}|{each_of_many})\s+)?{small_actors}(?!\w))")
_WORDS_OF_NAME = 5
_SMALL = Shape("left_over", r"(?<=[;.])\s+(?P<who>{small_bodies})(?=\s)")
_NUMBER = re.compile(r"\s\d{1,3}[A-Z]?\d?(?=\s)")
_SMALL_BEHIND = Shape("left_over", r"(?<=,)\s+(?P<who>{small_besides})(?=\s)")
_NAMED_BEHIND = Shape("left_over", r"(?<=,)\s+(?P<who>{small_named})(?=\s)")
_NAMED_BEFORE = Shape(
    "left_over", r"(?<!\w)(?:{small_named}\s+\S+(?:\s+\S+){0,2}|{subjects.several}\s+\S+(?:\s+\S+)?)$"
)
_LISTS_ON = Shape("left_over", r"(?<!\w){goes_on_listing}(?=[\s,])")
_DIRECTS = Shape("partners", r"(?<!\w)(?:{steers}|{directs}|{guides})\s$")
_GIVES = Shape("left_over", r"\s?{gives_or_must}(?!\w)")


def people(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Nhà trường tổ chức hội thi; mỗi lớp nộp 01 sản phẩm": they hand in something, must act, have a day or were to be directed."""
    if not any(map(folded.__contains__, shortest("left_over", "small_actors"))):
        return
    for found in _PEOPLE.finditer(folded):
        at = found.end()
        for word in list(_WORD.finditer(folded, at, at + _REACH))[:_WORDS_OF_NAME]:
            if folded[word.start() - 1] == ",":
                break
            if not verb_start().match(folded, word.end()):
                continue
            piece = _PIECE.match(folded, word.end()).group()  # type: ignore[union-attr]
            who = text[found.start("who") : word.start()]
            told = (
                _GIVES.match(folded, word.start())
                or find_dues(text[word.end() : word.end() + len(piece)], None)
                or _directed(folded, folded[found.start("who") : word.start()], found.start())
            )
            if told:
                yield (who,)
            break


def small_bodies(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Công an xã tuần tra; tổ 3 canh gác": written small, by a number or a name of their own, before work.

    Behind a comma ("thôn Tây dọn đường, thôn Đông treo cờ") where no such name stands before it, that begins a list.
    """
    for found in (*_SMALL.finditer(folded), *_NAMED_BEHIND.finditer(folded)):
        if folded[found.start() - 1] == "," and _in_a_list(text, folded, found.start() - 1):
            continue
        number = _NUMBER.match(text, found.end())
        end = number.end() if number else found.end()
        for word in _WORD.finditer(text, end):
            if number or not text[word.end()].isupper():
                break
            end = word.end() + len(text[word.end() :].split(maxsplit=1)[0])
        if end > found.end() and verb_start().match(folded, end + 1) and not _ONLY_TOLD.match(folded, end):
            yield (text[found.start("who") : end],)


def _in_a_list(text: str, folded: str, comma: int) -> bool:
    """Whether a name of the same sort ends right before a comma ("chỉ đạo thôn Tây, thôn Đông ...")."""
    before = folded[max(folded.rfind(mark, 0, comma) for mark in ",;.:") + 1 : comma]
    named = _NAMED_BEFORE.search(before)
    return named is not None and not any(
        verb_start().match(before, word.end()) for word in _WORD.finditer(before, named.start())
    )


def small_behind_comma(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Bệnh viện bố trí giường, điều dưỡng trưởng các khoa phân công ca trực": in small letters behind a comma, and in no list."""
    for found in _SMALL_BEHIND.finditer(folded):
        since = max(folded.rfind(mark, 0, found.start() - 1) for mark in ",;.:")
        begun = _WORD.match(folded, since + 1).end() if since >= 0 else 0  # type: ignore[union-attr]
        if since >= 0 and not verb_start().match(folded, begun):
            continue  # one of a list
        if _LISTS_ON.search(folded, folded.find(" ", begun), found.start()) or text[found.start("who")].isupper():
            continue
        yield from _before_work(text, folded, found)


def bare(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Các Vụ gửi số liệu; Vụ trình Lãnh đạo Bộ ngày D": by its bare noun, with its work so that it is none of those named.

    Behind a comma ("..., trong 5 ngày, Trung tâm trả kết quả") where no other name ends before it.
    """
    for found in _BARE.finditer(folded):
        if found["comma"] is not None and _goes_on_list(text, folded, found.start() - 1):
            continue
        printed = text[found.start("who")].isupper() and text[found.end() + 1 : found.end() + 2].islower()
        verb = verb_start().match(folded, found.end() + 1) if printed else None
        if verb is not None:
            yield (text[found.start("who") : verb.end()],)


def _goes_on_list(text: str, folded: str, comma: int) -> bool:
    """Whether a word with a capital, or a bare noun for a body, ends right before a comma, or a list begins before it."""
    begun = max(folded.rfind(mark, 0, comma) for mark in ",;.:") + 2
    told = _LISTS_ON.search(folded, folded.find(" ", begun, comma) if begun > 1 else folded.find(" "), comma)
    return (
        told is not None
        or text[text.rfind(" ", 0, comma) + 1].isupper()
        or _LISTED.search(folded, 0, comma) is not None
    )


def posts(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Ban Quản lý kiểm tra; các Phó Trưởng ban phụ trách cụm gửi báo cáo": by a post whose body is not named."""
    for found in _POST.finditer(folded):
        yield from _before_work(text, folded, found)


def _before_work(text: str, folded: str, found: re.Match[str]) -> Iterator[tuple[str, ...]]:
    """Who it is up to the first work behind them, a few words on at most."""
    for word in list(_WORD.finditer(folded, found.end(), found.end() + _REACH))[:_WORDS_OF_NAME]:
        if folded[word.start() - 1] == ",":
            return
        if verb_start().match(folded, word.end()):
            yield (text[found.start("who") : word.start()],)
            return


def _directed(folded: str, who: str, until: int) -> bool:
    """As in "chỉ đạo các chủ hồ vận hành đúng quy trình; các chủ hồ thông báo ...": they were to be directed before."""
    at = folded.find(f" {who} ", 0, until)
    return at > 0 and _DIRECTS.search(folded, 0, at + 1) is not None
