"""Where the name of one body ends: over commas and "và" inside it, past brackets and appositions."""

import re
from functools import cache, lru_cache

from directives.body_words import SPACE, WORD, begins_name, begun, grammar, same_set
from directives.lexicon import one_of, words

LONGEST = 200
"""Characters of a name within which its end is looked for by its field or level."""
_RANGE = re.compile(r"từ(?:\s+[A-ZĐÀ-Ỹ]\w*){1,4}\s+đến(?:\s+[A-ZĐÀ-Ỹ]\w*){1,4}")
_BESIDE = re.compile(r"(?:Bộ|Sở|Phòng)\s+[A-ZĐÀ-Ỹ]")
"""Another body right beside a whole name, as in the cell of a table."""
_LEVEL = re.compile(r"\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|việt nam|trung ương)$")
_GROUP = re.compile(r"(?<!\w)(?:các|những|mỗi|từng|hội đồng|ủy ban bầu cử|ban chỉ đạo|ban chỉ huy|hiệp hội)(?!\w)")
_GOES_ON = re.compile(
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|cấp|khu vực|nhân dân|trung ương|việt nam|"
    r"các|ủy|hội|đoàn|vùng|ven|miền|biên giới|trọng điểm|phía|của|thuộc|trực thuộc|còn lại|khác|nói riêng|hữu quan|sở tại)(?!\w)"
)
_RULES_SEVERAL = ("quản lý", "chỉ huy", "chỉ đạo", "chủ đầu tư", "thi công", "tư vấn")
"""After these, "các ..." says what the body has in its charge."""
_HALVES = {
    "trình": ("công", "chương", "quy", "lộ", "tờ", "giáo", "tiến", "quá"),
    "điện": ("thủy", "nhiệt", "bưu", "lưới", "ngành", "trạm"),
}
"""First halves of nouns whose second half alone would end a name."""
_TRADE = re.compile(
    r"(?:quản lý|sản xuất|khai thác|kinh doanh|vận hành|chế biến|kiểm định|cung cấp|cung ứng|xuất khẩu|nhập khẩu|đầu tư)"
    r"(?:\s*,\s*|\s+và\s+)(?:quản lý|sản xuất|khai thác|kinh doanh|vận hành|chế biến|sử dụng|cung ứng|xuất khẩu|"
    r"nhập khẩu|mua bán|vận chuyển|bảo trì|tiêu thụ)(?:(?:\s*,\s*|\s+và\s+)(?:xuất khẩu|"
    r"nhập khẩu|kinh doanh|sử dụng|bảo trì|tiêu thụ|chế biến))?(?!\w)"
)
"""What firms and units do for their living: part of the name of a group of them."""
_TRADERS = ("đơn vị", "doanh nghiệp", "cơ sở", "tổ chức", "cá nhân", "công ty", "hợp tác xã")
_FIELDED = re.compile(r"(?:các\s+)?(?:vụ|cục|phòng|ban|tiểu ban)\s")
_COMMITTEE = re.compile(
    r"(?:cơ quan thường trực\s+|thường trực\s+|văn phòng\s+)?"
    r"(?:ban chỉ đạo|ban chỉ huy|ban quản lý|hội đồng|ủy ban quốc gia|ủy ban|tổ công tác|tiểu ban)(?!\w)"
)
_ABOUT = re.compile(r"(?:về|công tác|thực hiện)\s+")
_PAIR = re.compile(r"cơ quan(?:,| và)\s+đơn vị(?!\w)")
_OWNED = re.compile(r"(?<!\w)(?:thuộc|đảng ủy|đảng đoàn|ban cán sự đảng) (?:các )?bộ(?:\s*,\s*cơ quan ngang bộ)?$")
_OWNER = re.compile(r"(?:các\s+)?cơ quan\s+(?:ngang\s+bộ|thuộc\s+chính phủ)(?!\w)")
_FIELDS = re.compile(r",\s+[A-ZĐ]{2,}&[A-ZĐ]{2,}(?!\w)")
"""A further field of the same body, in letters ("Trung tâm Dịch vụ, HTSV&QHDN")."""
_BODY_BESIDE = re.compile(r"-\s+(?:là\s+)?cơ quan")
_ALSO = re.compile(r"(?:và|cùng)(?!\w)")
_AND = re.compile(r"(?:và|cùng)\s+(?:với\s+)?")
_ENDS_NAME = re.compile(
    r"có(?!\w)|các(?!\w)(?!\s+(?:cấp|địa phương|tỉnh|thành phố|huyện|quận|xã|phường|thị xã|khu vực|bộ|ngành|trường|thôn|dân tộc))"
)


def end_of_name(text: str, folded: str, start: int, position: int) -> tuple[int, list[tuple[int, int]]]:
    """Where the name that began at `start` ends, and the brackets to leave out of it."""
    cuts: list[tuple[int, int]] = []
    committee = _COMMITTEE.match(folded, start) is not None
    while True:
        at = SPACE.match(folded, position).end()  # type: ignore[union-attr]
        if folded[at : at + 1] == "(":
            close = folded.find(")", at)
            if close < 0:
                return position, cuts
            cuts.append((position, close + 1))
            position = close + 1
            continue
        step = _purpose(folded, at) if committee and at - start <= LONGEST else None
        step = step or _step(text, folded, start, position, at)
        if step is None:
            return position, cuts
        if step < 0:
            cuts.append((position, -step))
            step = -step
        position = step


def _step(text: str, folded: str, start: int, position: int, at: int) -> int | None:
    """The end of the next piece of the name; negative where the piece is left out; None where the name ends."""
    g, may, sign = grammar(), begun(folded, at), text[at : at + 1]
    if "compound" in may and (longer := _compound(text, folded, start, at)) is not None:
        return longer
    if sign == ",":
        return _comma(text, folded, start, at)
    if sign and sign in "-–—−" and _BODY_BESIDE.match(folded, at):
        return -_apposition(folded, at)
    if (kept := (g.kept.match(folded, at) if "kept" in may else None) or _RANGE.match(text, at)) is not None:
        return kept.end()
    if "adverbs" in may and position > start and sign.isupper() and g.adverb.match(folded, at):
        return None
    if folded.endswith(_TRADERS, start, position) and (trade := _TRADE.match(folded, at)) is not None:
        return trade.end()
    stop = g.stop.match(folded, at) if "stops" in may else None
    if (
        stop is not None
        and not _is_half(folded, start, position, stop)
        and (
            not (text[at].isupper() and position > start)
            or folded.endswith(("liên quan", "thẩm quyền"), start, position)
        )
    ):
        return None
    if _ALSO.match(folded, at):
        return _and(text, folded, start, at)
    if _ENDS_NAME.match(folded, at) and not folded.endswith(_RULES_SEVERAL, start, position):
        return None
    if _BESIDE.match(text, at) and _whole_so_far(folded, start, position):
        return None
    if sign.islower() and _whole_so_far(folded, start, position) and not _GOES_ON.match(folded, at):
        return None
    word = WORD.match(text, at)
    return word.end() if word else None


def _is_half(folded: str, start: int, position: int, stop: re.Match[str]) -> bool:
    """Whether a verb is but the second half of a noun ("công trình")."""
    before = folded[max(start, position - 12) : position].split()
    return bool(before) and before[-1] in _HALVES.get(stop.group(), ())


@lru_cache(maxsize=4096)
def is_whole(name: str) -> bool:
    """Whether a folded name can only be followed by work: its field is known ("sở xây dựng"), or it ends with its level."""
    return _field().fullmatch(name) is not None or (_LEVEL.search(name) is not None and _GROUP.search(name) is None)


def _whole_so_far(folded: str, start: int, position: int) -> bool:
    """The same of a name being read; a very long one is none, so that reading stays linear."""
    return position - start < LONGEST and is_whole(folded[start:position])


@cache
def _field() -> re.Pattern[str]:
    """A ministry, department or section with its whole field."""
    fields = one_of(words("bodies", "fields"))
    levels = "tỉnh|thành phố|huyện|quận|xã|phường"
    return re.compile(rf"(?:các |những )?(?:bộ|sở|phòng)\s+{fields}(?:\s+(?:{levels}))?")


def _compound(text: str, folded: str, start: int, at: int) -> int | None:
    """The end of a name with a comma inside that stands at `at` ("Văn hóa, Thể thao và Du lịch")."""
    found = grammar().compound.match(folded, at)
    return found.end() if found and at > start and (text[at].isupper() or "," in found.group()) else None


def _comma(text: str, folded: str, start: int, at: int) -> int | None:
    """Over a comma that does not separate two bodies."""
    g = grammar()
    if text[at - 1 : at].isupper() and text[at + 1 : at + 2].isupper():
        return at + 1  # an abbreviation: "Ủy ban KH,CN&MT"
    if (fields := _FIELDS.match(text, at)) is not None:
        return fields.end()
    after = SPACE.match(folded, at + 1).end()  # type: ignore[union-attr]
    so_far = folded[start:at]
    if (tied := _tied(text, folded, start, at, after)) is not None:
        return tied
    place = g.place.match(folded, after)
    if place is not None and g.places.search(so_far):
        return place.end()
    if (noun := _of_the_same_set(text, so_far, folded, start, after)) is not None:
        longer = g.whole.match(folded, after)
        return None if longer and longer.end() > noun.end() else noun.end()
    return None


def _purpose(folded: str, at: int) -> int | None:
    """The end of what a committee is for ("Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, ...")."""
    about = _ABOUT.match(folded, at)
    found = _purposes().match(folded, about.end() if about else at)
    return found.end() if found else None


@cache
def _purposes() -> re.Pattern[str]:
    """What committees are known to be for."""
    return re.compile(one_of(words("bodies", "committees")))


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
    return re.compile(one_of(words("bodies", "topics")))


def _is_named(text: str, noun: re.Match[str], offset: int = 0) -> bool:
    """Whether this "Bộ", "Sở" begins a name of its own ("Bộ Tư pháp") and is no common noun; `offset` of its text."""
    start, end = noun.start() + offset, noun.end() + offset
    return text[start].isupper() and text[end : end + 2].strip().isupper()


def _of_the_same_set(text: str, so_far: str, folded: str, start: int, at: int) -> re.Match[str] | None:
    """The common noun at `at` that goes on a set of them ("sở, ban, ngành") begun in `so_far`, the name read from `start`."""
    noun = grammar().generic.match(folded, at)
    last = list(grammar().nouns.finditer(so_far)) if noun else []
    if noun is None or not last or _is_named(text, noun) or _is_named(text, last[-1], start):
        return None
    if _PAIR.match(folded, noun.start()) and last[-1].group() not in ("cơ quan", "tổ chức", "đơn vị"):
        return None  # an entry of its own
    return noun if same_set(" ".join(last[-1].group().split()), " ".join(noun.group().split())) else None


def _and(text: str, folded: str, start: int, at: int) -> int | None:
    """Over an "và" that stands inside a name."""
    g = grammar()
    after = _AND.match(folded, at)
    if after is None:
        return None
    position = after.end()
    if (tied := _tied(text, folded, start, at, position)) is not None:
        return tied
    place = g.place.match(folded, position)
    if place is not None and g.places.search(folded[start:at]):
        return place.end()
    if (noun := _of_the_same_set(text, folded[start:at], folded, start, position)) is not None:
        return noun.end()
    if begins_name(text, folded, position, False, True) is not None or _is_head(folded, position):
        return None
    if (compound := _compound(text, folded, start, position)) is not None:
        return compound
    if (kept := g.kept.match(folded, position)) is not None:
        return kept.end()
    stop = g.stop.match(folded, position)
    if stop is not None and not text[position].isupper():
        return None
    word = WORD.match(text, position)
    return word.end() if word else None


def _is_head(folded: str, at: int) -> bool:
    """Whether a title of its own begins here ("và Giám đốc Sở ...")."""
    return grammar().leader.match(folded, at) is not None or grammar().office.match(folded, at) is not None


def _apposition(folded: str, at: int) -> int:
    """The end of "- Cơ quan thường trực ...": at the next comma, full stop or verb."""
    position = at + 1
    while position < len(folded):
        if folded[position] in ",;.:":
            break
        if folded[position] == " " and position > at + 2 and grammar().stop.match(folded, position + 1):
            break
        position += 1
    return position


def clean_name(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> str:
    """The name without brackets and appositions, white space joined."""
    pieces, position = [], start
    for cut_start, cut_end in cuts:
        if cut_start < end:
            pieces.append(text[position:cut_start])
            position = cut_end
    pieces.append(text[position:end])
    return " ".join(" ".join(pieces).split()).strip(" ,;:-…")
