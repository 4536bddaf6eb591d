"""The lists of column names are their own test."""

import pytest

from directives.lexicon import lexicon
from directives.strings.folding import fold
from directives.tables.columns import assigns, columns_of, kinds

COLUMNS = lexicon("tables")["columns"]
EXAMPLES = [(example, entry["holds"]) for entry in COLUMNS for example in entry["examples"]]
OTHERS = [(at, other) for at, entry in enumerate(COLUMNS) for other in entry["others"]]


@pytest.mark.parametrize(("heading", "holds"), EXAMPLES)
def test_examples_of_the_list(heading, holds):
    assert columns_of([heading]) == {holds: 0}
    assert columns_of([f"**{heading.upper()}**"]) == {holds: 0}


@pytest.mark.parametrize(("at", "other"), OTHERS)
def test_others_of_the_list(at, other):
    assert not kinds()[at].names(fold(other))


@pytest.mark.parametrize("entry", COLUMNS)
def test_every_entry_says_why_and_is_written_folded(entry):
    assert entry["why"].endswith(".")
    every = [
        phrase
        for key, told in entry.items()
        if isinstance(told, list) and key not in ("examples", "others")
        for phrase in told
    ]
    assert every == [fold(phrase) for phrase in every]


def test_a_table_assigns_by_its_columns():
    assert assigns(columns_of(["TT", "Nội dung thực hiện", "Đơn vị thực hiện", "Ghi chú"]))
    assert assigns(columns_of(["Hoạt động", "Thời gian"]))
    assert not assigns(columns_of(["TT", "Nội dung", "Đơn vị tính", "Số lượng"]))
