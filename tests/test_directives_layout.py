"""Blocks and lines of a page to text: rows with bars, paragraphs joined where the line before is full, margins dropped."""

from directives.formats.blocks import Cell, Paragraph, Table, cell_text, write_blocks
from directives.formats.pdf_lines import Run, paragraphs, read_lines, without_margins

# --- what stands in a block


def test_two_heading_rows_are_one():
    left, above = Cell("", "left"), Cell("", "above")
    rows = (
        (Cell("TT"), Cell("Nhiệm vụ"), Cell("Cơ quan"), left),
        (above, above, Cell("Chủ trì"), Cell("Phối hợp")),
        (Cell("1"), Cell("Khảo sát"), Cell("Sở Y tế"), Cell("Sở Nội vụ")),
    )
    assert write_blocks([Table(rows)]).split("\n")[0] == "| TT | Nhiệm vụ | Cơ quan Chủ trì | Cơ quan Phối hợp |"


def test_bars_in_cells_break_no_row_and_names_below_one_another_are_parted():
    assert write_blocks([Table(((Cell("a|b"), Cell("c\nd")),))]) == "| a/b | c d |"
    assert cell_text(["Sở Y tế", "Sở Nội vụ,", "các xã"]) == "Sở Y tế; Sở Nội vụ, các xã"


def test_titles_stand_together_paragraphs_apart():
    blocks = [Paragraph("CHỈ THỊ", True), Paragraph("Về nước sạch", True), Paragraph("Một."), Paragraph("Hai.")]
    assert write_blocks(blocks) == "CHỈ THỊ\nVề nước sạch\n\nMột.\n\nHai."


# --- lines of a page


def line(text, left=57.0, right=538.0, base=700.0):
    width = (right - left) / len(text)
    runs, at = [], left
    for piece in text.split():
        runs.append(Run(f"{piece} ", at, at + width * len(piece), base, 13.0))
        at += width * (len(piece) + 1)
    return runs


def test_lines_join_only_where_the_line_before_is_full():
    runs = line("Sở Y tế chủ trì kiểm tra nguồn nước của các trường học trên địa bàn") + line("tỉnh.", 57, 90, 683)
    runs += line("b) Báo cáo kết quả.", 57, 160, 666)
    lines = read_lines(runs)
    assert [one.text for one in paragraphs(lines)] == [
        "Sở Y tế chủ trì kiểm tra nguồn nước của các trường học trên địa bàn tỉnh.",
        "b) Báo cáo kết quả.",
    ]


def test_a_number_broken_at_its_dash_stays_whole():
    runs = line("theo Nghị quyết của Tỉnh ủy và Công văn hướng dẫn số 43-") + line(
        "CV/TU ngày 05/5/2026.", 57, 200, 683
    )
    assert paragraphs(read_lines(runs))[0].text.endswith("số 43-CV/TU ngày 05/5/2026.")


def test_a_page_laid_askew_has_the_same_lines():
    words = [line("chữ " * 12, base=700 - 17 * row) for row in range(4)]
    askew = [run._replace(base=run.base + 0.02 * run.left) for row in words for run in row]
    assert len(read_lines(askew)) == 4


def test_page_numbers_and_signers_stamps_are_dropped_and_marks_kept():
    pages = [
        read_lines(
            line("MẬT", base=800)
            + line(f"Lời văn {'abcd'[n - 1]}", base=700)
            + line("Ký bởi: Văn thư", base=60)
            + line(f"{n}", base=30)
        )
        for n in range(1, 5)
    ]
    assert [[one.text for one in page] for page in without_margins(pages)] == [
        ["MẬT", f"Lời văn {'abcd'[n - 1]}"] for n in range(1, 5)
    ]


def item(label, text, base, right=538.0):
    """A line of a list, its label hanging before the words."""
    return line(label, 57, 66, base) + line(text, 75, right, base)


def test_an_item_with_a_hanging_label_goes_on_below_its_words_and_a_label_behind_a_full_stop_begins_another():
    runs = item("1.", "Kiểm tra các bến đò trước mùa mưa của các xã ven sông; thời gian trong tháng", 700)
    runs += line("4/2027, báo cáo.", 75, 160, 683)
    runs += item("2.", "Lập sổ các bến đò và các chủ đò của các xã ven sông, gửi về Sở Xây dựng.", 666)
    runs += line("II. Kinh phí", 57, 130, 649)
    runs += line("Sở Tài chính bố trí.", 57, 160, 632)
    assert [one.text.split()[0] for one in paragraphs(read_lines(runs))] == ["1.", "2.", "II.", "Sở"]
