"""Whoever receives the results is of the group that is told to send them: asked about, left out by a press, by every door."""

import pytest

from desk.intake import Intake, bind_in, take_in
from desk.launching import Wish, propose
from models.database import reading, writing
from models.registry import load_directory
from models.settings import Settings
from models.tables import UnitGroup
from plans.due import Recurring
from plans.files import write_plan
from plans.plan import Handling, Task
from plans.wording import render
from tests.apps import app_on_sqlite as app
from tests.drafting import ONE, hoa, many, take
from tests.office import DAY, NOW, plan
from tests.papers import plan_paper

__all__ = ["app", "hoa"]
TEXT = plan_paper(
    "17/KH-UBND",
    "Về việc trực báo cáo mưa lũ",
    "Hằng ngày, các sở, ban, ngành tỉnh báo cáo tình hình về Sở Nội vụ tỉnh Sông Thao.",
    "Sở Tài chính tỉnh Sông Thao rà soát kinh phí phòng, chống thiên tai trước ngày 20/10/2026.",
)
GROUP = "các sở, ban, ngành tỉnh"
CODE = "receiver-among-leads"


@pytest.fixture
def departments(app):
    with writing(app.state.engine) as session:
        session.add(
            UnitGroup(
                slug="cac-so", name="Các sở", aliases=["Các sở, ban, ngành", GROUP], rule={"province": ["department"]}
            )
        )
    return app


def told(engine, **fields):
    task = Task(id="1", title="Báo cáo", quote="Báo cáo.", lead=("Các sở, ban, ngành",), report_to="Sở Nội vụ")
    made = plan(plan="mot", tasks=(task.model_copy(update=fields),))
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    found = propose(engine, Intake("a.yaml", made, [], ""), wish, Settings(office="song-thao/van-phong"))
    return [one.args for one in found.problems if one.code == CODE]


def test_the_workbench_asks_and_a_press_leaves_the_receiver_out(departments, hoa):
    assert take(hoa, TEXT.encode(), "Kế hoạch 17.txt", note="").status_code == 303
    page = hoa.get(ONE).text
    assert "việc này đang giao cả cho cơ quan nhận kết quả" in page
    assert "Bỏ Sở Nội vụ tỉnh Sông Thao khỏi phần này" in page
    assert many(hoa, do="bo-khoi:1").status_code == 303
    page = hoa.get(ONE).text
    assert "đang giao cả cho cơ quan nhận kết quả" not in page
    assert '(trừ Sở Nội vụ tỉnh Sông Thao) <span class="small">→ Sở Tài chính tỉnh Sông Thao</span>' in page


def test_plan_files_say_so_too(departments):
    engine = departments.state.engine
    assert told(engine) == [{"task": "1", "lead": "Các sở, ban, ngành", "apart": "Sở Nội vụ"}]
    assert told(engine, report_to="UBND tỉnh", via="Sở Tài chính")[0]["apart"] == "Sở Tài chính"
    assert told(engine, due=Recurring(rrule="FREQ=DAILY"))


def test_of_a_plan_file_it_stands_at_the_line_of_who_leads(departments):
    task = Task(
        id="1", title="Báo cáo", quote="Báo cáo.", clause="1", span=(40, 60), lead=("Các sở, ban, ngành",),
        report_to="Sở Nội vụ",
    )  # fmt: skip
    taken = take_in(write_plan(plan(plan="mot", tasks=(task,))).encode(), "mot.yaml")
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    found = propose(departments.state.engine, taken, wish, Settings(office="song-thao/van-phong"))
    (place,) = (one.place for one in found.problems if one.code == CODE)
    assert taken.text.splitlines()[place.line - 1].strip().startswith(("lead:", "- Các sở"))


def test_who_is_named_singly_is_not_of_the_group_or_is_not_followed_is_no_question(departments):
    engine = departments.state.engine
    assert told(engine, lead=("Các sở, ban, ngành", "Sở Nội vụ")) == [], "named besides: it is meant"
    assert told(engine, lead=("Các xã",)) == []
    assert told(engine, lead=("Các sở, ban, ngành (trừ Sở Nội vụ)",)) == []
    assert told(engine, handling=Handling.REPORT, why="thường xuyên") == []
    assert told(engine, report_to=None) == []


def test_compile_and_check_ask_it_too_and_without_a_registry_say_that_they_could_not(departments):
    with reading(departments.state.engine) as session:
        directory = load_directory(session)
    for taken in (take_in(TEXT.encode(), "a.txt"), take_in(TEXT.encode(), "a.txt")._replace(is_plan_file=True)):
        bound = bind_in(taken, directory, DAY, "song-thao/van-phong")
        assert [one.args["task"] for one in bound.problems if one.code == CODE] == ["1"]
    (said,) = (render(one, "vi").says for one in bind_in(taken, None, DAY).problems if one.code.startswith("not-bound"))
    assert "chưa kiểm tra được nơi nhận kết quả" in said
