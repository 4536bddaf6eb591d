"""Numbers of pages that a text file has on lines of their own."""

import pytest

from directives.structure.page_marks import without_page_marks

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
