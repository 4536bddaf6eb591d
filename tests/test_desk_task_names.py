"""The ids of tasks in words."""

import pytest

from desk.task_names import task_name


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("2.a<1.b", "điểm a khoản 2, theo điểm b khoản 1"),
        ("2.b-2", "điểm b khoản 2, phần 2"),
        ("1.a~2", "điểm a khoản 1 (2)"),
        ("2.a<1.đ~3", "điểm a khoản 2, theo điểm đ khoản 1 (3)"),
        ("bp-1", "bút phê, ý 1"),
        ("bp-1~2", "bút phê, ý 1 (2)"),
        ("bs-12", "bổ sung 12"),
        ("kết.1-2", "đoạn không số 1, phần 2"),
        ("kết.1", "đoạn không số 1"),
        ("PL.III.9-2", "khoản 9 mục III Phụ lục, phần 2"),
        ("2.a", "2.a"),
        ("II.1", "II.1"),
        ("1", "1"),
        ("bao-cao-2", "bao-cao-2"),
        ("việc~khác", "việc~khác"),
        ("", ""),
    ],
)
def test_a_code_is_said_in_words_and_a_clause_stays(key, words):
    assert task_name(key) == words


def test_in_english():
    assert task_name("bp-1", "en") == "leader's note, item 1"
    assert task_name("2.a<1.b", "en", lambda path: f"[{path}]") == "[2.a], after [1.b]"
