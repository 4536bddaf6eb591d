"""Those told apart by "riêng" act, or it is asked whether they do; the work is not silently that of the others before them."""

import pytest

from directives.compile import compile_directive


def made(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Các thôn rà soát hộ nghèo{work}"
    return compile_directive(paper.encode(), "a.txt")


def asked(work):
    return [one.args["said"] for one in made(work).problems if one.code == "actor-left"]


@pytest.mark.parametrize(
    "work",
    [
        ". Riêng Công an xã cho các hộ ký cam kết trước 20/12.",
        "; Công an xã cho các hộ dân ký cam kết trước 20/12.",
        ", riêng Công an xã cho người dân ký cam kết trước 20/12.",
    ],
)
def test_whoever_lets_others_sign_does_it(work):
    assert made(work).plan.tasks[-1].lead == ("Công an xã",)
    assert asked(work) == []


@pytest.mark.parametrize(
    ("work", "who"),
    [
        (". Riêng Hội Phụ nữ vào các hộ vận động trước 20/12.", "Hội Phụ nữ"),
        (". Riêng xã Tân Lập cho dân họp trước 20/12.", "xã Tân Lập"),
        (". Riêng Sở Y tế thì chờ hướng dẫn.", "Sở Y tế"),
        (", riêng Sở Y tế và Sở Nội vụ vào cuộc ngay.", "Sở Y tế; Sở Nội vụ"),
        (". Riêng đối với Sở Y tế vào cuộc trước ngày 10/12.", "Sở Y tế"),
    ],
)
def test_those_told_apart_are_asked_about(work, who):
    assert asked(work) == [who]


@pytest.mark.parametrize(
    "work",
    [
        ". Riêng Công an xã được nghỉ trực ngày 20/12.",
        ". Riêng hồ sơ của Sở Y tế thì gửi trước ngày 10/12.",
        " trước ngày 05/12, riêng xã Tân Lập trước ngày 10/12.",
        " (riêng xã Tân Lập vào từng hộ).",
        ". Riêng Sở Y tế nhất trí với đề xuất.",
        ". Trừ Công an xã vào từng hộ.",
    ],
)
def test_whoever_only_gets_something_or_has_a_day_is_not(work):
    assert asked(work) == []


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (". Hội Phụ nữ vào các hộ vận động trước 20/12.", True),
        (". Công an xã cho người trực chốt trước 20/12.", True),
        (". Phòng Kinh tế đến các hộ kiểm tra trước 20/12.", True),
        (". Hồ sơ của Phòng Kinh tế gửi trước 20/12.", False),
        (". Hội nghị tổng kết tổ chức trước 20/12.", False),
        (". Ban hành kế hoạch trước 20/12.", False),
        (". Phòng Kinh tế rà soát trước 20/12.", False),
    ],
)
def test_a_dated_part_that_opens_with_another_is_not_silently_of_those_before(work, expected):
    assert ("apart-unread" in {one.code for one in made(work).problems}) is expected
