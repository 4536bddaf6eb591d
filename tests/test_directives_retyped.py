"""One document typed in other ways gives the same plan, or asks where it does not: `tests/retypings_*.py` say which ways and why."""

from functools import cache
from pathlib import Path

import pytest

from tests import documents
from tests.retyping import compiled, differences, read
from tests.retypings_layout import LAYOUT
from tests.retypings_words import WORDS

ROOT = Path(__file__).parents[1]
GOLD, PAPERS = ROOT.parent / "shared" / "eval" / "gold", ROOT.parent / "shared" / "directives"
RETYPINGS = {one.name: one for one in (*LAYOUT, *WORDS)}
OURS = {
    "chi-thi-mau": (ROOT / "examples" / "chi-thi-mau.txt").read_text(encoding="utf-8"),
    "nuoc-sach": documents.as_txt().decode(),
}
QUICK = (
    "two-spaces", "no-break-space", "zero-width", "soft-hyphen", "line-separator", "decomposed", "icelandic-d", "tone-marks",
    "semicolon-glued", "superscripts", "bullets-symbol", "number-bracket", "letter-dot", "letters-automatic", "no-empty-lines",
    "wrapped-40", "recipients-in-front", "chu-tri-without-comma", "passive", "item-called-denghi", "ubnd-in-short",
    "giam-doc", "heading-co-trach-nhiem", "days-with-dots", "days-in-figures", "last-day-cham-nhat-vao",
)  # fmt: skip
STILL = {
    "comma-glued": 1,
    "semicolon-glued": 2,
    "items-end-in-dots": 1,
    "items-end-in-nothing": 1,
    "footnotes-behind-signs": 1,
    "bullets-plus": 4,
    "bullets-lost": 4,
    "number-brackets": 2,
    "letters-lost": 1,
    "joined": 3,
    "no-empty-lines": 3,
    "page-numbers": 1,
    "item-called-giao": 1,
    "item-called-denghi": 1,
    "between-la-co-quan": 1,
    "first-khan-truong": 1,
    "first-chu-dong": 1,
    "first-phai": 1,
    "first-can": 1,
    "first-co-trach-nhiem": 1,
    "first-kip-thoi": 1,
    "first-quyet-liet": 1,
    "first-theo-chuc-nang": 1,
    "first-can-cu": 1,
    "first-can-phai": 1,
    "so-small": 1,
    "so-in-capitals": 1,
    "names-in-capitals": 1,
    "title-spaced": 1,
    "before-in-brackets": 2,
    "each-moi": 1,
}
"""Differences over all papers that nothing asks about yet, by the way of typing. They may only become fewer; add none."""


@cache
def papers() -> dict[str, str]:
    """The real documents whose right plan is known, by name."""
    found = {gold.stem: sorted(PAPERS.glob(f"{gold.stem}*.txt")) for gold in sorted(GOLD.glob("*.yaml"))}
    return {name: files[0].read_text(encoding="utf-8", errors="ignore") for name, files in found.items() if files}


@cache
def as_it_was(text: str):
    return compiled(text)


def unsaid(retyping, texts):
    """What differs without a word, by document."""
    found = {}
    for name, text in texts.items():
        typed = retyping.change(text)
        if typed == text or read(typed) == read(text):
            continue
        if lines := differences(as_it_was(text), compiled(typed), retyping):
            found[name] = lines
    return found


def test_every_way_of_typing_has_a_name_of_its_own_and_a_reason():
    assert len(RETYPINGS) == len(LAYOUT) + len(WORDS)
    assert all(one.why for one in RETYPINGS.values())


@pytest.mark.parametrize("name", QUICK)
def test_our_documents_typed_otherwise_give_the_same_plan(name):
    assert unsaid(RETYPINGS[name], OURS) == {}


NAMES = ("Chi cục Thủy lợi", "Công ty Khai thác công trình thủy lợi")


def leads_of_dispatch(listed):
    """Who leads each task of a dispatch that is sent to those listed and names nobody else."""
    text = (
        "SỞ NÔNG NGHIỆP\nSố: 9/CĐ-SNN\nHòa Lâm, ngày 02 tháng 3 năm 2026\n\nCÔNG ĐIỆN\nVề việc chống hạn\nSỞ NÔNG NGHIỆP điện:\n"
        f"{listed}\n"
        "Trước tình hình khô hạn, Sở Nông nghiệp yêu cầu các cơ quan, đơn vị:\n"
        "1. Rà soát nguồn nước của từng hồ chứa.\n2. Nạo vét kênh mương.\n"
    )
    return [task.lead for task in compiled(text).plan.tasks]


@pytest.mark.parametrize("sign", ["", *"-–—‑−•+*➢✓\uf0b7\uf0a7"])
def test_a_list_of_addressees_is_read_by_whatever_sign_stands_before_them(sign):
    """The bodies that a dispatch is sent to lead what names nobody; by other signs than a hyphen "các đơn vị" did, unsaid."""
    assert leads_of_dispatch(f"{sign} {NAMES[0]};\n{sign} {NAMES[1]}.") == [NAMES, NAMES]


def test_a_list_of_addressees_is_read_where_its_bullets_stand_in_one_line():
    assert leads_of_dispatch(f"- {NAMES[0]}; - {NAMES[1]}.") == [NAMES, NAMES]


def test_what_follows_the_title_and_is_no_list_of_names_is_no_list_of_addressees():
    assert leads_of_dispatch("Chi cục Thủy lợi báo cáo đã cạn 12 hồ;") == [("các cơ quan, đơn vị",)] * 2


@pytest.mark.parametrize("name", RETYPINGS)
def test_real_documents_typed_otherwise_give_the_same_plan(name):
    if not papers():
        pytest.skip("the real documents lie beside the project, in ../shared, and are not there")
    found = unsaid(RETYPINGS[name], papers())
    assert sum(map(len, found.values())) <= STILL.get(name, 0), found
