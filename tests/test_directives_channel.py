"""The channel for difficulties: a sentence that says whom to tell of them, and nothing else."""

import pytest

from directives.structure.parts import is_channel


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Trong quá trình thực hiện, nếu có khó khăn, vướng mắc báo cáo Sở Xây dựng.", True),
        ("Kịp thời phản ánh về Sở Xây dựng khi có vướng mắc phát sinh.", True),
        (
            "Đôn đốc các xã di dời hộ dân, tháo gỡ vướng mắc phát sinh, trường hợp vượt thẩm quyền báo cáo Sở Xây dựng.",
            False,
        ),
        ("Hướng dẫn các xã tháo gỡ khó khăn khi có vướng mắc, báo cáo Sở Xây dựng.", False),
    ],
)
def test_work_that_ends_with_whom_to_ask_is_none(sentence, channel):
    assert is_channel(sentence) is channel
