"""Work that waits for something is due each time that happens; a word about the last of several works is no deadline of all."""

import pytest

from directives.compile import compile_directive

HEAD = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã ven sông:\n1. Rà soát kè đá.\n2. {}\n"


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("Sở Y tế, Sở Tài chính xuất cấp phương tiện, thuốc, vật tư, trang thiết bị khi có yêu cầu của các xã.", True),
        ("Sở Y tế cử đội phản ứng nhanh khi có yêu cầu.", True),
        ("Báo cáo kết quả phong trào khi tổng kết đợt thi đua.", True),
        ("Hạ thấp mực nước các hồ chứa khi dự báo có mưa lớn.", True),
        ("Rà soát kịch bản, bố trí lực lượng, hỗ trợ các xã khi có yêu cầu.", False),
        ("Bố trí phương tiện, kiểm tra kho thuốc, chuẩn bị vật tư, cử người trực khi có yêu cầu.", False),
        ("Rà soát các hộ dân khi đi biển.", False),
        ("Cử chuyên gia giúp các xã đánh giá kè đá khi địa phương đề nghị.", True),
        ("Chi cục Thủy lợi đo mực nước, công bố số liệu sau mỗi trận lũ.", True),
        ("Chuẩn bị tàu chở nước; điều tàu khi Ủy ban nhân dân xã có yêu cầu.", False),
    ],
)
def test_whole_work_that_waits(said, waits):
    found = compile_directive(HEAD.format(said).encode(), "a.txt").plan.tasks
    (task,) = [one for one in found if one.clause == "2"]
    assert (task.due is not None and task.due.kind == "on-event") is waits


@pytest.mark.parametrize(
    ("case", "waits"),
    [
        ("Khi có đề nghị của xã, Công an tỉnh xây dựng phương án bảo vệ.", [None, "on-event"]),
        ("Trường hợp hộ dân không nhận đất, Công an tỉnh lập biên bản.", [None, "on-event"]),
        ("Khi có đề nghị của hộ dân, xây dựng phương án bảo vệ.", [None]),
    ],
)
def test_a_sentence_of_another_body_that_waits_is_due_then(case, waits):
    """It had no date: a case that opens a sentence was taken for one in the work before."""
    said = f"Ủy ban nhân dân xã đối thoại với các hộ dân. {case}"
    tasks = compile_directive(HEAD.format(said).encode(), "a.txt").plan.tasks
    assert [one.due and one.due.kind for one in tasks if one.clause == "2"] == waits
