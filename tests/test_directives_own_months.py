"""Months with a day of their own: "hằng tháng trước ngày 25, riêng tháng 12 trước ngày 20" is not twice in December."""

import pytest

from tests.first_of_two import made, told

ELEVEN = "ngày 24 hằng tháng, trừ tháng 12"
DECEMBER = "ngày 19/12 hằng năm"


@pytest.mark.parametrize(
    "said",
    [
        "Sở Tư pháp báo cáo hằng tháng trước ngày 25, riêng tháng 12 trước ngày 20.",
        "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng, riêng tháng 12 gửi trước ngày 20.",
        "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng; riêng tháng 12 trước ngày 20.",
        "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng; riêng tháng 12 gửi trước ngày 20.",
        "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng. Riêng tháng 12 gửi trước ngày 20.",
        "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng. Riêng báo cáo tháng 12 gửi trước ngày 20/12.",
        "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng, riêng kỳ báo cáo tháng 12 trước ngày 20.",
        "Hằng tháng, Sở Tư pháp gửi báo cáo trước ngày 25, riêng tháng 12 gửi trước ngày 20.",
        "Hằng tháng trước ngày 25, riêng tháng 12 trước ngày 20, Sở Tư pháp báo cáo công tác hộ tịch.",
        "Định kỳ trước ngày 25 hằng tháng, Sở Tư pháp gửi báo cáo; tháng 12 gửi trước ngày 20/12.",
    ],
)
def test_the_period_leaves_the_month_to_its_own_day(said):
    assert told(said) == ([ELEVEN, DECEMBER], [])


def test_two_months_and_a_last_day_told_apart():
    said = "Sở Tư pháp gửi báo cáo trước ngày 31 hằng tháng, riêng tháng 6 và tháng 12 trước ngày 20."
    rules, _ = told(said)
    assert rules == ["ngày 30 (hoặc ngày cuối tháng) hằng tháng, trừ tháng 6 và 12", "ngày 19/06 và 19/12 hằng năm"]


@pytest.mark.parametrize("behind", [", trừ tháng 12.", " (trừ tháng 12).", ", ngoại trừ tháng 12."])
def test_a_month_left_out_has_no_report(behind):
    assert told(f"Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng{behind}") == ([ELEVEN], [])


@pytest.mark.parametrize(
    "said",
    [
        "Sở Tư pháp tập huấn đợt 1 trong tháng 9/2026; đợt 2 trong tháng 11/2026.",
        "Sở Tư pháp trình dự thảo lần 1 chậm nhất ngày 30/9/2026; lần thứ hai chậm nhất ngày 30/11/2026.",
    ],
)
def test_a_second_round_behind_a_semicolon_is_a_part(said):
    dues = [str(one.due.date) for one in made(said).plan.tasks if one.clause == "1"]
    assert dues == ["2026-09-30", "2026-11-30"]


@pytest.mark.parametrize("own", ["tháng 12", "riêng tháng 12"])
def test_other_work_of_a_month_takes_no_report_away(own):
    rules, _ = told(
        f"Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng; {own} tổ chức hội nghị tổng kết trước ngày 20/12."
    )
    assert rules[0] == "ngày 24 hằng tháng"


def test_the_same_work_of_a_month_has_its_own_day():
    said = "Sở Tư pháp kiểm tra bến đò trước ngày 25 hằng tháng; riêng tháng 12 kiểm tra trước ngày 20."
    assert told(said) == ([ELEVEN, DECEMBER], [])


def test_another_report_leaves_nothing_out():
    said = "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng; báo cáo năm trước ngày 20/12."
    assert told(said) == (["ngày 24 hằng tháng", DECEMBER], [])


@pytest.mark.parametrize(
    "said",
    [
        "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng (riêng tháng 12 trước ngày 20).",
        "Sở Tư pháp gửi báo cáo trước ngày 25 hằng tháng. Riêng tháng 12 gửi trước ngày 20/12/2026.",
    ],
)
def test_what_cannot_be_told_apart_is_asked(said):
    rules, asked = told(said)
    assert rules[0] == "ngày 24 hằng tháng"
    assert "several-dues" in asked
