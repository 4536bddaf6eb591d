"""One of a group with a day, then the rest of it with another, without a word that tells them apart."""

import pytest

from directives.compile import compile_directive


def read(work):
    made = compile_directive(f"KẾ HOẠCH\nVề hộ nghèo\n\n1. {work}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    tasks = [one for one in made.plan.tasks if one.clause == "1"]
    shares = [(" · ".join(one.lead), one.due and f"{one.due.date:%d/%m}") for one in tasks]
    return shares, [one.code for one in made.problems if one.place.clause == "1"], tasks


@pytest.mark.parametrize(
    "mark", [", xã Ba Lòng trước", ": xã Ba Lòng trước", " (xã Ba Lòng trước", ", xã Ba Lòng thì trước"]
)
def test_the_first_day_is_that_of_the_one_named(mark):
    shares, asked, _ = read(f"UBND các xã lập danh sách{mark} ngày 10/12/2026, các xã còn lại trước ngày 20/12/2026.")
    assert shares == [("UBND các xã", None), ("xã Ba Lòng", "09/12"), ("các xã còn lại", "19/12")]
    assert asked == ["share-apart"]


def test_so_are_the_next_of_them():
    shares, asked, _ = read(
        "Các xã lập danh sách, xã A Lưới trước ngày 10/12/2026, xã Bến Quan trước ngày 12/12/2026, "
        "các xã khác trước ngày 20/12/2026."
    )
    assert shares[1:] == [("xã A Lưới", "09/12"), ("xã Bến Quan", "11/12"), ("các xã khác", "19/12")]
    assert "several-dues" not in asked


def test_who_is_named_so_receives_nothing():
    *_, tasks = read("Các sở báo cáo UBND tỉnh, Sở Y tế trước ngày 10/12/2026, các sở còn lại trước ngày 20/12/2026.")
    assert {one.report_to for one in tasks} == {"UBND tỉnh"}


def test_behind_a_semicolon_the_group_is_asked_about():
    shares, asked, _ = read(
        "UBND các xã hoàn thành, xã Ba Lòng trước ngày 10/12/2026; các xã còn lại trước ngày 20/12/2026."
    )
    assert shares == [("UBND các xã", "09/12"), ("các xã còn lại", "19/12")]
    assert asked == ["share-apart"]


def test_to_whom_it_is_done_leads_nothing():
    shares, asked, _ = read(
        "Sở Y tế cấp thuốc cho xã Ba Lòng trước ngày 10/12/2026, các xã còn lại trước ngày 20/12/2026."
    )
    assert shares == [("Sở Y tế", "19/12")]
    assert asked == ["several-dues"]


def test_the_others_of_its_kind_lead_their_own():
    shares, asked, _ = read("Sở Y tế rà soát trước ngày 10/12/2026, các sở còn lại trước ngày 20/12/2026.")
    assert shares == [("Sở Y tế", "09/12"), ("các sở còn lại", "19/12")]
    assert asked == []
