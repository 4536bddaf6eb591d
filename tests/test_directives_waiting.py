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
    ],
)
def test_whole_work_that_waits(said, waits):
    found = compile_directive(HEAD.format(said).encode(), "a.txt").plan.tasks
    (task,) = [one for one in found if one.clause == "2"]
    assert (task.due is not None and task.due.kind == "on-event") is waits
