"""Heads and ends whose lines a page of the web broke where no line ends; and days that only look like the day of effect."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from tests.reading import head

TOP = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\nSố: 12/QĐ-UBND\nSông Thao, ngày 05 tháng 3 năm 2026\n"
BODY = "\n\n1. Sở Xây dựng rà soát bến đò.\n\n2. Sở Y tế kiểm tra nước.\n"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Thời hạn ủy quyền: từ ngày Quyết định này có hiệu lực thi hành đến hết ngày 31 tháng 12 năm 2030.", 5),
        ("Thời gian ủy quyền kể từ ngày Quyết định này có hiệu lực đến ngày 28/02/2027.", 5),
        ("Bến mở trước ngày Quyết định này có hiệu lực, chậm nhất ngày 30/6/2026 phải đăng ký lại.", 5),
        ("Khi Quyết định này có hiệu lực, bến mở từ ngày 01/7/2024 được giữ nguyên.", 5),
        ("Đò đóng sau thời điểm Quyết định này có hiệu lực phải đăng ký trước ngày 15/5/2026.", 5),
    ],
)
def test_what_counts_from_the_day_of_effect_does_not_tell_it(said, day):
    text = (
        f"{TOP}\nQUYẾT ĐỊNH\nVề bến đò\n\nĐiều 1. Sở Xây dựng rà soát bến đò. {said}\n\n"
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.\n"
    )
    assert head(text).effective == dt.date(2026, 3, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "Giá vé bến đò do Chủ tịch Ủy ban nhân dân tỉnh\nquyết định.\n",
        "Mẫu vé đò nêu tại\nQuyết định\nsố 9/QĐ-BXD ngày 01/2/2026.\n",
        "Việc mở bến làm theo\nkế hoạch.\n",
        "Các bến đò đã có\nthông báo.\n",
    ],
)
def test_a_kind_alone_on_a_line_of_a_broken_sentence_is_no_title(sentence):
    text = f"SỞ XÂY DỰNG\nSố: 12/SXD-VT\nV/v giá vé đò\nSông Thao, ngày 05 tháng 3 năm 2026\n\nKính gửi: Các xã\n{sentence}{BODY}"
    found = head(text)
    assert (found.kind, found.subject) == ("cong-van", "V/v giá vé đò")


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            "VỀ VIỆC ỦY QUYỀN CHO SỞ XÂY DỰNG\nTHỰC HIỆN NHIỆM VỤ QUẢN LÝ BẾN ĐÒ",
            "Về việc ủy quyền cho Sở Xây dựng thực hiện nhiệm vụ quản lý bến đò",
        ),
        ("VỀ\nTHỰC HIỆN CHẾ ĐỘ VỚI NGƯỜI CHÈO ĐÒ", "Về thực hiện chế độ với người chèo đò"),
        ("BAN HÀNH QUY CHẾ PHỐI HỢP\nĐỂ GIỮ SẠCH BỜ SÔNG", "Ban hành quy chế phối hợp để giữ sạch bờ sông"),
        ("GIAO CHỈ TIÊU\nNHẰM GIỮ SẠCH BỜ SÔNG", "Giao chỉ tiêu nhằm giữ sạch bờ sông"),
    ],
)
def test_a_subject_in_capitals_goes_on_with_a_verb_that_opens_grounds_elsewhere(lines, subject):
    text = f"{TOP}\nQUYẾT ĐỊNH\n{lines}\nCăn cứ Luật Giao thông;\nQUYẾT ĐỊNH:\nĐiều 1. Sở Xây dựng rà soát bến đò.\n"
    assert head(text).subject == subject


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Trần Bá\nLộc", "Trần Bá Lộc"),
        ("Trần Thị Thu\nHằng", "Trần Thị Thu Hằng"),
        ("Trần Thị\nHằng", "Trần Thị Hằng"),
        ("Trần Bá Lộc\nHà", "Trần Bá Lộc"),
        ("Trần Thị Thu Hằng\nHà", "Trần Thị Thu Hằng"),
        ("Trần Bá\n\nLộc", "Trần Bá"),
        ("Trần Bá Lộc\nPHỤ LỤC", "Trần Bá Lộc"),
        ("Trần Bá Lộc\nMẫu số 1", "Trần Bá Lộc"),
    ],
)
def test_the_last_word_of_a_name_on_the_line_below(lines, name):
    text = (
        f"{TOP}\nQUYẾT ĐỊNH\nVề bến đò{BODY}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{lines}\n"
    )
    assert head(text).signer.name == name


@pytest.mark.parametrize("line", ["Nơi\nnhận:", "Nơi \nnhận:", "**Nơi\nnhận:**", "Nơi nhận:", "Noi\nnhan:"])
def test_the_line_above_the_recipients_broken_by_a_narrow_column(line):
    text = f"{TOP}\nQUYẾT ĐỊNH\nVề bến đò{BODY}\n{line}\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Bá Lộc\n"
    assert head(text).recipients == ("Như trên", "Lưu: VT")


@pytest.mark.parametrize("title", ["QUY ĐỊNH", "QUY CHẾ", "QUY TẮC"])
def test_rules_right_below_who_signed_the_decision_are_read(title):
    text = (
        f"{TOP}\nQUYẾT ĐỊNH\nVề quản lý bến đò\n\nCăn cứ Luật Giao thông đường thủy nội địa ngày 15 tháng 6 năm 2004 và các văn bản\n"
        "hướng dẫn thi hành luật ấy trên địa bàn;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này bản quản lý bến đò trên địa bàn\ntoàn tỉnh, áp dụng từ mùa nước năm nay.\n\n"
        "Điều 2. Các sở, ban, ngành; Ủy ban nhân dân các xã, phường và các tổ chức, cá nhân\n"
        "có liên quan chịu trách nhiệm thi hành Quyết định này./.\n"
        f"Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Bá Lộc\n{title}\n\nVỀ QUẢN LÝ BẾN ĐÒ\n\n"
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 của\nỦy ban nhân dân tỉnh Sông Thao\n\n"
        "Chương I\n\nTRÁCH NHIỆM\n\nĐiều 3. Trách nhiệm của Sở Xây dựng\n\n1. Rà soát bến đò.\n\n2. Kiểm tra phao cứu sinh.\n"
    )
    tasks = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [task.lead for task in tasks] == [("Sở Xây dựng",), ("Sở Xây dựng",)]
