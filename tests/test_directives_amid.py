"""Who acts: before words of when and in which case, behind the end of an event, below its smallest places, under a double name."""

import pytest

from directives.compile import compile_directive
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize("who", ["Đoàn kiểm tra", "Sở Y tế", "Tổ công tác liên ngành"])
@pytest.mark.parametrize(
    "amid",
    [
        "trong quá trình làm việc nếu phát hiện vi phạm thì báo cáo kịp thời.",
        "trong quá trình kiểm tra, nếu có sai sót, chậm trễ hoặc phát hiện vi phạm thì lập biên bản.",
        "trong thời gian trực khi phát hiện cháy thì báo ngay cho công an.",
    ],
)
def test_when_and_in_which_case_may_stand_behind_who_acts(who, amid):
    assert read_subject(f"{who} {amid}").names == (who,)


@pytest.mark.parametrize(
    "event",
    [
        "Kết thúc đợt kiểm tra",
        "Kết thúc cuộc bầu cử",
        "Kết thúc mỗi quý",
        "Kết thúc năm 2026",
        "Kết thúc giai đoạn chuẩn bị",
    ],
)
@pytest.mark.parametrize(
    "does",
    [" tổng hợp kết quả", ", chịu trách nhiệm tổng hợp kết quả", " họp bình xét để đề nghị Sở Nội vụ khen thưởng"],
)
def test_the_end_of_an_event_stands_before_who_acts(event, does):
    assert read_subject(f"{event}, Sở Y tế{does}.").names == ("Sở Y tế",)


def test_to_end_something_is_work():
    assert read_subject("Kết thúc việc thu phí đò ngang trước ngày 30/4/2026.") is None


@pytest.mark.parametrize(
    "places", ["các tổ dân phố", "các khu phố", "các thôn", "các ấp", "các khóm", "các đặc khu", "các khu dân cư"]
)
@pytest.mark.parametrize("body", ["Ban công tác Mặt trận", "Chi hội Phụ nữ", "Chi bộ"])
def test_a_body_of_several_small_places_is_one(body, places):
    assert read_subject(f"{body} {places} vận động nhân dân dọn bến.").names == (f"{body} {places}",)


@pytest.mark.parametrize(
    "name", ["Đoàn kiểm tra, giám sát", "Tổ kiểm tra, giám sát", "Đoàn giám sát, khảo sát", "Đoàn kiểm tra, đánh giá"]
)
def test_a_team_named_after_both_its_works(name):
    assert read_subject(f"{name} làm việc với các bến đò.").names == (name,)


def test_a_case_is_no_task_of_its_own_and_money_none():
    text = (
        "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề bến đò\n\n"
        "1. Sở Y tế họp trực tiếp với các xã. Trong trường hợp không họp được, tổ chức họp trực tuyến.\n"
        "2. Kinh phí phục vụ việc kiểm tra bến đò được thực hiện theo quy định của tỉnh.\n"
    )
    assert [(one.clause, one.part) for one in compile_directive(text.encode(), "a.txt").plan.tasks] == [("1", 1)]


@pytest.mark.parametrize("who", ["các xã", "Sở Y tế"])
@pytest.mark.parametrize(
    "when",
    [
        "Định kỳ hằng tháng (trước ngày 25)",
        "Định kỳ hằng năm (trước ngày 15/12)",
        "Định kỳ hằng quý (trước ngày 20 tháng cuối quý)",
        "Định kỳ hằng tuần (thứ Bảy)",
        "Định kỳ hằng tuần (thứ Bảy, Chủ nhật)",
        "Hằng tuần (thứ Ba, thứ Năm)",
    ],
)
def test_a_day_in_brackets_behind_its_period_stands_before_who_acts(when, who):
    assert read_subject(f"{when} {who} tổ chức vệ sinh bến đò.").names == (who,)


@pytest.mark.parametrize(
    "where", ["điện thoại: 0900000000", "email: so@x.vn", "địa chỉ: số 5 phố Bến", "hotline: 1900.1234"]
)
def test_a_colon_inside_brackets_ends_no_case(where):
    text = f"Nếu có vướng mắc, các xã phản ánh về Sở Y tế ({where}) để được hướng dẫn."
    assert read_subject(text).names == ("các xã",)
