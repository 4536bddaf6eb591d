"""Every code in the sources has words in both languages, and problems are shown as a good compiler shows them."""

import ast
import re
import string
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from plans.problems import Place, doubt, error, note
from plans.stages import Act, Stage
from plans.wording import WORDS, catalogue, label, labels, render, show

ROOT = Path(__file__).parent.parent
PACKAGES = ("plans", "directives", "models", "notifications", "desk", "flows", "web", "cli")
MAKERS = ("error", "doubt", "note", "_barred")
"""What makes a problem; the last what becomes one (directives/formats/pdf_page.py)."""
DOCUMENT = ["Chỉ thị", "1. Sở Nội vụ chủ trì, báo cáo trước ngày 31/02/2026.", "x"]


@cache
def codes():
    """(code, names of its arguments, file) of every error("..."), doubt("...") and note("...") in the sources, read once."""
    return tuple(_codes())


def _codes():
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id in MAKERS
                    and node.args
                ):
                    names = {word.arg for word in node.keywords}
                    for code in ast.walk(node.args[0]):
                        if isinstance(code, ast.Constant) and isinstance(code.value, str):
                            yield code.value, names, f"{file.relative_to(ROOT)}:{node.lineno}"


def placeholders(words):
    return {name for part in words.values() for _, name, _, _ in string.Formatter().parse(part) if name}


def keys(text):
    return re.findall(r"^([\w-]+):", text, re.MULTILINE)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_code_of_the_sources_has_words(lang):
    missing = {f"{code} ({where})" for code, _, where in codes() if code not in catalogue(lang)}
    assert not missing


def test_every_sentence_is_filled_by_its_code():
    """A placeholder without an argument would show as {name}. Calls with **args cannot be read and are left out."""
    lacking = [
        (code, name, where)
        for code, names, where in codes()
        if None not in names and code in catalogue("vi")
        for name in placeholders(catalogue("vi")[code]) - names
    ]
    assert not lacking


def test_both_languages_have_the_same_codes_with_the_same_placeholders():
    assert list(catalogue("vi")) == list(catalogue("en"))
    for code, words in catalogue("vi").items():
        assert placeholders(words) == placeholders(catalogue("en")[code]), code
        assert set(words) == set(catalogue("en")[code]) <= {"says", "do", "why", "click", "send"}, code
        assert words["says"], code


@pytest.mark.parametrize("name", sorted(file.name for file in WORDS.glob("*.yaml")))
def test_no_key_twice(name):
    text = (WORDS / name).read_text("utf-8")
    assert not [key for key, times in Counter(keys(text)).items() if times > 1]
    assert yaml.safe_load(text)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_errors_say_what_to_do(lang):
    without = {c for c, _, where in codes() if c in catalogue(lang) and not catalogue(lang)[c].get("do")}
    assert not without


def test_labels_agree():
    assert list(labels("vi")) == list(labels("en"))
    for key, words in labels("vi").items():
        assert placeholders({"": words}) >= placeholders({"": labels("en")[key]}), key


@pytest.mark.parametrize("kind", [Stage, Act])
def test_every_stage_and_act_has_a_label(kind):
    assert all(f"{kind.__name__.lower()}.{one.value}" in labels("vi") for one in kind)


def test_nobody_is_addressed_as_a_friend():
    assert "bạn" not in " ".join(f"{w['says']} {w['do']}" for w in catalogue("vi").values()).casefold().split()


def test_words_fill_labels_dates_and_counts():
    words = render(error("move-refused", act="hand-in", stage="draft", allowed="accept, cancel"))
    assert words.says == 'Không thể "Báo cáo hoàn thành" khi nhiệm vụ ở giai đoạn "Chờ tiếp nhận"'
    assert words.do == "Ở giai đoạn này chỉ có thể: Tiếp nhận, Dừng theo dõi"
    assert label("count.days-late", days=9) == "09 ngày"
    assert label("count.days-late", "en", days=9) == "9 days"
    assert label("done.giao", n=2615) == "Đã giao 2.615 lượt nhiệm vụ."


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_said_ends_without_a_mark(lang):
    """A full stop and what to do about it stand behind it: "chung?. Nếu" had been printed."""
    for code, words in catalogue(lang).items():
        assert not words["says"].rstrip().endswith((".", "?", "!")), code
    assert label("as-of.time", hour="07 giờ 30", day="2026-12-09") == "số liệu tính đến 07 giờ 30 ngày 09/12/2026"


def test_nothing_is_swallowed():
    assert render(error("never-heard-of", unit="Sở X")).says == "never-heard-of unit=Sở X"
    assert "{stage}" in render(error("move-refused", act="accept")).says
    assert "{__class__}" in render(error("missing-field", field="{__class__}")).says
    assert label("no.such") == "no.such"


def test_shown_with_the_words_underlined():
    text = "\n".join(DOCUMENT)
    at = text.index("31/02")
    problem = error("no-such-date", Place(file="ct.txt", span=(at, at + 10)), value="31/02/2026")
    assert show(problem, DOCUMENT).splitlines()[:4] == [
        "ct.txt:2:42: lỗi phải sửa: Không có ngày 31/02/2026",
        "  |",
        "2 | 1. Sở Nội vụ chủ trì, báo cáo trước ngày 31/02/2026.",
        "  |                                          ^^^^^^^^^^",
    ]
    assert show(problem, DOCUMENT).splitlines()[4].startswith("  = cách xử lý: ")


def test_decomposed_letters_wide_letters_and_tabs_keep_the_marks_in_place():
    line = "So\u031b\u0309\t漢 X"
    marks = show(note("x", Place(line=1, column=line.index("X") + 1)), [line]).splitlines()
    assert marks[2] == "1 | So\u031b\u0309 漢 X"
    assert marks[3] == "  | " + " " * 6 + "^"


def test_a_long_line_is_cut_around_the_words():
    line = "đầu " * 100 + "HERE" + " cuối" * 100
    _, _, shown, marks, *_ = show(doubt("x", Place(line=1, column=401, span=(400, 404))), [line], width=60).splitlines()
    assert len(shown) <= 66
    assert shown[marks.index("^") :].startswith("HERE")
    assert shown.count("…") == 2


def test_without_a_line_the_clause_and_field_say_where():
    shown = show(doubt("missing-field", Place(clause="2.b", field="lead"), field="lead"))
    assert shown.startswith("vị trí 2.b: mục chủ trì: điểm cần xác nhận: ")


@pytest.mark.parametrize("place", [Place(line=9), Place(line=0), Place(line=1, column=99), Place(span=(500, 900))])
def test_a_place_outside_the_text_is_no_trouble(place):
    assert "x" in show(note("x", place), ["abc"])
    assert "x" in show(note("x", place), [])


def test_a_remedy_does_not_offer_nothing():
    """What was looked for and not found is left out, and so is a full stop that then ends the line."""
    assert "-" not in render(error("name-not-bound", name="Các chủ rừng", candidates="-")).do
    assert render(error("unknown-unit", unit="x", near="-")).do == "Tìm trong danh mục cơ quan, đơn vị"
    assert "Sở Nội vụ" in render(error("unknown-unit", unit="x", near="Sở Nội vụ [so-noi-vu]")).do
    assert render(error("name-open-ended", name="x", candidates="-")).do == "Chọn cơ quan cụ thể và ghi vào bindings"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_not_known_is_not_said_as_a_dash(lang):
    for code, args in (
        ("jurisdiction-inferred", {"issuer": "-", "unit": "X"}),
        ("jurisdiction-unknown", {"issuer": "-"}),
        ("draft-conflict", {"draft": 1, "at": "-", "by": "-"}),
    ):
        said = render(error(code, **args), lang).says
        assert "-" not in said
        assert "()" not in said
    assert '"UBND"' in render(error("jurisdiction-unknown", issuer="UBND"), lang).says


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "code",
    [
        "agreement-missing", "note-missing", "correct-by-missing", "return-incomplete", "no-issue-date", "year-missing",
        "launch-without-issue-date", "anchor-unknown", "officer-elsewhere", "not-head", "head-missing-in-unit",
        "not-confirmer", "assignment-unknown", "unknown-unit", "unknown-plan", "nothing-for-unit", "not-understood",
        "leader-check", "person-name-missing",
    ],
)  # fmt: skip
def test_remedies_that_pages_show_are_in_words_of_no_command_line(code, lang):
    do = catalogue(lang)[code]["do"]
    assert "--" not in do
    assert "dondoc" not in do


def test_the_parts_of_a_head_are_named_in_vietnamese():
    for field in ("kind", "issuer", "subject", "number"):
        assert field not in render(error("head-missing", field=field)).says


COMMAND = re.compile(r"dondoc|(?<!\w)--\w|dòng lệnh|command line")
LINE_ONLY = re.compile(r"usage-|plan-exists|paper-exists|port-taken|token-missing|several-documents")
"""Said on the command line alone, or to programs; or a line of dashes in a file."""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_page_names_a_command(lang):
    """Whoever reads a page has buttons: the remedy says what to click."""
    for code in catalogue(lang):
        said = render(error(code), lang, page=True)
        if not LINE_ONLY.match(code):
            assert not COMMAND.search(f"{said.says} {said.do} {said.why}"), code


def test_a_page_shows_no_codes_behind_names():
    told = error(
        "name-ambiguous", name="Chi cục", candidates="Chi cục Kiểm lâm [chi-cuc/kiem-lam]; Chi cục Thuế [thue]"
    )
    assert "[chi-cuc/kiem-lam]" in render(told).do
    assert "[" not in render(told, page=True).do


def test_a_sentence_that_ends_with_a_quoted_one_has_no_second_stop():
    said = render(doubt("confirmer-named", name="Sở Nội vụ", at="II.3", words="Theo dõi việc thực hiện Kế hoạch này."))
    assert said.says.endswith("Kế hoạch này”"), "whoever shows it puts the stop"
    assert render(doubt("confirmer-named", name="A", at="1", words="khi nào?")).says.endswith("khi nào?”")


def test_work_of_nobody_is_not_said_to_be_of_a_dash():
    for lang, whom in (("vi", "của Sở A"), ("en", "of Sở A")):
        said = {lead: render(doubt("perhaps-no-task", lead=lead), lang).says for lead in ("-", "Sở A")}
        assert said["Sở A"].endswith(f"({whom})")
        assert said["-"] + f" ({whom})" == said["Sở A"]
