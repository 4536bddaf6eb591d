"""Amending through the real command line: shown, then done, with its basis and reason."""

from pathlib import Path

import pytest

from plans.files import write_plan
from tests.commands import GIVE, PREVIEW, numbers_of
from tests.office import plan


@pytest.fixture(autouse=True)
def _own_office(own_office):
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")


def test_amend_shows_then_does(dondoc, tmp_path):
    dondoc(*GIVE)
    changed = [task.model_copy(update={"title": "Tên mới"}) if task.id == "4" else task for task in plan().tasks]
    (tmp_path / "danh-muc.yaml").write_text(write_plan(plan(tasks=tuple(changed))), encoding="utf-8")
    line = ["amend", *PREVIEW[1:]]
    code, out, err = dondoc(*line)
    assert code == 0, err
    assert "sửa 4: Tên mới" in out
    assert "--yes" in out
    for some, told in (([], "Chưa ghi căn cứ điều chỉnh"), (["--basis", "Công văn 9/UBND-TH"], "Chưa ghi lý do")):
        code, _, err = dondoc(*line, *some, "--yes")
        assert code == 1
        assert told in err
    assert "sửa 4: Tên mới" in dondoc(*line)[1], "nothing was done"
    ground = ["--basis", "Công văn 9/UBND-TH ngày 03/9/2026", "--reason", "Đặt lại tên cho rõ"]
    assert "Đã điều chỉnh" in dondoc(*line, *ground, "--yes")[1]
    assert "không có gì thay đổi" in dondoc(*line, "--yes")[1]


def test_what_an_amendment_did_is_said_in_words(dondoc):
    """The history of what was stopped says on what that rests and why."""
    dondoc(*GIVE)
    one = numbers_of(dondoc)[0]
    Path("danh-muc.yaml").write_text(write_plan(plan(tasks=plan().tasks[1:])), encoding="utf-8")
    ground = ["--basis", "Công văn 9/UBND-TH", "--reason", "Đã giao cơ quan khác"]
    code, _, err = dondoc("amend", *PREVIEW[1:], *ground, "--yes")
    assert code == 0, err
    told = " ".join(dondoc("show", one)[1].split())
    assert "Dừng theo dõi" in told
    assert "Căn cứ Công văn 9/UBND-TH; Đã giao cơ quan khác" in told
