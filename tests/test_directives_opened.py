"""The look before the openings of a sentence leaves out none that `read_subject` knows."""

from collections.abc import Iterator

import pytest

from directives.lexicon import FOLDER, lexicon
from directives.sentences import subjects
from directives.sentences.opened import OPENINGS, opens_before
from directives.strings.folding import fold
from directives.strings.kept import forget


def strings(part: object) -> Iterator[str]:
    """Every string in the examples of a list, be they pairs or not."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from (*strings(key), *strings(value))
    elif isinstance(part, list):
        for one in part:
            yield from strings(one)


def examples(part: object) -> Iterator[str]:
    """The examples of a lexicon, wherever they stand in it."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from strings(value) if key in ("examples", "others") else examples(value)
    elif isinstance(part, list):
        for one in part:
            yield from examples(one)


OPENED = (
    "Chỉ đạo Sở Y tế: Thường xuyên kiểm tra các chợ.", "Các đồng chí: Sở Nội vụ rà soát hồ sơ.",
    "Trừ Sở Y tế, các sở, ban, ngành gửi báo cáo.", "Không giao Sở Y tế mà giao Sở Nội vụ rà soát hồ sơ.",
    "Đối với các phòng có nợ, yêu cầu báo cáo ngay.", "Nếu có vướng mắc thì Sở Nội vụ có trách nhiệm hướng dẫn.",
    "Kính chuyển Sở Nội vụ đơn của ông Bình để giải quyết.", "Chỉ thị nêu rõ, Sở Nội vụ rà soát hồ sơ.",
    "Bước 1: Phòng Kinh tế lập danh sách.", "Kể từ ngày 01/5/2026: Sở Nội vụ rà soát hồ sơ.",
    "Trước ngày 20 hằng tháng, Sở Nội vụ báo cáo.", "Giao Sở Nội vụ rà soát hồ sơ.", "Định kỳ Sở Nội vụ rà soát hồ sơ.",
    "Ông Trần Văn An và bà Lê Thị Bình rà soát hồ sơ.", "Các đồng chí Trần Văn An, Lê Thị Bình chuẩn bị hội trường.",
    "Mỗi tuần một lần, Sở Nội vụ báo cáo.", "Đồng chí Phó Trưởng phòng Kinh tế: Chuẩn bị hội trường.",
)  # fmt: skip
"""A sentence for each opening."""


@pytest.mark.parametrize("text", OPENED)
def test_every_opening_is_seen(text, monkeypatch):
    said = subjects.read_subject(text)
    forget()
    monkeypatch.setattr(subjects, "opens_before", lambda folded: True)
    assert opens_before(fold(text))
    assert said is not None
    assert subjects.read_subject(text) == said
    forget()


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yaml")))
def test_no_subject_is_lost_by_the_look(name, monkeypatch):
    forget()
    every = sorted(set(examples(lexicon(name))))
    told = {text: subjects.read_subject(text) for text in every}
    forget()
    monkeypatch.setattr(subjects, "opens_before", lambda folded: True)
    assert {text: subjects.read_subject(text) for text in every} == told
    forget()


def test_the_look_rules_out_what_opens_with_whoever_acts():
    assert not any(
        map(opens_before, map(fold, ["Sở Nội vụ rà soát hồ sơ.", "Ủy ban nhân dân xã báo cáo.", "Rà soát hồ sơ."]))
    )
    assert all(
        map(opens_before, map(fold, ["Đối với Sở Y tế, rà soát", "Tháng 5/2026: rà soát", "Mỗi tuần một lần, rà"]))
    )
    assert OPENINGS.possible("ông nguyễn văn a: rà soát")
