"""Bullets that only name papers are what the work above them is about."""

from tests.reading import tasks

LETTER = """Kính gửi: Các sở, ban, ngành.

Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau:

1. {lead}

{bullets}

2. Rà soát các dự án chậm tiến độ.
"""
LAWS = """- Luật Đất đai số 31/2024/QH15 ngày 18/01/2024.

- Ý kiến chỉ đạo của Tỉnh ủy tại Văn bản số 43-CV/TU ngày 12/11/2025, các quy định tại Luật Đê điều năm 2006."""
"""Papers alone."""


def _tasks(lead, bullets):
    found = tasks(LETTER.format(lead=lead, bullets=bullets))
    return [(task.clause, str(task.due.date) if task.due else None) for task in found]


def test_studying_papers_is_one_task():
    lead = "Nghiên cứu, quán triệt và thực hiện nghiêm quy định pháp luật và chỉ đạo của Tỉnh ủy:"
    assert _tasks(lead, LAWS) == [("1", None), ("2", None)]


def test_a_short_lead_in_is_the_task_too():
    assert _tasks("Phổ biến các văn bản:", LAWS) == [("1", None), ("2", None)]


def test_a_paper_with_a_day_of_its_own_is_work_of_its_own():
    plans = """- Kế hoạch số 15/KH-UBND ngày 12/01/2026 về chuyển đổi số.

- Kế hoạch số 16/KH-UBND ngày 12/01/2026 về cải cách hành chính; báo cáo kết quả trước ngày 15/12/2026."""
    assert _tasks("Tiếp tục thực hiện:", plans) == [
        ("1.1", None),
        ("1.2", None),
        ("1.2", "2026-12-14"),
        ("2", None),
    ]
