"""More time through the interface for programs: asked for, waiting for whom, answered; and in the lists and files of all."""

import pytest

from desk.exporting import COLUMNS
from tests.pressing import app
from tests.programs import Caller

__all__ = ["app"]
ASKED = {"until": "2026-10-15", "ground": "beyond", "reason": "Chờ hướng dẫn của Bộ", "paper": "12/SNV-VP"}


def version(app):
    return Caller(app, "an").read("/assignments/1")["version"]


def test_the_whole_way(app):
    an, dung = Caller(app, "an"), Caller(app, "dung")
    assert an.read("/assignments/1")["time_acts"] == ["ask"]
    made = an.post("/assignments/1/more-time", ASKED | {"version": 1})
    assert made.status_code == 201
    assert (made.json()["asked_until"], made.json()["time_acts"]) == ("2026-10-15", ["withdraw"])
    (waiting,) = dung.read("/more-time")
    assert (waiting["assignment"]["id"], waiting["asked"]["reason"], waiting["nth"]) == (1, ASKED["reason"], 1)
    assert Caller(app, "hoa").read("/more-time") == []
    assert dung.read("/assignments/1")["time_acts"] == ["answer"]
    act = {"act": "agree", "until": "2026-10-09", "version": version(app)}
    refused = dung.post("/assignments/1/more-time/answer", act)
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "extension-other-day")
    done = dung.post("/assignments/1/more-time/answer", act | {"note": "Kịp họp giao ban"}).json()
    assert (done["last_day"], done["extended_from"]) == ("2026-10-09", "2026-09-30T17:00:00Z")
    assert [(one["answer"], one["was_overdue"], one["note"]) for one in done["more_time"]] == [
        ("granted", False, "Kịp họp giao ban")
    ]
    assert dung.read("/more-time") == []


@pytest.mark.parametrize("act", ["withdraw", "refuse"])
def test_it_is_taken_back_or_refused(app, act):
    Caller(app, "an").post("/assignments/1/more-time", ASKED | {"version": 1})
    by = Caller(app, "an" if act == "withdraw" else "dung")
    sent = {"act": act, "note": "Không lùi được", "version": version(app)}
    assert by.post("/assignments/1/more-time/answer", sent).status_code == 200
    held = Caller(app, "an").read("/assignments/1")
    assert (held["asked_until"], held["last_day"]) == (None, "2026-09-30")


def test_a_version_that_is_past_is_a_conflict(app):
    Caller(app, "an").post("/assignments/1/more-time", ASKED | {"version": 1})
    again = Caller(app, "an").post("/assignments/1/more-time", ASKED | {"version": 1})
    assert again.status_code == 409


def test_lists_and_files_say_what_was_asked_for(app):
    Caller(app, "an").post("/assignments/1/more-time", ASKED | {"version": 1})
    hoa = Caller(app, "hoa")
    found = {one["id"]: one for one in hoa.read("/assignments")["items"]}
    assert found[1]["asked_until"] == "2026-10-15"
    told = {one["id"]: one for one in hoa.read("/exports/tasks")["tasks"]}
    assert (told[1]["asked_until"], told[2]["asked_until"], told[1]["extended_from"]) == ("2026-10-15", None, None)


def test_the_export_has_every_column_that_is_documented(app):
    told = Caller(app, "hoa").read("/exports/tasks")["tasks"][0]
    assert {key for key, *_ in COLUMNS} <= set(told)
    assert (told["parts_asked"], told["parts_out"]) == (0, [])
