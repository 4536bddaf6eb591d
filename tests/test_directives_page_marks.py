"""Numbers of pages that a text file has on lines of their own."""

import pytest

from directives.structure.page_marks import without_note_marks, without_page_marks

LINE = "các cơ quan, đơn vị thường xuyên theo dõi, nắm tình hình và kịp thời xử lý"
PAGE = [LINE] * 30


def paper(*numbers):
    return "\n".join(line for number in numbers for line in (*PAGE, number)) + "\n" + "\n".join(PAGE)


@pytest.mark.parametrize("numbers", [("2", "3"), ("1", "2", "3"), ("- 2 -", "- 3 -"), ("Trang 2/4", "Trang 3/4")])
def test_numbers_that_count_pages_amid_sentences_are_dropped(numbers):
    assert without_page_marks(paper(*numbers)).split("\n") == PAGE * (len(numbers) + 1)


@pytest.mark.parametrize("numbers", [("2",), ("2", "4"), ("15", "16"), ("2", "2")])
def test_other_numbers_stay(numbers):
    assert without_page_marks(paper(*numbers)) == paper(*numbers)


def test_numbers_of_rows_stay():
    rows = "\n".join(f"{number}\nSở Y tế\nRà soát hồ sơ\nTháng 12/2026" for number in range(1, 40))
    assert without_page_marks(rows) == rows
    wide = "\n".join(f"{number}\n" + "\n".join(["Rà soát hồ sơ của trạm."] * 20) for number in range(1, 5))
    assert without_page_marks(wide) == wide


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Bộ Nội vụ¹ hướng dẫn, định kỳ hằng năm¹².", "Bộ Nội vụ hướng dẫn, định kỳ hằng năm."),
        ("trước ngày 15/4/2026³.", "trước ngày 15/4/2026."),
        ("rộng 10m², 5 km² (m²), chứa 3 m³, nặng 10³ kg", "rộng 10m², 5 km² (m²), chứa 3 m³, nặng 10³ kg"),
        ("san lấp 1,2 tr.m², sâu 3 dặm², 4 hm²", "san lấp 1,2 tr.m², sâu 3 dặm², 4 hm²"),
    ],
)
def test_marks_of_notes_as_small_figures_are_dropped_and_units_stay(printed, read):
    assert without_note_marks(printed) == read


def test_the_number_of_a_page_before_a_letter_that_follows_on_is_no_part_of_it():
    assert without_page_marks("a) Một.\nb) Hai.\n2 c) Ba.\nd) Bốn.") == "a) Một.\nb) Hai.\nc) Ba.\nd) Bốn."
    for other in ("a) Một.\n2 c) Ba.", "2 c) Ba."):
        assert without_page_marks(other) == other
