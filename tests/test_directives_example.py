"""The example that the project brings: who does what by when, as a reader finds it."""

from pathlib import Path

import pytest

from directives.compile import compile_directive
from directives.names.bodies import read_bodies

EXAMPLE = Path(__file__).parents[1] / "examples" / "chi-thi-mau.txt"
OFFICES, COMMUNES, HOME = "Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường", "Sở Nội vụ"
TASKS = [
    ("1.a", OFFICES, "", HOME, "trước ngày 15 tháng 4 năm 2026"),
    ("1.b", OFFICES, "", None, None),
    ("1.c", OFFICES, "", None, None),
    ("1.d", OFFICES, f"{COMMUNES} + các cơ quan, đơn vị có liên quan", None, None),
    ("1.đ", OFFICES, "", "Ủy ban nhân dân tỉnh", "Hằng năm ... trước ngày 15 tháng 12"),
    ("2.a", COMMUNES, "", None, None),
    ("2.b", COMMUNES, "", None, "trong năm 2026"),
    ("2.b", COMMUNES, "", HOME, "định kỳ 6 tháng"),
    (
        "3",
        "Sở Khoa học và Công nghệ",
        "Văn phòng Ủy ban nhân dân tỉnh + Công an tỉnh",
        None,
        "hoàn thành trước ngày 30 tháng 6 năm 2026",
    ),
    ("4", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "", None, None),
    ("5", "Cán bộ, công chức, viên chức", "", None, None),
    ("kết.1", HOME, "", None, None),
    ("kết.1", HOME, "", "Ủy ban nhân dân tỉnh", "định kỳ hằng quý"),
    ("kết.2", "các cơ quan, đơn vị + địa phương", "", HOME, "nếu có khó khăn, vướng mắc"),
]


def test_who_does_what_with_whom_for_whom_by_when():
    made = compile_directive(EXAMPLE.read_bytes(), EXAMPLE.name)
    said = [
        (one.clause, " + ".join(one.lead), " + ".join(one.with_), one.report_to, one.due.text if one.due else None)
        for one in made.plan.tasks
    ]
    assert said == TASKS


@pytest.mark.parametrize(
    "thing",
    [
        "vụ việc",
        "vụ án",
        "phòng học",
        "bộ câu hỏi",
        "bộ quy tắc",
        "bản án",
        "bản sao",
        "hội trường",
        "ban ngày",
        "tỉnh lộ",
    ],
)
def test_things_that_are_called_like_bodies_are_none(thing):
    assert read_bodies(f"các {thing} kéo dài", loose=True).names == ()


@pytest.mark.parametrize("body", ["Vụ Nuôi trồng thủy sản", "Ban Công tác Mặt trận"])
def test_bodies_by_their_own_names_stay(body):
    assert read_bodies(body, opens=True).names == (body,)
