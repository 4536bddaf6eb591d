"""Whoever is guided in later work is a partner that is asked about."""

import pytest

from directives.compile import compile_directive


def read(work):
    return compile_directive(f"KẾ HOẠCH\nVề bến đò\n\n1. {work}\n2. Sở Nội vụ tổng hợp.\n".encode(), "a.txt")


@pytest.mark.parametrize(
    ("work", "asked"),
    [
        ("Sở Xây dựng lập đề án; phối hợp, hướng dẫn Sở Tài chính bố trí vốn.", True),
        ("Sở Xây dựng lập đề án. Phối hợp, hướng dẫn UBND các xã lập danh sách.", True),
        ("Sở Xây dựng lập đề án, phối hợp chặt chẽ, hướng dẫn UBND các xã lập danh sách.", True),
        ("Sở Xây dựng lập đề án trước ngày 10/12/2026; phối hợp, giúp UBND các xã lập danh sách.", True),
        ("Lập đề án và phối hợp, hướng dẫn Sở Tài chính bố trí vốn.", True),
        ("Sở Xây dựng phối hợp, hướng dẫn UBND các xã lập danh sách.", False),
        ("Sở Xây dựng chủ trì, phối hợp, hướng dẫn UBND các xã lập danh sách.", False),
        ("Phối hợp, hướng dẫn UBND các xã lập danh sách.", False),
        ("Sở Xây dựng lập đề án; phối hợp, hỗ trợ UBND các xã lập danh sách.", False),
        ("Sở Xây dựng lập đề án; phối hợp với Sở Tài chính bố trí vốn.", False),
    ],
)
def test_who_is_guided_behind_other_work_is_asked_about(work, asked):
    codes = [one.code for one in read(work).problems if one.place.clause == "1"]
    assert ("partner-only-guided" in codes) is asked
    assert read(work).plan.tasks[0].with_
