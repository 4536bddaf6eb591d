"""Several plans on their way from one document: the list tells them apart."""

import re

import pytest
from sqlalchemy import update

from models.core import table
from models.database import writing
from models.tables import PlanDraft
from plans.files import write_plan
from plans.yaml_text import tasks_in
from tests.drafting import LIST, app, hoa, take
from tests.office import plan
from tests.programs import Caller

__all__ = ["app", "hoa"]


def test_alike_they_name_each_other_with_file_and_tasks(app, hoa):
    take(hoa)
    take(hoa)
    shown = re.sub(r"<[^>]+>", "", hoa.get(LIST).text)
    assert "trùng văn bản với mục số 2" in shown
    assert "trùng văn bản với mục số 1" in shown
    assert "Mục số 1 · 0" in shown
    lines = Caller(app, "hoa").read("/drafts")["items"]
    assert [(one["id"], one["twins"]) for one in sorted(lines, key=lambda one: one["id"])] == [(1, [2]), (2, [1])]
    assert all(one["file"] and one["tasks"] for one in lines)


def test_alone_it_has_no_twin(app, hoa):
    take(hoa)
    assert "trùng văn bản" not in hoa.get(LIST).text


def test_a_dropped_one_is_no_twin(app, hoa):
    take(hoa)
    take(hoa)
    hoa.send(f"{LIST}/2", f"{LIST}/2/buoc/khong-giao", why="Nhập trùng")
    assert "trùng văn bản" not in hoa.get(LIST).text
    assert "trùng văn bản" not in hoa.get(f"{LIST}?loai=khong-giao").text


def test_those_of_another_office_or_of_the_other_side_are_no_twins(app, hoa):
    take(hoa)
    take(hoa)
    assert "đang được xử lý ở mục khác" in hoa.get(f"{LIST}/1").text
    for change in ({"as_unit": "song-thao/so-noi-vu"}, {"as_unit": "", "office_id": None}):
        with writing(app.state.engine) as session:
            session.connection().execute(update(table(PlanDraft)).where(table(PlanDraft).c.id == 2).values(**change))
        assert "trùng văn bản" not in hoa.get(LIST).text, change
        assert "đang được xử lý ở mục khác" not in hoa.get(f"{LIST}/1").text, change


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (write_plan(plan()), 5),
        ("plan: a\ntasks:\n  - id: 1\n    lead:\n      - Sở A\n  - id: 2\n", 2),
        ("plan: a\ntasks:\n# đầu\n\n- id: 1\n  quote: |\n    tasks:\n    - id: 9\n- id: 2\nbindings:\n- x\n", 2),
        ("plan: a\ntasks: [{id: 1}]\n", None),
        ("plan: a\n", None),
    ],
)
def test_tasks_are_counted_by_their_lines(text, count):
    assert tasks_in(text) == count
