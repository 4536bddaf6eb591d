"""Whom a name leaves out is left out: "UBND các xã, trừ xã A" is the group without A, in bindings a slug behind a dash."""

import datetime as dt
import time

import pytest

from plans.binding import bind_plan
from plans.directory import Jurisdiction
from plans.left_out import but_for, come_and_gone, left_out
from tests.registries import a_plan, codes, directory

__all__ = ["directory"]
PROVINCE, NOW, TODAY = Jurisdiction("province", "thai-nguyen-ubnd"), dt.date(2026, 11, 1), dt.date(2026, 11, 2)
ISSUER = "Ủy ban nhân dân tỉnh Thái Nguyên"
COMMUNES, OF_ONE_KIND = "ubnd-cap-xa", "ubnd-cac-xa"
BA_BE, CHO_RA, DUC_XUAN = (f"thai-nguyen-{one}" for one in ("xa-ba-be", "xa-cho-ra", "phuong-duc-xuan"))
POLICE, HEALTH = "thai-nguyen-cong-an", "thai-nguyen-so-y-te"


def bound(directory, *leads, **changes):
    return bind_plan(a_plan(*leads, issuer=ISSUER, issued=NOW, **changes), directory, None, TODAY)


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("UBND các xã, phường, trừ xã Ba Bể", (BA_BE,)),
        ("UBND các xã (trừ xã Ba Bể)", (BA_BE,)),
        ("UBND các xã (trừ Ba Bể)", (BA_BE,)),
        ("UBND các xã trừ Ba Bể, Chợ Rã", (BA_BE, CHO_RA)),
        ("UBND các xã, ngoại trừ xã Ba Bể, xã Chợ Rã", (BA_BE, CHO_RA)),
        ("UBND các xã, phường (không bao gồm xã Ba Bể và phường Đức Xuân)", (BA_BE, DUC_XUAN)),
        ("UBND các xã không kể các xã Ba Bể, Chợ Rã", (BA_BE, CHO_RA)),
        ("Chủ tịch UBND các xã, phường, trừ UBND xã Ba Bể", (BA_BE,)),
    ],
)
def test_the_group_is_bound_without_those(directory, name, gone):
    of, whole = (
        (COMMUNES, "UBND các xã, phường") if "phường," in name or "phường (" in name else (OF_ONE_KIND, "UBND các xã")
    )
    assert directory.lookup(name, PROVINCE, NOW).slugs == (of, *(f"-{one}" for one in gone))
    made, problems = bound(directory, name)
    assert made.plan.bindings[name] == (of, *(f"-{one}" for one in gone))
    everybody = bound(directory, whole)[0].units([whole])
    assert made.units([name]) == tuple(one for one in everybody if one not in gone)
    assert "left-out" not in " ".join(codes(problems))


def test_bodies_beside_communes_are_left_out_too(directory):
    name = "Các sở, ban, ngành trừ Công an tỉnh, Sở Y tế"
    assert directory.lookup(name, PROVINCE, NOW).slugs == ("cac-so-ban-nganh", f"-{POLICE}", f"-{HEALTH}")


@pytest.mark.parametrize(
    "name",
    [
        "UBND các xã, trừ xã Không Có",
        "UBND các xã, trừ xã Ba Bể, xã Không Có",
        "Các sở, ban, ngành (trừ các đơn vị liên quan)",
        "Sở Y tế, trừ Sở Nội vụ",
    ],
)
def test_where_one_of_them_is_not_known_nobody_is_bound_and_no_group_offered(directory, name):
    made, problems = bound(directory, name)
    assert made.units([name]) == ()
    asked = next(one for one in problems if one.code == "left-out-unknown")
    assert "candidates" not in asked.args, "a press would give it to those left out"


def test_one_that_is_no_part_of_the_group_is_asked_about(directory):
    name = "Các sở trừ Công an tỉnh"
    made, problems = bound(directory, name)
    assert codes(problems).count("left-out-not-among") == 1
    assert made.units([name]) == bound(directory, "Các sở")[0].units(["Các sở"])


def test_bindings_say_it_with_a_dash(directory):
    made, problems = bound(directory, "Các nơi ấy", bindings={"Các nơi ấy": (COMMUNES, HEALTH, f"-{BA_BE}")})
    assert HEALTH in made.units(["Các nơi ấy"])
    assert BA_BE not in made.units(["Các nơi ấy"])
    assert "binding-unknown" not in codes(problems)
    _, problems = bound(directory, "Các nơi ấy", bindings={"Các nơi ấy": (COMMUNES, "-khong-co")})
    assert "binding-unknown" in codes(problems)


def test_a_group_is_left_out_whole(directory):
    made, _ = bound(directory, "Mọi nơi", bindings={"Mọi nơi": (COMMUNES, HEALTH, f"-{COMMUNES}")})
    assert made.units(["Mọi nơi"]) == (HEALTH,)


def test_those_charged_by_the_document_are_its_leads_without_those_left_out(directory):
    all_of_them, but = "Các cơ quan được giao nhiệm vụ tại Kế hoạch này", "UBND các xã, phường, trừ xã Ba Bể"
    made, _ = bound(directory, but, "xã Ba Bể", all_of_them)
    assert set(made.units([all_of_them])) == {*made.units([but]), BA_BE}
    again, _ = bind_plan(made.plan, directory, None, TODAY)
    assert set(again.units([all_of_them])) == {*made.units([but]), BA_BE}, "bound anew it means the same"


def test_a_name_loses_one_more():
    assert but_for("UBND các xã, phường", ["xã Ba Bể"]) == "UBND các xã, phường (trừ xã Ba Bể)"
    assert but_for("UBND các xã, trừ xã Ba Bể", ["xã Chợ Rã"]) == "UBND các xã (trừ xã Ba Bể, xã Chợ Rã)"


def test_who_is_left_out_is_gone_and_comes_back():
    assert come_and_gone(("g", "a"), ("g", "-b", "c")) == (["c"], ["a", "b"])
    assert come_and_gone(("g", "-b"), ("g",)) == (["b"], [])


@pytest.mark.parametrize(
    "name",
    [
        "A " + "trừ x " * 10_000 + "(",
        "A trừ x" + ", " * 10_000 + "(",
        "A" + " " * 20_000 + "trừ x (",
        "A trừ x" + " " * 20_000 + "(",
        "A " + "(trừ x " * 10_000,
    ],
    ids=["words", "commas", "blanks before", "blanks behind", "brackets"],
)
def test_a_name_of_any_length_is_read_at_once(name):
    """Names come from plan files, which anybody may send."""
    begun = time.process_time()
    left_out(name)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("name", "whole", "but"),
    [
        ("UBND các xã , trừ  xã A,", "UBND các xã", "xã A"),
        ("UBND các xã (cũ), trừ xã A", "UBND các xã (cũ)", "xã A"),
        ("UBND các xã (trừ xã A ) ,", "UBND các xã", "xã A"),
        ("UBND các xã trừ xã A (trừ xã B)", "UBND các xã trừ xã A", "xã B"),
    ],
)
def test_a_name_is_parted_from_whom_it_leaves_out(name, whole, but):
    assert left_out(name) == (whole, but)


def test_a_name_that_is_nothing_but_an_exception_leaves_out_nobody():
    assert left_out("trừ xã A") is None
    assert left_out("UBND các xã, trừ xã A (cũ)") is None
