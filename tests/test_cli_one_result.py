"""One result for linked tasks by command: what came back of one is not confirmed at the other without a word."""

import json
from pathlib import Path

import pytest

from plans.files import write_plan
from tests.commands import GIVE
from tests.test_cli_more_time import office
from tests.test_desk_overlapping import second

__all__ = ["office"]

PAPER = "15/BC-SNV"


@pytest.fixture
def came_back(office):
    """A result for two linked tasks, returned at the first; the number of the other, which waits with it."""
    Path("khac.yaml").write_text(write_plan(second(same_as=("12-ct-ubnd-2026:1.a",))), encoding="utf-8")
    assert office("launch", "khac.yaml", *GIVE[2:])[0] == 0
    assert office("accept", 1, "--by", "an")[0] == 0
    handed_in = json.loads(office("hand-in", 1, "--by", "an", "--evidence", PAPER, "--json")[1])["assignments"]
    (twin,) = {one["id"] for one in handed_in} - {1}
    back = ["return", 1, "--by", "dung", "--note", "Sai biểu", "--correct-by", "2026-10-12"]
    code, told, _ = office(*back)
    assert (code, f"Nhiệm vụ số {twin} dùng chung kết quả vẫn chờ" in told) == (0, True)
    return twin


def test_a_result_that_came_back_is_confirmed_at_the_linked_task_with_a_yes_alone(office, came_back):
    """It was confirmed at once, and nothing ever told that it had come back."""
    twin = came_back
    assert "Kết quả này đã bị trả lại ở nhiệm vụ số 1 dùng chung kết quả" in office("show", twin)[1]
    assert json.loads(office("show", twin, "--json")[1])["refused_at"] == [1]
    code, _, wrong = office("approve", twin, "--by", "dung")
    assert code == 1
    said = f"Kết quả của nhiệm vụ {twin} ({PAPER}) đã bị trả lại ở nhiệm vụ 1"
    assert said in " ".join(wrong.split())
    assert office("approve", twin, "--by", "dung", "--yes")[0] == 0
    kept = "kết quả này đã bị trả lại ở nhiệm vụ số 1 dùng chung kết quả, vẫn xác nhận"
    assert kept in office("show", twin)[1]


def test_what_is_closed_is_said_to_be_closed_at_once(office, came_back):
    """With a new result at the first, the linked one closed already: it was asked whether to confirm both."""
    twin = came_back
    assert office("approve", twin, "--by", "dung", "--yes")[0] == 0
    assert office("hand-in", 1, "--by", "an", "--evidence", "16/BC-SNV", "--yes")[0] == 0
    code, _, wrong = office("approve", twin, "--by", "dung")
    assert code == 1
    assert "cũng là xác nhận nhiệm vụ" not in wrong
    assert wrong == office("approve", twin, "--by", "dung", "--yes")[2]
    assert office("approve", 1, "--by", "dung")[0] == 0


def test_a_new_result_is_confirmed_without_that_question(office, came_back):
    twin = came_back
    assert office("hand-in", 1, "--by", "an", "--evidence", "16/BC-SNV", "--yes")[0] == 0
    told = office("approve", 1, twin, "--by", "dung")
    assert told[0] == 0, told[2]
    assert "vẫn xác nhận" not in office("show", twin)[1]
