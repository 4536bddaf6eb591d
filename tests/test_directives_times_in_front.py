"""Whoever acts, or the work, behind several times or an hour that open a sentence."""

import pytest

from directives.compile import compile_directive
from directives.sentences.subjects import opens_work

HEAD = (
    "TỈNH THANH LÂM\nSố: 12/UBND-TH\nThanh Lâm, ngày 27 tháng 11 năm 2026\nKính gửi: Các sở, ban, ngành\n"
    "Ủy ban nhân dân tỉnh yêu cầu:\n"
)


def compiled(sentence):
    return compile_directive(f"{HEAD}1. {sentence}\n2. Rà soát hồ sơ.\n".encode(), "x.txt")


@pytest.mark.parametrize(
    "times",
    [
        "Từ 04/02/2027, hằng ngày",
        "Từ ngày 04/02/2027, hằng ngày",
        "Hằng tháng, trước ngày 15, từ tháng 01/2027,",
        "Hằng tuần (từ ngày 01/12/2026 đến ngày 31/12/2026),",
        "17 giờ hằng ngày,",
        "17 giờ hằng ngày",
        "17h00 hằng ngày,",
        "Vào 17 giờ hằng ngày,",
        "Trước 17 giờ hằng ngày",
        "Trước 16g30 hằng ngày,",
        "Chậm nhất 17 giờ thứ Sáu hằng tuần,",
        "Hằng ngày trước 7 giờ",
        "Hằng ngày lúc 7 giờ",
        "Mỗi ngày vào lúc 16 giờ",
        "Hằng tuần trước thứ Sáu",
        "Hằng tuần, trước thứ Sáu",
        "Hằng tháng trước ngày 25",
        "Định kỳ hằng tháng trước ngày 25",
        "Hằng tháng chậm nhất vào ngày 25",
        "Hằng tháng từ ngày 20 đến ngày 25",
        "Hằng quý trước ngày 20 tháng cuối quý",
        "Hằng năm trước ngày 15/12",
    ],
)
def test_whoever_stands_behind_the_times_leads(times):
    read = compiled(f"{times} Ủy ban nhân dân các xã báo cáo kết quả.")
    (task,) = (one for one in read.plan.tasks if one.clause == "1")
    assert (task.lead, task.title) == (("Ủy ban nhân dân các xã",), "Báo cáo kết quả")
    assert task.due is not None
    assert task.due.kind == "recurring"
    assert not [one.code for one in read.problems if one.place.clause == "1"]


@pytest.mark.parametrize(
    "times",
    [
        "Hằng tháng, trước ngày 15, từ tháng 01/2027,",
        "Trước 17 giờ hằng ngày,",
        "Từ 04/02/2027, hằng ngày",
        "Hằng tháng trước ngày 25",
        "Hằng ngày trước 7 giờ",
    ],
)
def test_work_that_names_nobody_behind_the_times_is_work(times):
    read = compiled(f"{times} tổng hợp số liệu.")
    assert [task.lead for task in read.plan.tasks if task.clause == "1"] == [("Các sở, ban, ngành",)]
    assert not [one.code for one in read.problems if one.place.clause == "1"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong 10 ngày kể từ ngày nhận ý kiến của Sở Tư pháp, Sở Y tế trả lời.",
        "Từ ngày nhận hồ sơ của Sở Tư pháp, Sở Y tế trả lời trong 10 ngày.",
    ],
)
def test_a_name_that_goes_on_with_the_time_leads_nothing(sentence):
    assert [task.lead for task in compiled(sentence).plan.tasks if task.clause == "1"] == [("Sở Y tế",)]


def test_a_span_of_years_that_ends_the_name_of_a_programme_opens_no_work():
    said = "Từ năm 2026 đến năm 2030 ban hành kèm theo Quyết định số 9/QĐ-UBND."
    assert not opens_work(said)
    assert opens_work("Từ 04/02/2027, hằng ngày tổng hợp số liệu.")


@pytest.mark.parametrize("within", ["trong thời hạn 10 ngày làm việc", "trong thời hạn 05 ngày", "trong vòng 10 ngày"])
def test_a_receiver_before_a_term_is_a_whole_name(within):
    read = compiled(f"Sở Y tế báo cáo UBND tỉnh {within} kể từ ngày nhận được văn bản này.")
    assert [task.report_to for task in read.plan.tasks if task.clause == "1"] == ["UBND tỉnh"]
    assert not [one.code for one in read.problems if one.place.clause == "1"]
