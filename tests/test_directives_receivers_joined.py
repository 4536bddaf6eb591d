"""Two who stand beside one another behind "cùng": both receive the result, or one does and the other works."""

import pytest

from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports


@pytest.mark.parametrize(
    ("said", "receiver", "partners"),
    [
        ("Các xã báo cáo Sở Y tế cùng Sở Xây dựng.", "Sở Y tế, Sở Xây dựng", ()),
        ("Các xã báo cáo UBND tỉnh cùng với Sở Xây dựng trước ngày 20/4/2026.", "UBND tỉnh, Sở Xây dựng", ()),
        ("Báo cáo UBND tỉnh, Sở Y tế cùng Sở Xây dựng.", "UBND tỉnh, Sở Y tế, Sở Xây dựng", ()),
        ("Báo cáo UBND tỉnh; cùng Sở Xây dựng kiểm tra bến.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Báo cáo UBND tỉnh, cùng Sở Xây dựng kiểm tra bến.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Cùng với Sở Xây dựng kiểm tra bến, báo cáo UBND tỉnh.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Cùng với Sở Xây dựng kiểm tra bến, báo cáo Sở Xây dựng.", "Sở Xây dựng", ("Sở Xây dựng",)),
    ],
)
def test_who_receives_and_who_works(said, receiver, partners):
    assert read_reports(said).report_to == receiver
    assert read_partners(said) == partners
