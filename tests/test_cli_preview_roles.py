"""A preview says who may not propose or agree: it would be learnt only when it is done."""

import json

import pytest

from plans.files import write_plan
from tests.office import plan

DAY = ("--today", "2026-09-01")
LAUNCH = ("launch", "dm.yaml", *DAY)
ADD = ("add", "Báo cáo công tác tháng", "--unit", "song-thao/so-noi-vu", "--due", "2026-12-15", *DAY)


@pytest.fixture(autouse=True)
def _own_office(own_office):
    (own_office / "dm.yaml").write_text(write_plan(plan()), encoding="utf-8")


@pytest.mark.parametrize("line", [LAUNCH, ADD])
@pytest.mark.parametrize(
    "people", [("--by", "an"), ("--by", "an", "--agreed-by", "dung"), ("--by", "hoa", "--agreed-by", "hoa")]
)
def test_whoever_may_not_is_refused_where_it_is_only_looked_at(dondoc, line, people):
    code, out, err = dondoc(*line, *people)
    assert (code, out) == (1, ""), err
    assert "lỗi phải sửa" in err
    if "--agreed-by" in people:
        assert err.endswith(dondoc(*line, *people, "--yes")[2]), "the same words as when it is done"


@pytest.mark.parametrize("line", [LAUNCH, ADD])
def test_that_a_leader_is_still_to_be_named_is_a_note_beside_what_would_be_given(dondoc, line):
    code, out, err = dondoc(*line, "--by", "hoa")
    assert code == 0
    assert "Chưa ghi lãnh đạo nào đồng ý danh mục này" in err
    assert "lỗi phải sửa" not in err
    assert "--yes" in out
    code, out, err = dondoc(*line, "--by", "hoa", "--agreed-by", "dung")
    assert (code, "Chưa ghi lãnh đạo" in err, "--yes" in out) == (0, False, True)


def test_an_amendment_is_looked_at_the_same_way(dondoc, tmp_path):
    assert dondoc(*LAUNCH, "--by", "hoa", "--agreed-by", "dung", "--yes")[0] == 0
    changed = plan(title="Danh mục sửa").model_copy(update={"tasks": plan().tasks[:-1]})
    (tmp_path / "moi.yaml").write_text(write_plan(changed), "utf-8")
    code, out, err = dondoc("amend", "moi.yaml", *DAY, "--by", "an", "--agreed-by", "dung", "--force")
    assert (code, out) == (1, "")
    assert "lỗi phải sửa" in err
    assert dondoc("amend", "moi.yaml", *DAY, "--by", "hoa", "--agreed-by", "dung", "--force")[0] == 0


def test_what_is_in_force_already_asks_for_no_leader(dondoc):
    assert dondoc(*LAUNCH, "--by", "hoa", "--agreed-by", "dung", "--yes")[0] == 0
    code, _, err = dondoc(*LAUNCH, "--by", "hoa")
    assert (code, "Chưa ghi lãnh đạo" in err) == (0, False)
    assert json.loads(dondoc(*LAUNCH, "--by", "hoa", "--json")[1])["already"] is True
