"""How the name of a body goes on inside: over a comma, a joint or a verb that belong to its field, and whether it is whole so far."""

import re
from functools import cache, partial

from directives.lexicon import words
from directives.lexicon.frames import one_of
from directives.lexicon.shapes import Shape, phrases
from directives.strings.kept import kept
from directives.strings.sooner import compiled
from directives.words.body_words import SPACE, WORD, begins_name, grammar, same_set

_LONGEST_NOUN = 40
"""Characters of the longest common noun, and more."""
LONGEST = 200
"""Characters of a name within which its end is looked for by its field or level."""
_names = partial(Shape, "names")
_LEVEL, _NOT_WHOLE = _names(r"\s{levels}$"), _names(r"(?<!\w){not_whole}")
_FIELDED = _names(r"(?:{several}\s+)?{fielded}\s")
_ABOUT = _names(r"{about}\s+")
_PAIR, _PAIR_NOUN = _names("{pairs}"), _names("{pair_nouns}")
_ACTED_ON = _names(r"\s+{acted_on}")
_OWNED, _OWNER = _names(r"(?<!\w){belongs}\s+{ministries}(?:\s*,\s*{equal})?$"), _names("{central}")
_FIELDS = re.compile(r",\s+[A-ZĐ]{2,}&[A-ZĐ]{2,}(?!\w)")
"""A further field of the same body, in letters ("Trung tâm Dịch vụ, HTSV&QHDN")."""
_LETTERS, _IN_LETTERS = re.compile(r",\s+(?P<more>[A-ZĐ]{3,})(?=\s+[a-zà-ỹđ]|\s*:)"), re.compile(r"\s[A-ZĐ]{3,}$")
"""Two things in letters that one body works on ("Trung tâm Thanh toán BHXH, BHYT điện tử")."""
_COUNTED = re.compile(r",\s+\d{1,2}(?:\s+và\s+\d{1,2})?(?![\w./-])")
"""A further one of those that are called by numbers ("các tổ dân phố 1, 2 và 5")."""
_DOES = _names(
    r"{set_then_work}|{set_or_work}(?:(?:,|\s+và)\s+{made_next}(?!\w)|\s+(?:{proposals.products}|{made_things})(?!\w))"
)
_EACH_HAS, _LAST_OF_ALL = _names(r"(?<=\w)\s+(?P<several>{several})\s+{each_has}\s*$"), _names("{last_of_all}")
_NEXT = re.compile(r",\s+")
_SEVERAL = _names(r"(?<!\w){several}\s")
_PAPERS = _names(r"\s{papers_behind}(?!\w)")
_AND = _names(r"{also}\s+(?:{with}\s+)?")
_UNFINISHED = _names(r"(?:{several}\s+)?{unfinished_nouns}\s+{unfinished_works}\s*")
"""A unit called by what it does, which is no name without the thing it does that to ("Phòng Quản lý | đầu tư")."""


class Nouns:
    """The common nouns of a name being read; every sign of it is looked at once, be the name a whole document long."""

    def __init__(self, folded: str, start: int) -> None:
        self._folded, self._from, self._to = folded, start, start
        self._last: re.Match[str] | None = None

    def last(self, at: int) -> re.Match[str] | None:
        """The last one before `at`, which only grows."""
        for found in grammar().nouns.finditer(self._folded, max(self._from, self._to - _LONGEST_NOUN), at):
            self._last, self._from = found, found.end()
        self._to = at
        return self._last


def stops_at(stop: re.Match[str], folded: str, start: int, position: int, upper: bool) -> bool:
    """Whether the name ends before this verb, or another word of its kind; in capitals it may belong to the name."""
    if upper and position > start and not folded.endswith(phrases("names", "lasts"), start, position):
        return False
    if position - start <= _LONGEST_NOUN and _UNFINISHED.fullmatch(folded, start, position):
        return False
    if stop.group() not in _last_of_pairs():
        return True
    before = folded[max(start, position - 12) : position].split()
    pair = f"{before[-1]} {stop.group()}" if before else ""
    if pair in phrases("names", "level_works"):
        return " ".join(before[:-1]).endswith(phrases("names", "levels_counted"))
    if " ".join([*before[-2:], stop.group()]) in phrases("names", "acting"):
        comma = _NEXT.match(folded, stop.end())
        return bool(grammar().stop.match(folded, comma.end()) if comma else _ACTED_ON.match(folded, stop.end()))
    return pair not in phrases("names", "halves") or whole_so_far(folded, start, position)


@cache
def _last_of_pairs() -> frozenset[str]:
    """What words end with that belong together with those before them: any other verb ends a name whatever stands before it."""
    entries = [entry.split() for part in ("level_works", "acting", "halves") for entry in phrases("names", part)]
    return frozenset(" ".join(entry[at:]) for entry in entries for at in range(1, len(entry)))


@kept
def is_whole(name: str) -> bool:
    """Whether a folded name can only be followed by work: its field is known ("sở xây dựng"), or it ends with its level."""
    return _field().fullmatch(name) is not None or (_LEVEL.search(name) is not None and _NOT_WHOLE.search(name) is None)


def whole_so_far(folded: str, start: int, position: int) -> bool:
    """The same of a name being read; a very long one is none, so that reading stays linear."""
    return position - start < LONGEST and is_whole(folded[start:position])


@cache
def _field() -> re.Pattern[str]:
    """A ministry, department or section with its whole field."""
    fields = one_of(words("bodies", "fields"))
    return _names(rf"(?:{{several}}\s+)?{{beside}}\s+{fields}(?:\s+{{field_levels}})?").pattern


def over_field(text: str, folded: str, start: int, at: int) -> int | None:
    """The end of a name with a comma inside that stands at `at` ("Văn hóa, Thể thao và Du lịch"); verbs in small letters are work."""
    found = grammar().compound.match(folded, at)
    if found is None or at <= start:
        return None
    if text[at].isupper():
        return found.end()
    stop = grammar().stop.match(folded, at) if "," in found.group() else None
    return found.end() if "," in found.group() and not (stop and stops_at(stop, folded, start, at - 1, False)) else None


def over_comma(text: str, folded: str, nouns: Nouns, start: int, at: int) -> int | None:
    """Over a comma that does not separate two bodies."""
    g = grammar()
    if text[at - 1 : at].isupper() and text[at + 1 : at + 2].isupper():
        return at + 1  # an abbreviation: "Ủy ban KH,CN&MT"
    if (
        (counted := _COUNTED.match(text, at)) is not None
        and text[at - 1 : at].isdigit()
        and _SEVERAL.search(folded, start, at)
    ):
        return counted.end()
    if (fields := _FIELDS.match(text, at)) is not None:
        return fields.end()
    if (letters := _LETTERS.match(text, at)) and _IN_LETTERS.search(text, start + 1, at):
        return None if begins_name(text, folded, letters.start("more"), False, True) else letters.end()
    after = SPACE.match(folded, at + 1).end()  # type: ignore[union-attr]
    if (tied := _tied(text, folded, start, at, after)) is not None:
        return tied
    place = _place(folded, start, at, after) or _of_all(text, folded, start, at, after)
    if place is not None:
        return place.end()
    if (noun := _of_the_same_set(text, folded, nouns, at, after)) is not None:
        longer = g.whole.match(folded, after)
        if longer and text[after].islower() and _DOES.match(folded, after):
            longer = None  # "các phòng, ban | kiểm tra hồ sơ"
        return None if longer and longer.end() > noun.end() else noun.end()
    return None


def _place(folded: str, start: int, at: int, after: int) -> re.Match[str] | None:
    """A level that goes on a row of them ("các xã | , phường"), and is not the first word of another body ("..., tỉnh đoàn")."""
    g = grammar()
    place = g.place.match(folded, after)
    if place is None or g.places.search(folded[start:at]) is None:
        return None
    whole = g.whole.match(folded, after)
    return None if whole is not None and whole.end() > place.end() else place


def _of_all(text: str, folded: str, start: int, at: int, after: int) -> re.Match[str] | None:
    """The last of those of which each has such a body ("Ban Chỉ đạo các bộ, ngành | , địa phương"): no body of its own."""
    if not folded.startswith(phrases("names", "last_of_all"), after):
        return None
    several = _EACH_HAS.search(folded, start, at)
    if several is None or not text[several.start("several")].islower() or is_whole(folded[start : several.start()]):
        return None  # "Bộ Công an các bộ, ngành, địa phương": a comma is missing
    return _LAST_OF_ALL.match(folded, after)


_REVIEWED = _names(r"{reviews}\s+{reviewed}\s+(?:số\s+)?\d[\w/-]*(?![\w/-])(?!\s+{reviewed_by}(?!\w))(?!\s*[.;]|\s*$)")
"""As in "Ban Chỉ đạo tổng kết Nghị quyết 18 của tỉnh"; with a time behind it or nothing it may be the committee's work."""


def purpose_end(folded: str, at: int) -> int | None:
    """The end of what a committee is for ("Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, ...")."""
    about = _ABOUT.match(folded, at)
    found = _purposes().match(folded, about.end() if about else at) or _REVIEWED.match(folded, at)
    return found.end() if found else None


@cache
def _purposes() -> re.Pattern[str]:
    """What committees are known to be for."""
    return compiled(one_of(words("bodies", "committees")))


def _tied(text: str, folded: str, start: int, at: int, after: int) -> int | None:
    """Over a comma or "và" before a field in small letters, or before what a body belongs to ("thuộc Bộ, cơ quan ngang Bộ")."""
    so_far = folded[max(start, at - LONGEST) : at].rstrip()
    if text[after : after + 1].islower() and _FIELDED.match(folded, start) and not is_whole(so_far):
        topic = _topic().match(folded, after)
        return topic.end() if topic else None
    owner = _OWNER.match(folded, after)
    return owner.end() if owner and _OWNED.search(so_far) else None


@cache
def _topic() -> re.Pattern[str]:
    """A field of work in small letters."""
    return compiled(one_of(words("bodies", "topics")))


def _is_named(text: str, noun: re.Match[str]) -> bool:
    """Whether this "Bộ", "Sở" begins a name of its own ("Bộ Tư pháp") and is no common noun."""
    start, end = noun.span()
    return text[start].isupper() and text[end : end + 2].strip().isupper()


def _told_apart(text: str, last: re.Match[str], noun: re.Match[str]) -> bool:
    """As in "phòng Đào tạo, phòng Kế toán": the same noun with a name of its own each time, be it in small letters."""
    same = last.group() == noun.group()
    return same and all(text[one.end() + 1 : one.end() + 2].isupper() for one in (last, noun))


def _of_the_same_set(text: str, folded: str, nouns: Nouns, before: int, at: int) -> re.Match[str] | None:
    """The common noun at `at` that goes on a set of them ("sở, ban, ngành") begun `before`."""
    noun = grammar().generic.match(folded, at)
    last = nouns.last(before) if noun else None
    if noun is None or last is None or _is_named(text, noun) or _is_named(text, last):
        return None
    if _told_apart(text, last, noun):
        return None
    if folded.endswith(phrases("names", "concerned"), before - 12, before) and grammar().stop.match(
        folded, noun.end() + 1
    ):
        return None  # "các đơn vị liên quan, tổ chức khảo sát": a verb
    if _PAIR.match(folded, noun.start()) and not _PAIR_NOUN.fullmatch(last.group()):
        return None  # an entry of its own
    return noun if same_set(" ".join(last.group().split()), " ".join(noun.group().split())) else None


def over_and(text: str, folded: str, nouns: Nouns, start: int, at: int) -> int | None:
    """Over an "và" that stands inside a name."""
    g = grammar()
    after = _AND.match(folded, at)
    if after is None:
        return None
    position = after.end()
    if (tied := _tied(text, folded, start, at, position)) is not None:
        return tied
    place = _place(folded, start, at, position) or _of_all(text, folded, start, at, position)
    if place is not None:
        return place.end()
    if (noun := _of_the_same_set(text, folded, nouns, at, position)) is not None:
        return noun.end()
    if begins_name(text, folded, position, False, True) is not None or _is_head(folded, position):
        return None
    if (compound := over_field(text, folded, start, position)) is not None:
        return compound
    if (kept := g.kept.match(folded, position)) is not None:
        return kept.end()
    stop = g.stop.match(folded, position)
    if stop is not None and not text[position].isupper():
        if (fielded := _field().match(folded, start)) is not None and fielded.end() > position:
            return fielded.end()  # "các sở giáo dục và đào tạo" in small letters
        joined = f"{folded[start:at].split()[-1]} {' '.join(folded[at : stop.end()].split())}"
        return stop.end() if joined in phrases("names", "joined_halves") else None
    word = WORD.match(text, position)
    if word is None or (word.group().isdigit() and _PAPERS.match(folded, word.end())):
        return None  # "Thủ tướng Chính phủ và 6 thông tư", but "Tổ 5 và 6", "Công an tỉnh và 12 sở"
    return word.end() if not _ends_with_its_field(folded, start, at) else None


def _ends_with_its_field(folded: str, start: int, at: int) -> bool:
    """Whether what stands before "và" is a department with its whole field, which "và" does not go on with: "Sở Y tế và Lữ hành A"."""
    field = _field().match(folded, start) if at - start < LONGEST else None
    return field is not None and field.end() == len(folded[:at].rstrip())


def _is_head(folded: str, at: int) -> bool:
    """Whether a title of its own begins here ("và Giám đốc Sở ...")."""
    return grammar().leader.match(folded, at) is not None or grammar().office.match(folded, at) is not None
