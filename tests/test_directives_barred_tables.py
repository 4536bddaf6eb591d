"""Tables as text taken from a page of the web has them: each cell between lines with a bar alone, one more bar between rows."""

import pytest

from directives.compile import compile_directive
from directives.tables.barred import with_barred_rows

HEAD = ("STT", "Nội dung\ncông việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
ROWS = (
    (
        "1",
        "Lập bản đồ các bến\nđang hoạt động trên sông",
        "Sở Xây dựng",
        "Sở Tài chính; Sở Công Thương",
        "Trước ngày 10/3/2026",
    ),
    ("2", "Thu gom rác nổi\n\nở các cửa cống", "Sở Công\nThương", "", "Trong tháng 4/2026"),
)
LAST = ("1", "Tổng kết việc dọn sông", "Sở Xây dựng", "Các sở, ngành", "")
ANNEX = "KẾ HOẠCH\nDọn sông\n\nI. CHUNG\n\nCác sở, ngành thực hiện theo phụ lục.\n\n|\nNơi nhận:\n- Các sở.\n|\n\nPHỤ LỤC\n\n"


def row(cells):
    return "|\n" + "\n|\n".join(cells) + "\n|\n"


def table(*rows):
    return "".join(map(row, rows)).replace("|\n\n|", "|\n|")


def tasks(text):
    found = compile_directive(text.encode(), "a.txt").plan.tasks
    return [(one.clause, one.lead, one.with_, one.due and str(one.due.date)) for one in found if "PL" in one.clause]


WHOLE = [
    ("PL.1", ("Sở Xây dựng",), ("Sở Tài chính", "Sở Công Thương"), "2026-03-09"),
    ("PL.2", ("Sở Công Thương",), (), "2026-04-30"),
]


@pytest.mark.parametrize("title", [("II", "TỔNG KẾT"), ("II", "TỔNG KẾT", "", "", ""), ("**II.\nTỔNG KẾT**",)])
def test_rows_with_empty_cells_and_titles_over_all_columns(title):
    found = tasks(ANNEX + table(HEAD, *ROWS, title, LAST))
    assert found == [*WHOLE, ("PL.II.1", ("Sở Xây dựng",), ("Các sở, ngành",), None)]


def test_heads_that_stand_below_the_titles_of_their_sections():
    parts = (HEAD, ("A", "BẾN ĐÒ"), ("**I**", "Bến ngang"), HEAD[1:], *ROWS, ("**II**", "Bến dọc"), HEAD[1:], LAST)
    found = tasks(ANNEX + table(*parts, ("**2**", "** **", "**Bến phà**", *["** **"] * 3), ("3", *ROWS[0][1:])))
    assert [(clause, lead, due) for clause, lead, _, due in found] == [
        ("PL.A.I.1", ("Sở Xây dựng",), "2026-03-09"),
        ("PL.A.I.2", ("Sở Công Thương",), "2026-04-30"),
        ("PL.A.II.1", ("Sở Xây dựng",), None),
        ("PL.A.II.3", ("Sở Xây dựng",), "2026-03-09"),
    ]


def test_letters_below_a_section_are_no_parts_of_the_table():
    found = tasks(
        ANNEX
        + table(
            HEAD,
            ("I", "BẾN ĐÒ", "", "", ""),
            ("A", "Bến ngang", "", "", ""),
            *ROWS,
            ("II", "BẾN PHÀ", "", "", ""),
            LAST,
        )
    )
    assert [clause for clause, *_ in found][-1] == "PL.II.1"


def test_what_follows_the_table_is_no_row():
    below = "\nGhi chú: Sở Xây dựng cập nhật hằng năm.\n\n|\nNgười lập\n|\nTrần Văn An\n|\n"
    assert tasks(ANNEX + table(HEAD, *ROWS) + below) == WHOLE


def test_rows_keep_their_length():
    text = ANNEX + table(HEAD, *ROWS)
    found = "\n".join(with_barred_rows(text.split("\n")))
    assert len(found) == len(text)
    assert found.replace("\n", " ") == text.replace("\n", " ")
    assert sum(line.startswith("| ") for line in found.split("\n")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "|\nUBND TỈNH SÔNG THAO\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\n|\nSố: 5/KH\n|\nNgày 5\n|",
        table(("Bậc", "Mức thu", "Thuế suất"), ("1", "Đến 10", "5"), ("2", "Trên 10", "10")),
        "|\n|\n|",
        row(HEAD),
        "",
    ],
)
def test_other_bars_stay(text):
    assert with_barred_rows(text.split("\n")) == text.split("\n")
