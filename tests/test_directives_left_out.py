"""Whom a name leaves out, one or several, stays with it: as lead, as partner, in a cell; and nobody behind them is lost."""

import pytest

from directives.sentences.partners import read_partners
from directives.sentences.subjects import read_subject
from tests.reading import tasks

HEAD = "UBND TỈNH A\nSố: 1/UBND-VX\nA, ngày 10 tháng 11 năm 2026\n\nV/v thử\n\nChủ tịch UBND tỉnh yêu cầu:\n\n"
PLAN = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu:\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Các sở, ban, ngành nộp hồ sơ trước ngày 21/12/2026, trừ Sở Ngoại vụ và Thanh tra tỉnh.",
            ("Các sở, ban, ngành, trừ Sở Ngoại vụ và Thanh tra tỉnh",),
        ),
        (
            "Các sở, ngành; UBND các xã nộp hồ sơ trước ngày 21/12/2026 (trừ Sở Ngoại vụ).",
            ("Các sở, ngành, trừ Sở Ngoại vụ", "UBND các xã"),
        ),
        ("Các sở, ngành nộp hồ sơ, trừ Công an tỉnh, trước ngày 21/12/2026.", ("Các sở, ngành, trừ Công an tỉnh",)),
        ("UBND các xã nộp hồ sơ về Sở Y tế, trừ xã Ba Bể, xã Hòa An.", ("UBND các xã, trừ xã Ba Bể, xã Hòa An",)),
    ],
)
def test_whoever_is_left_out_may_stand_behind_the_work(text, names):
    assert read_subject(text).names == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các sở gửi văn bản cho các xã, trừ xã Ba Bể.", ("Các sở",)),
        ("Giao các sở, ban, ngành kiểm tra các sở, phòng, trừ Sở Y tế.", ("các sở, ban, ngành",)),
        ("Các sở kiểm tra mọi hồ sơ, trừ hồ sơ của Thanh tra tỉnh.", ("Các sở",)),
        ("Sở Y tế kiểm tra các xã, trừ xã Ba Bể.", ("Sở Y tế",)),
    ],
)
def test_whoever_the_work_leaves_out_is_not_left_out_of_those_who_do_it(text, names):
    assert read_subject(text).names == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "UBND cấp xã, ngoại trừ xã Tân Lập, UBND phường Bến Ngự và xã Hòa An, niêm yết hồ sơ.",
            ("UBND cấp xã, ngoại trừ xã Tân Lập, UBND phường Bến Ngự và xã Hòa An",),
        ),
        ("UBND các xã, phường trừ xã Tân Lập rà soát hồ sơ.", ("UBND các xã, phường trừ xã Tân Lập",)),
        (
            "UBND các xã và các đặc khu, trừ đặc khu Hòn Sơn, rà soát hồ sơ.",
            ("UBND các xã", "các đặc khu, trừ đặc khu Hòn Sơn"),
        ),
        (
            "UBND các xã và các đặc khu, trừ đặc khu Hòn Sơn và xã Hòa An, rà soát hồ sơ.",
            ("UBND các xã, trừ xã Hòa An", "các đặc khu, trừ đặc khu Hòn Sơn"),
        ),
        ("UBND các xã, trừ xã Ba Bể, và các sở rà soát hồ sơ.", ("UBND các xã, trừ xã Ba Bể", "các sở")),
        (
            "Các sở, ngành, UBND các xã, trừ Sở Y tế, xã Hòa An, nộp hồ sơ.",
            ("Các sở, ngành, trừ Sở Y tế", "UBND các xã, trừ xã Hòa An"),
        ),
        (
            "Các sở, UBND các xã, trừ Công an tỉnh, nộp hồ sơ.",
            ("Các sở, trừ Công an tỉnh", "UBND các xã, trừ Công an tỉnh"),
        ),
        (
            "Sở Y tế, các xã, trừ xã Hòa An và xã Tân Lập, gửi báo cáo.",
            ("Sở Y tế", "các xã, trừ xã Hòa An và xã Tân Lập"),
        ),
        (
            "Trừ xã Tân Lập, phường Bến Ngự và xã Hòa An, các xã, phường nộp hồ sơ.",
            ("các xã, phường, trừ xã Tân Lập, phường Bến Ngự và xã Hòa An",),
        ),
        ("Các sở, trừ Sở Y tế, UBND các xã rà soát hồ sơ.", ("Các sở, trừ Sở Y tế", "UBND các xã")),
        ("Các sở, trừ Sở Y tế, Công an tỉnh rà soát hồ sơ.", ("Các sở, trừ Sở Y tế", "Công an tỉnh")),
        (
            "UBND các xã, phường, trừ xã Hòa An, xã Tân Lập và Sở Y tế rà soát hồ sơ.",
            ("UBND các xã, phường, trừ xã Hòa An, xã Tân Lập", "Sở Y tế"),
        ),
        (
            "UBND các xã, trừ xã Hòa An, Công an tỉnh, Sở Y tế, rà soát hồ sơ.",
            ("UBND các xã, trừ xã Hòa An", "Công an tỉnh", "Sở Y tế"),
        ),
        ("UBND các xã, trừ xã Hòa An và phường Bến Ngự rà soát.", ("UBND các xã, trừ xã Hòa An và phường Bến Ngự",)),
        ("Các sở, trừ Sở Y tế và Công an tỉnh, nộp hồ sơ.", ("Các sở, trừ Sở Y tế và Công an tỉnh",)),
        ("Các sở, ban, ngành, trừ Sở Y tế, Công an tỉnh nộp.", ("Các sở, ban, ngành, trừ Sở Y tế, Công an tỉnh",)),
        ("Các xã, phường, trừ các xã miền núi, rà soát hồ sơ.", ("Các xã, phường, trừ các xã miền núi",)),
    ],
)
def test_whoever_is_left_out_belongs_to_the_group_that_would_hold_them(text, names):
    subject = read_subject(text)
    assert subject is not None
    assert subject.names == names


def test_a_list_that_goes_on_behind_whom_it_leaves_out_is_one_task():
    found = tasks(f"{HEAD}1. UBND các xã, trừ xã Ba Bể, và các sở rà soát kho trước ngày 20/12/2026.\n")
    assert [one.lead for one in found] == [("UBND các xã, trừ xã Ba Bể", "các sở")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phối hợp với UBND các xã, trừ xã Ba Bể, kiểm tra kho.", ("UBND các xã, trừ xã Ba Bể",)),
        ("Phối hợp với các sở, UBND các xã, trừ Sở Y tế, kiểm tra kho.", ("các sở, trừ Sở Y tế", "UBND các xã")),
        (
            "Phối hợp với UBND các xã, trừ xã Ba Bể và Công an tỉnh kiểm tra.",
            ("UBND các xã, trừ xã Ba Bể", "Công an tỉnh"),
        ),
        ("Phối hợp với UBND các xã kiểm tra kho, trừ kho thuê.", ("UBND các xã",)),
    ],
)
def test_partners_leave_out_as_leads_do(text, names):
    assert read_partners(text) == names


def test_a_cell_leaves_out_several():
    group = "UBND các xã, phường, trừ xã Tân Lập, xã Hòa An"
    rows = (
        "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch:\n\nI. NHIỆM VỤ\n"
        f"| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n| 1 | Kiểm kê quầy hàng | {group} | Sở Công Thương | Quý IV/2026 |\n"
    )
    assert tasks(rows)[0].lead == (group,)


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Sở A phối hợp với các sở, UBND các xã, trừ xã Lao Bảo, và Công an tỉnh kiểm tra bến xe trước ngày 20/12/2026.",
            ("các sở", "UBND các xã, trừ xã Lao Bảo", "Công an tỉnh"),
        ),
        (
            "Sở A phối hợp với các sở, UBND các xã, và Công an tỉnh kiểm tra bến xe trước ngày 20/12/2026.",
            ("các sở", "UBND các xã", "Công an tỉnh"),
        ),
    ],
)
def test_partners_behind_whom_a_list_leaves_out_lead_nothing(text, partners):
    text = text.replace("Sở A", "Sở Xây dựng")
    taken = tasks(f"{PLAN}1. {text}\n")
    assert [(one.lead, one.with_) for one in taken] == [(("Sở Xây dựng",), partners)]


def test_a_body_with_a_part_of_its_own_is_no_partner():
    text = "Sở Xây dựng phối hợp với Sở Y tế, và Công an tỉnh chủ trì kiểm tra bến xe trước ngày 20/12/2026."
    taken = tasks(f"{PLAN}1. {text}\n")
    assert taken[-1].lead == ("Công an tỉnh",)


def test_who_is_left_out_first_is_left_out_of_committees_too():
    subject = read_subject("Trừ xã Lao Bảo, UBND các xã còn lại rà soát hồ sơ trước ngày 20/12/2026.")
    assert subject is not None
    assert subject.names == ("UBND các xã còn lại, trừ xã Lao Bảo",)
