"""Names of organisations as printed, folded so that spellings of one name are equal: case, tone marks, dashes, abbreviations.

A folded name is a key for comparing, never shown: each word's tone stands at its end as a digit, so that "Uỷ" and "Ủy" agree.
"""

import re
from functools import lru_cache
from unicodedata import normalize

TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ttg": "thủ tướng chính phủ",
    "ttcp": "thủ tướng chính phủ",
    "vpcp": "văn phòng chính phủ",
    "vp": "văn phòng",
    "tw": "trung ương",
    "tp": "thành phố",
    "tx": "thị xã",
    "hcm": "hồ chí minh",
    "tphcm": "thành phố hồ chí minh",
    "kh&đt": "kế hoạch đầu tư",
    "gd&đt": "giáo dục đào tạo",
    "tn&mt": "tài nguyên môi trường",
    "nn&mt": "nông nghiệp môi trường",
    "nn&ptnt": "nông nghiệp phát triển nông thôn",
    "vhtt&dl": "văn hóa thể thao du lịch",
    "vh&tt": "văn hóa thể thao",
    "tt&tt": "thông tin truyền thông",
    "kh&cn": "khoa học công nghệ",
    "kh,cn&mt": "khoa học công nghệ môi trường",
    "lđtb&xh": "lao động thương binh xã hội",
    "dt&tg": "dân tộc tôn giáo",
    "gtvt": "giao thông vận tải",
    "bhxh": "bảo hiểm xã hội",
    "nhnn": "ngân hàng nhà nước",
    "tand": "tòa án nhân dân",
    "tandtc": "tòa án nhân dân tối cao",
    "vksnd": "viện kiểm sát nhân dân",
    "vksndtc": "viện kiểm sát nhân dân tối cao",
    "lhpn": "liên hiệp phụ nữ",
    "ccb": "cựu chiến binh",
    "tncs": "thanh niên cộng sản",
    "tncshcm": "thanh niên cộng sản hồ chí minh",
    "lđlđ": "liên đoàn lao động",
    "bđbp": "bộ đội biên phòng",
    "chqs": "chỉ huy quân sự",
    "bchqs": "bộ chỉ huy quân sự",
    "kcn": "khu công nghiệp",
    "kkt": "khu kinh tế",
    "pt&th": "phát thanh truyền hình",
    "ttxvn": "thông tấn xã việt nam",
    "ptth": "phát thanh truyền hình",
    "cbccvc": "cán bộ công chức viên chức",
    "đbqh": "đại biểu quốc hội",
    "ubtvqh": "ủy ban thường vụ quốc hội",
}
"""What an abbreviation stands for. Its "&" may be missing in print, or be a dash or a comma ("LĐ-TB&XH", "KHĐT")."""
FILLERS = ("các", "những", "mỗi", "từng", "và", "của", "thuộc", "trong", "tại", "toàn", "cho")
HEADS = (
    "thủ trưởng", "giám đốc", "chủ tịch", "lãnh đạo", "người đứng đầu", "cục trưởng", "tổng giám đốc", "trưởng ban", "trưởng",
    "bộ trưởng", "chủ nhiệm", "thống đốc", "tổng thanh tra", "chánh thanh tra", "chánh án", "viện trưởng", "chánh văn phòng",
    "ban thường vụ", "ban thường trực", "ban chấp hành", "thường trực", "bí thư",
)  # fmt: skip
LEAVING_OUT = ("trừ", "ngoại trừ", "không gồm", "không bao gồm", "không kể")
OPEN_ENDED = (
    "liên quan", "hữu quan", "chức năng", "nêu trên", "khác", "được phân công", "được giao", "chủ trì", "tại khu vực", "đủ điều kiện",
    *LEAVING_OUT,
)  # fmt: skip
NARROWING = ("có quan hệ", "có thẩm quyền", "hoạt động", "trực tiếp")


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    apart = normalize("NFD", word)
    tones = [c for c in apart if c in TONES]
    if not tones:
        return word
    return normalize("NFC", "".join(c for c in apart if c not in TONES)) + TONES[tones[0]]


def _folded(words: str) -> str:
    return " ".join(map(_fold_word, words.split()))


def _bare(abbreviation: str) -> str:
    return re.sub(r"[&,.\- ]", "", abbreviation)


_SHORT = {_bare(short): _folded(whole) for short, whole in ABBREVIATIONS.items()}
_JOINED = re.compile(r"\b\w{1,6}(?:[&,.-] ?\w{1,4})*&\w{1,4}\b|\b\w{2,4}-\w{2,4}\b")
_LETTERS = [chr(code) for block in (range(0x41, 0x1B1), range(0x1EA0, 0x1EFA)) for code in block]
_LOWER, _UPPER = "".join(filter(str.islower, _LETTERS)), "".join(filter(str.isupper, _LETTERS))
_JOIN = re.compile(f"(?<=[{_LOWER}])(?=[{_UPPER}])")
"""Where two words were printed as one ("trậnTổ")."""
_WORDS = re.compile(r"[^\W_]+")
_FILLERS = frozenset(map(_folded, FILLERS))
_HEADS = tuple(sorted((_folded(h) + " " for h in HEADS), key=len, reverse=True))
_ON_THE_GROUND = _folded("trên địa bàn")
_BARE, BODIES = _folded("đơn vị"), "các cơ quan, đơn vị"
_OPEN = re.compile(rf"\s*[(,]?\s*\b(?:có )?(?:{'|'.join(OPEN_ENDED)})\b")
_LEFT_OUT = re.compile(rf"\b(?:{'|'.join(LEAVING_OUT)})\s")
_FROM = re.compile(r"\s*\btừ \S+(?: \S+)? đến\b")
_CHARGED = re.compile(
    r"(?:các\s+)?(?:cơ quan|đơn vị|sở|ban|ngành|địa phương)(?:,?\s+(?:và\s+)?(?:cơ quan|đơn vị|ban|ngành|địa phương|tổ chức))*\s+"
    r"(?:(?:được\s+(?:giao|phân công)|chủ trì)(?!\w)).*(?:kế hoạch|chỉ thị|quyết định|chương trình|công điện|nghị quyết)\s+này\W*"
)
_PERSON = re.compile(
    r"^(?P<office>(?:Phó |Quyền )?(?:Thủ tướng|Chủ tịch|Bí thư|Giám đốc|Bộ trưởng|Tổng Giám đốc|Chánh Văn phòng|Viện trưởng|Chánh án)"
    r"(?:\s+\S+)*?)\s+(?:[A-ZĐÀ-Ỹ]\w*\s+){2,3}[A-ZĐÀ-Ỹ]\w*$"
)
_ABOVE = re.compile(r"(?P<called>(?:[Cc]ác|[Nn]hững)\s+[^,;]+?)\s+(?:(?:đã\s+)?(?:nêu|nói)|ở)\s+trên")
_SEVERAL = re.compile(r"(?:các|những|mọi|mỗi|từng|toàn thể)\s")
_FRONT = _folded("mặt trận tổ quốc")
_OF_THE_COUNTRY = f"{_FRONT} {_folded('việt nam')}"
_COMRADE = _folded("đồng chí") + " "
_AND, _THE = _folded("và"), (_folded("các") + " ", _folded("những") + " ")
_LEVEL = re.compile(
    rf"\b{_folded('cấp')} (?=(?:{'|'.join(map(_folded, ('tỉnh', 'huyện', 'xã', 'phường', 'thành phố')))})\b)"
)


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """The key of a printed name. Abbreviations are written out; commas, dashes, "và", the Front's "Việt Nam", "đồng chí", "các" go."""
    text = normalize("NFC", name)
    if "&" in text or "-" in text:
        text = _JOINED.sub(_join, text)
    words: list[str] = []
    for word in _WORDS.findall(_JOIN.sub(" ", text).lower()):
        folded = _SHORT.get(word) or _fold_word(word)
        if folded != _AND:
            words.append(folded)
    key = " ".join(words).replace(_OF_THE_COUNTRY, _FRONT).removeprefix(_COMRADE)
    return key[len(_THE[0]) :] if key.startswith(_THE[0]) else key.removeprefix(_THE[1])


def _join(found: "re.Match[str]") -> str:
    bare = _bare(found.group().lower())
    return bare if bare in _SHORT else found.group()


def group_key(folded: str) -> str:
    """The key of a group's name: a folded name without the words that change nothing ("các", "thuộc", "trong", "cấp tỉnh")."""
    return _LEVEL.sub("", level_key(folded))


def level_key(folded: str) -> str:
    """The same with "cấp": "cấp xã" is all communes, "các xã" those that are no wards."""
    kept = folded.replace(_ON_THE_GROUND, " ")
    return " ".join(w for w in kept.split() if w not in _FILLERS)


def without_head(folded: str) -> str | None:
    """The organisation behind its head ("giám đốc sở y tế" -> "sở y tế"), or None where no head is named."""
    for head in _HEADS:
        if folded.startswith(head):
            return folded[len(head) :].removeprefix(_THE[0])
    return None


def without_apposition(name: str) -> str:
    """A printed name without brackets and without what follows a spaced dash ("Sở Y tế - Cơ quan thường trực ...")."""
    kept = re.sub(r"\s*\([^)]*\)", "", name)
    return re.split(r"\s[-–—]\s+(?=[Cc]ơ quan|[Tt]hường trực|[Đđ]ơn vị)", kept)[0].strip()


def is_open_ended(name: str) -> bool:
    """Whether a name leaves open who is meant ("các cơ quan liên quan", "các đơn vị" alone): nobody may guess that."""
    return _OPEN.search(normalize("NFC", name).lower()) is not None or _is_bare(fold_name(name))


def _is_bare(folded: str) -> bool:
    """Whether nothing but "đơn vị" is said: of which paper, of which body, only its reader knows."""
    return folded.endswith(_BARE) and group_key(without_head(folded) or folded) == _BARE


def leaves_out(name: str) -> bool:
    """Whether a name says who is not meant ("UBND các xã, trừ xã A"): the bodies that it names are those."""
    return _LEFT_OUT.search(normalize("NFC", name).lower()) is not None


def without_open_end(name: str) -> str:
    """The wider name of which an open one is a part ("các sở, ngành có liên quan" -> "các sở, ngành")."""
    plain = normalize("NFC", name)
    if _is_bare(fold_name(name)):
        return BODIES
    found = _OPEN.search(plain.lower()) or _FROM.search(plain.lower())
    return plain[: found.start()].strip(" ,") if found else plain


def without_narrowing(name: str) -> str | None:
    """The wider name of a described part of a group ("các cơ quan có quan hệ trực tiếp với nhân dân"), None if not described."""
    lowered = normalize("NFC", name).lower()
    at = min((i for words in NARROWING if (i := lowered.find(words)) > 0), default=-1)
    return normalize("NFC", name)[:at].strip(" ,") if at > 0 else None


def names_several(name: str) -> bool:
    """Whether a name describes some of a kind ("các doanh nghiệp viễn thông"), and is not the proper name of one."""
    plain = normalize("NFC", name)
    return _SEVERAL.match(plain.lower()) is not None or plain[1:] == plain[1:].lower()


def means_the_charged(name: str) -> bool:
    """Whether a name means those that the document itself gives its tasks to ("các cơ quan được giao nhiệm vụ tại Kế hoạch này")."""
    return _CHARGED.fullmatch(normalize("NFC", name).lower()) is not None


def named_above(name: str) -> str | None:
    """What bodies are called that a document names above ("Các Sở Y tế nêu trên" -> "Các Sở Y tế"); None for other names."""
    found = _ABOVE.fullmatch(normalize("NFC", name))
    return found["called"] if found else None


def without_person(name: str) -> str | None:
    """The office that a person holds ("Phó Thủ tướng Trần Văn A" -> "Phó Thủ tướng"); None where no person is named after one."""
    found = _PERSON.match(normalize("NFC", name))
    return found["office"] if found else None
