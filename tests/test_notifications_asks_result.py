"""Who does just what a mail asks of him is in time: of what is near or past its day the result is asked for, received or not."""

import datetime as dt

import pytest

from plans.stages import Stage
from tests.notified import CONTACT, DAY, OFFICER, at, line
from tests.test_notifications_render import letters

RESULT = {
    "past": "báo cáo hoàn thành kèm văn bản đã ký",
    "today": "hoàn thành và báo cáo kết quả trong hôm nay",
    "near": "chuẩn bị kết quả để gửi đúng hạn",
}


def asked(lines, day=DAY):
    """What a contact's mail of one line asks for; None where there is no mail."""
    letter = letters(lines, day=day).get(CONTACT)
    return letter and letter.text.split("Đề nghị hôm nay: ", 1)[1].split("\n", 1)[0]


@pytest.mark.parametrize("officer", [None, OFFICER])
@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.EXECUTE])
@pytest.mark.parametrize("given", [1, 2, 40])
def test_what_is_near_or_past_its_day_is_asked_for_whatever_was_done_of_it(stage, officer, given):
    opened = at(DAY - dt.timedelta(days=given))
    told = 0
    for left in range(-40, 8):
        one = line(DAY + dt.timedelta(days=left), stage=stage, officer_id=officer, opened_at=opened, changed_at=opened)
        said = asked([one])
        if said is None:
            continue
        told += 1
        assert RESULT["past" if left < 0 else "near" if left else "today"] in said, (left, said)
        assert ("tiếp nhận" in said) is (stage is Stage.DRAFT), (left, said)
        assert ("phân công người thụ lý" in said) is (officer is None), (left, said)
    assert told > 4


def test_what_is_due_within_the_week_stands_as_due_soon_and_what_is_far_to_be_received():
    opened = at(DAY - dt.timedelta(days=1))
    new = {"stage": Stage.DRAFT, "officer_id": None, "opened_at": opened, "changed_at": opened}
    for left, heading, words in ((7, "SẮP ĐẾN HẠN", "01 sắp đến hạn"), (8, "CHỜ TIẾP NHẬN", "01 chờ tiếp nhận")):
        letter = letters([line(DAY + dt.timedelta(days=left), **new)])[CONTACT]
        assert f"\nI. {heading}" in letter.text
        assert letter.subject.endswith(words)
    assert asked([line(DAY + dt.timedelta(days=8), **new)]) == "tiếp nhận và phân công người thụ lý."
    assert asked([line(**new)]) == "tiếp nhận và phân công người thụ lý."
