"""The lists of column names are their own test."""

import pytest

from directives.lexicon import lexicon
from directives.tables.columns import assigns, columns_of

EXAMPLES = [(example, entry["holds"]) for entry in lexicon("tables")["columns"] for example in entry["examples"]]


@pytest.mark.parametrize(("heading", "holds"), EXAMPLES)
def test_examples_of_the_list(heading, holds):
    assert columns_of([heading]) == {holds: 0}
    assert columns_of([f"**{heading.upper()}**"]) == {holds: 0}


def test_a_table_assigns_by_its_columns():
    assert assigns(columns_of(["TT", "Nội dung thực hiện", "Đơn vị thực hiện", "Ghi chú"]))
    assert assigns(columns_of(["Hoạt động", "Thời gian"]))
    assert not assigns(columns_of(["TT", "Nội dung", "Đơn vị tính", "Số lượng"]))
