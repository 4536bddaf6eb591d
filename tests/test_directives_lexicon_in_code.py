"""No Vietnamese in the code of the compiler: what a text may say stands in the lexicon, code says how its lists follow each other."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

import directives

ROOT = Path(directives.__file__).parent
LONGEST = 7
"""Letters of a syllable at most: more are an alphabet."""
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")
_NO_WORDS = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])*\]|\{[\w.,~]*\}|\(\?P<\w+>|\(\?P=\w+\)|\(\?(?:[imsx]+:|<?[=!]|:)|\(\?[imsx]+\)"
)
"""What a regular expression or a shape holds besides words: escapes, classes of letters, lists, groups."""
_EITHER = re.compile(r"\[([^\W\d_])([^\W\d_])\](?=[^\W\d_])")
"""A first letter, large or small: "[Nn]gày"."""
JOINTS = frozenset({
    "và", "các", "của", "có", "được", "là", "này", "về", "số", "thì", "đã", "sẽ", "cũng", "với", "để", "việc", "từ", "đến", "hoặc",
    "thứ", "ngày", "tháng", "năm",
})  # fmt: skip
"""What stands between the lists of a shape and says nothing by itself, and how a day is printed."""
UNITS = frozenset({"phần", "chương", "điều", "khoản", "kết"})
"""What units of a paper are called before their numbers, and in their paths."""
CALENDAR = frozenset({
    "quý", "tuần", "giờ", "phút", "buổi", "sáng", "trưa", "chiều", "tối", "nửa", "đầu", "giữa", "cuối", "trước", "vào", "hết", "tới",
    "làm", "nhật", "một", "tư", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi", "lăm", "tiếng",
})  # fmt: skip
"""What the groups of the patterns in time.yaml catch: readings tell them apart by these words."""
BEFORE = "one word right before, which no list can say: a look behind has one length"
WRITES = "what the plan itself says"
LABELS = "signs and words by which units are counted"
PERMITTED = {
    "coverage/pieces.py": (LABELS, UNITS),
    "heads/head.py": (
        "a stamp; the kinds that an annex is asked for; the subject of what somebody concluded",
        {"kết", "luận", "công", "văn", "quyết", "định", "chuyển"},
    ),
    "heads/issuer.py": (BEFORE, {"công", "đảng"}),
    "heads/name_case.py": (BEFORE, {"hiểm", "sách", "trợ", "tác"}),
    "heads/secrecy.py": (BEFORE, {"không", "tuyệt", "tối", "mật", "độ", "khẩu", "mã", "vụ"}),
    "notes/tasks.py": (WRITES, {"kiến", "chỉ", "đạo"}),
    "results/result_papers.py": (WRITES, {"kế", "hoạch"}),
    "sections/forms.py": (LABELS, UNITS),
    "sections/inherited.py": (LABELS, UNITS),
    "sentences/contacts.py": (BEFORE, {"điện", "thoại", "thông", "đầu", "mối", "địa", "chỉ", "trước"}),
    "sentences/partners.py": (BEFORE, {"giấy"}),
    "structure/clauses.py": (LABELS, UNITS),
    "structure/labels.py": (LABELS, UNITS | CALENDAR | {"nhất", "vụ", "nhiệm", "công"}),
    "structure/other_titles.py": (LABELS, UNITS),
    "structure/printed_lines.py": (LABELS, UNITS),
    "structure/scanned_sections.py": (LABELS, UNITS | {"quý"}),
    "structure/tail.py": (WRITES, {"quyền", "tiểu"}),
    "structure/zones.py": ("a sign looked for before a shape", {"gửi"}),
}
"""Words that stand in code besides, and why."""
WHOLE = {
    "labelled/spoiled.py": "letters that a scan takes for others",
    "strings/folding.py": "spellings of one syllable",
    "words/glued.py": "which letters make a syllable",
    "words/misprinted.py": "which letters make a syllable",
    "work/proposals.py": "the reasons that a plan gives for its piles",
}
"""Modules that are about letters, or write Vietnamese themselves."""


def literals(source):
    """The strings of a module, docstrings and comments left out, with their lines."""
    tree = ast.parse(source)
    told = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def words_in(literal):
    """Its Vietnamese words; of a shape those that stand in the template itself."""
    plain = _NO_WORDS.sub(" ", _EITHER.sub(r"\2", literal))
    found = re.findall(r"[^\W\d_]+", plain)
    return {word.lower() for word in found if 1 < len(word) <= LONGEST and VIETNAMESE.search(word.lower())}


def said_in(path):
    """The Vietnamese words of a module that are no joints."""
    said = defaultdict(set)
    for line, literal in literals(path.read_text("utf-8")):
        for word in words_in(literal) - JOINTS:
            said[word].add(line)
    return said


MODULES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}


@pytest.mark.parametrize("name", sorted(MODULES.keys() - WHOLE.keys()))
def test_words_stand_in_the_lexicon(name):
    may = CALENDAR if name.startswith("times/") else PERMITTED.get(name, ("", frozenset()))[1]
    assert {word: lines for word, lines in said_in(MODULES[name]).items() if word not in may} == {}


@pytest.mark.parametrize("name", sorted(PERMITTED))
def test_nothing_is_permitted_that_nobody_says(name):
    assert said_in(MODULES[name]).keys() & PERMITTED[name][1]
    if PERMITTED[name][0] not in (LABELS,):
        assert PERMITTED[name][1] <= said_in(MODULES[name]).keys()


def test_what_is_no_word_of_a_shape():
    assert words_in(r"(?<!\w){liable} (?:{how} )?đường[à-ỹ]+(?P<số>x)\s+(?i:phố)") == {"đường", "phố"}
    assert list(literals('"""Về."""\nx = "Về"  # Về\n')) == [(2, "Về")]
