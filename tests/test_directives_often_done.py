"""How often work is done is no beginning of it: "Các xã có bến đò | kiểm tra bến hằng ngày"; a receiver called by its address."""

import pytest

from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    "often", ["hằng ngày.", "hằng tuần, báo cáo Sở Y tế.", "định kỳ.", "hằng ngày và báo cáo Sở Y tế."]
)
@pytest.mark.parametrize(
    ("who", "work"),
    [
        ("Các xã có bến đò", "kiểm tra bến"),
        ("Các doanh nghiệp có xe khách", "kiểm tra xe"),
        ("Các trường học có học sinh bán trú", "kiểm tra bếp ăn"),
        ("Ủy ban nhân dân các xã có rừng", "tuần tra"),
    ],
)
def test_those_who_have_something_do_what_is_done_again_and_again(who, work, often):
    assert read_subject(f"{who} {work} {often}").names == (who,)


def test_how_often_may_stand_before_the_work():
    assert read_subject("Các xã có bến đò hằng ngày kiểm tra bến.").names == ("Các xã có bến đò",)


@pytest.mark.parametrize(
    "where", ["về địa chỉ: Sở Y tế, số 5 phố Bến", "theo địa chỉ Sở Y tế (số 5 phố Bến)", "về: Sở Y tế"]
)
def test_a_receiver_may_be_called_by_its_address(where):
    assert read_reports(f"Các xã gửi báo cáo {where} trước ngày 15/12/2026.").report_to == "Sở Y tế"


def test_an_address_alone_is_no_receiver():
    assert read_reports("Các xã gửi báo cáo theo địa chỉ: số 5 phố Bến.").report_to is None
