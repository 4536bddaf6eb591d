"""What has to be done about a matter ("việc X phải ..."): by a day it is work; how it has to be is asked about."""

import pytest

from directives.compile import compile_directive
from tests.reading import CANALS


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Việc thu phí phải niêm yết công khai.", True),
        ("Công tác tiêm phòng phải bảo đảm an toàn.", True),
        ("Việc nạo vét cống phải xong trước ngày 20/4/2026.", False),
    ],
)
def test_a_matter_without_its_day_is_perhaps_no_task(said, asked):
    read = compile_directive((CANALS + said).encode(), "a.txt")
    assert any(one.code in ("perhaps-no-task", "perhaps-a-task") for one in read.problems) is asked
