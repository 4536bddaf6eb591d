"""The subject behind a number and its day in the news, one who also charges, degrees of signers, when a programme takes effect."""

import datetime as dt

import pytest

from directives.compile import compile_directive

NEWS = """Thủ tướng yêu cầu chống rét

08/01/2026 19:42

(BNV) - Thủ tướng Chính phủ vừa ký Công điện số 04/CĐ-TTg ngày 08/01/2026{of} về việc chống rét cho đàn bò.

Thủ tướng yêu cầu Bộ Y tế rà soát kho thuốc. {also}

Minh Hà
"""


@pytest.mark.parametrize("of", ["", " của Thủ tướng Chính phủ"])
def test_the_subject_stands_behind_number_and_day(of):
    directive = compile_directive(NEWS.format(of=of, also="").encode(), "a.txt").plan.directive
    assert (directive.issued, directive.subject) == (dt.date(2026, 1, 8), "Về việc chống rét cho đàn bò")


@pytest.mark.parametrize(
    ("also", "lead"),
    [
        ("Thủ tướng cũng giao Bộ Công Thương rà soát lưới điện.", "Bộ Công Thương"),
        ("Thủ tướng đồng thời giao Bộ Công Thương rà soát lưới điện.", "Bộ Công Thương"),
        ("Bộ Công Thương cũng được giao rà soát lưới điện.", "Bộ Công Thương"),
        ("Bộ Công Thương còn được yêu cầu rà soát lưới điện.", "Bộ Công Thương"),
    ],
)
def test_whoever_is_also_charged_has_work(also, lead):
    plan = compile_directive(NEWS.format(of="", also=also).encode(), "a.txt").plan
    assert [task.lead for task in plan.tasks] == [("Bộ Y tế",), (lead,)]


PROGRAMME = """UBND TỈNH SÔNG THAO
SỞ Y TẾ
Số: 5/CTr-SYT
Sông Thao, ngày 16 tháng 3 năm 2026

CHƯƠNG TRÌNH
Phòng bệnh mùa mưa

Sở Y tế yêu cầu các trạm y tế:

1. {work}

Chương trình này có hiệu lực từ ngày ký, được lập thành 06 bản.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

{name}
"""


@pytest.mark.parametrize(
    "name",
    [
        "Bác sĩ Vũ Thị Lam",
        "Bác sĩ chuyên khoa II Vũ Thị Lam",
        "BSCKII. Vũ Thị Lam",
        "BS.CKII Vũ Thị Lam",
        "Ths. Vũ Thị Lam",
        "Thạc sỹ Vũ Thị Lam",
        "Trung tá Vũ Thị Lam",
    ],
)
def test_a_degree_is_no_part_of_the_name(name):
    directive = compile_directive(
        PROGRAMME.format(work="Rà soát kho thuốc.", name=name).encode(), "a.txt"
    ).plan.directive
    assert directive.signer is not None
    assert directive.signer.name == "Vũ Thị Lam"
    assert directive.effective == dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    ("work", "found"),
    [
        (
            "Năm 2027 Sở Tài chính chủ trì tổ chức sơ kết; năm 2028 Sở Nội vụ chủ trì tổ chức tổng kết.",
            [("Sở Tài chính", "2027-12-31"), ("Sở Nội vụ", "2028-12-31")],
        ),
        (
            "Quý II năm 2026 Sở Tài chính tổ chức sơ kết; quý III năm 2026, Sở Nội vụ tổng kết.",
            [("Sở Tài chính", "2026-06-30"), ("Sở Nội vụ", "2026-09-30")],
        ),
        ("Năm 2026, các trạm y tế tiếp tục rà soát kho thuốc.", [("các trạm y tế", None)]),
    ],
)
def test_a_year_or_a_quarter_in_front_is_when_whoever_is_named_acts(work, found):
    tasks = compile_directive(PROGRAMME.format(work=work, name="Vũ Thị Lam").encode(), "a.txt").plan.tasks
    assert [(task.lead[0], str(task.due.date) if task.due else None) for task in tasks] == found
