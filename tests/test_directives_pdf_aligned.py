"""Tables of a PDF whose columns only stand in line, and PDFs that are locked; all written here."""

import itertools

import pytest

from directives.compile import compile_directive
from directives.text import read_text
from tests.documents import ANNEX, TABLE, bare_pdf

LONG = "Các nhiệm vụ giao cho các cơ quan, đơn vị như sau, có thời hạn hoàn thành và cơ quan chủ trì, phối hợp cho từng nhiệm vụ."
ROWS = [f"| {' | '.join(row)} |" for row in TABLE]


def quote(text):
    return '"' + text.replace('"', '\\"') + '"'


def written(rows, *after, columns="(auto, 3fr, 2fr, 2fr, 2fr)", paper="a4", **options):
    """A page with paragraphs before and after a table without rules."""
    import typst

    said = "".join(f", {name}: {value}" for name, value in options.items())
    cells = ", ".join(cell if cell.startswith("table.") else f"[#{quote(cell)}]" for row in rows for cell in row)
    source = "\n".join([
        f'#set page(paper: "{paper}", margin: 2cm, numbering: "1")',
        '#set text(font: "Libertinus Serif", size: 12pt, lang: "vi")',
        *[f"#{quote(text)}\n" for text in (*ANNEX, LONG)],
        f"#table(columns: {columns}, stroke: none{said}, {cells})",
        *[f"#{quote(text)}\n" for text in after],
    ])  # fmt: skip
    return typst.compile(source.encode())


def lines_of(data):
    text, problems = read_text(data, "a.pdf")
    assert problems == []
    return text.split("\n")


@pytest.mark.parametrize(
    "options",
    [{}, {"align": "left+horizon"}, {"align": "center+horizon"}, {"inset": "2pt"}, {"inset": "9pt"}, {"paper": "a5"}],
)
def test_columns_in_line_are_the_cells_of_a_table(options):
    found = lines_of(written(TABLE, LONG, **options))
    assert [line for line in found if line.startswith("|")] == ROWS
    assert found[-1] == LONG


def test_its_rows_are_tasks():
    plan = compile_directive(written(TABLE), "phu-luc.pdf").plan
    assert [(task.id, task.lead, task.with_, str(task.due.date)) for task in plan.tasks] == [
        ("PL.1", ("Sở Y tế",), ("Sở Giáo dục và Đào tạo",), "2026-05-19"),
        ("PL.2", ("Sở Nông nghiệp và Môi trường",), ("Sở Tài chính",), "2026-11-30"),
        ("PL.3", ("Sở Giáo dục và Đào tạo",), ("Sở Y tế",), "2026-12-15"),
    ]


def test_a_table_goes_on_from_page_to_page_without_its_heading_said_again():
    things = itertools.product(
        ("nước", "bếp", "sân", "thư viện", "lớp học", "hàng rào", "mái"), ("sạch", "chung", "mới", "cũ", "xa", "nhỏ")
    )
    rows = [
        (f"Kiểm tra {' '.join(thing)} tại các trường có bếp ăn bán trú", *TABLE[number % 3 + 1][2:])
        for number, thing in enumerate(things)
    ]
    many = [TABLE[0], *[[str(number), *row] for number, row in enumerate(rows, 1)]]
    found = [line for line in lines_of(written(many, LONG)) if line.startswith("|")]
    assert found == [f"| {' | '.join(row)} |" for row in many]


def test_rows_without_numbers_are_told_by_their_distance():
    rows = [row[1:] for row in TABLE]
    found = lines_of(written(rows, columns="(3fr, 2fr, 2fr, 2fr)", inset="8pt"))
    assert [line for line in found if line.startswith("|")] == [f"| {' | '.join(row)} |" for row in rows]


def test_the_heading_of_a_group_does_not_end_the_table():
    group = ["I", 'table.cell(colspan: 4)[#"Nhiệm vụ về nước sạch và vệ sinh của các trường học trên địa bàn tỉnh"]']
    found = [line for line in lines_of(written([TABLE[0], group, *TABLE[1:]])) if line.startswith("|")]
    assert [found[0], *found[2:]] == ROWS
    assert found[1] == "| I | Nhiệm vụ về nước sạch và vệ sinh của các trường học trên địa bàn tỉnh |  |  |  |"


def test_words_set_apart_are_no_table():
    rows = [["Nơi nhận", "Sở Y tế", "Sở Tài chính"], ["a", "b", "c"]]
    assert not any(line.startswith("|") for line in lines_of(written(rows, columns="(1fr, 1fr, 1fr)")))


def locked():
    """A PDF whose password is not the empty one."""
    data = bare_pdf(b"BT /F 12 Tf 50 700 Td (So Y te bao cao) Tj ET")
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<"
        + b"1f" * 32
        + b">/U<"
        + b"2e" * 32
        + b">>>/ID[<"
        + b"3d" * 16
        + b"><"
        + b"3d" * 16
        + b">]"
    )
    return data.replace(b"/Root 1 0 R>>", b"/Root 1 0 R" + lock + b">>")


def test_a_pdf_with_a_password_is_refused_with_one_message():
    text, problems = read_text(locked(), "a.pdf")
    assert (text, [problem.code for problem in problems]) == ("", ["file-encrypted"])


def test_a_letterhead_wider_than_the_body_breaks_no_paragraph_below_it():
    """Its columns reach over both margins; a line that begins with a number or a day goes on with its sentence."""
    import typst

    source = """
#set page(paper: "a4", margin: 3cm)
#set text(font: "Libertinus Serif", size: 13pt, lang: "vi")
#move(dx: -1cm, block(width: 17cm, grid(columns: (1fr, 1.3fr),
  [ỦY BAN NHÂN DÂN \\ TỈNH NAM HẢI \\ Số: 12/UBND-KT],
  [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \\ Độc lập - Tự do - Hạnh phúc \\ Nam Hải, ngày 02 tháng 4 năm 2026])))
#par(first-line-indent: (amount: 1cm, all: true))[Giao Sở Y tế chủ trì, cùng các xã rà soát bến đò theo Văn bản số
226/BYT-KCB-VP ngày 01/4/2026 và báo cáo Ủy ban nhân dân tỉnh trước hết ngày
15/4/2026.]
"""
    found = lines_of(typst.compile(source.encode()))
    assert found[-1].endswith(
        " số 226/BYT-KCB-VP ngày 01/4/2026 và báo cáo Ủy ban nhân dân tỉnh trước hết ngày 15/4/2026."
    )
