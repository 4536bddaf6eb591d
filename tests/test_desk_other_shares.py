"""Where the lead of one share of a sentence is corrected, the workbench asks who leads the others."""

import pytest

from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft, undo
from desk.drafts.other_shares import OTHER_SHARE, other_shares, shares_of
from desk.drafts.taking import Paper, take_paper
from desk.people import actor_of, who
from directives.compile import compile_directive
from models.database import reading
from models.settings import Settings
from plans.corrections import Change
from plans.plan import Handling
from plans.steps import WHOLE
from tests.office import NOW, furnish

SETTINGS = Settings(office="song-thao/van-phong")
HEAD = "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\n\nKẾ HOẠCH\nChăm sóc cây xanh đô thị\n\n"
APART = "1. Các xã gửi danh sách trước ngày 20/12/2026; riêng xã An Bình gửi trước ngày 25/12/2026.\n"
BOTH = "1. Sở Nội vụ rà soát hồ sơ trước ngày 20/12/2026; công bố danh mục trước ngày 25/12/2026.\n"
TWO = "1. Sở Nội vụ rà soát hồ sơ trước ngày 20/12/2026; Sở Tài chính thẩm định trước ngày 25/12/2026.\n"
STOP = TWO.replace("; Sở", ". Sở")


def asked(words, **leads):
    """About which tasks is asked when these leads are set, by ordinal of the task: _1 and _2."""
    made = compile_directive((HEAD + words).encode(), "kh.txt")
    assert len(made.plan.tasks) == 2, made.plan.tasks
    new = {int(name[1:]) - 1: lead for name, lead in leads.items()}
    tasks = [
        one.model_copy(update={"lead": tuple(new[at])}) if at in new else one for at, one in enumerate(made.plan.tasks)
    ]
    corrected = {(made.plan.tasks[at].id, "lead") for at in new}
    plan = made.plan.model_copy(update={"tasks": tuple(tasks)})
    ids = [one.id for one in tasks]
    return [ids.index(one.args["task"]) + 1 for one in other_shares(shares_of(made.plan), plan, corrected, made.text)]


@pytest.mark.parametrize("words", [BOTH, TWO])
def test_the_other_share_is_asked_about_until_its_lead_is_set(words):
    assert asked(words) == []
    assert asked(words, _1=["Sở Xây dựng"]) == [2]
    assert asked(words, _2=["Sở Xây dựng"]) == [1]
    assert asked(words, _1=["Sở Xây dựng"], _2=["Sở Y tế"]) == []


def test_a_sentence_of_its_own_with_a_lead_of_its_own_is_not():
    assert asked(STOP, _1=["Sở Xây dựng"]) == []
    assert asked(BOTH.replace("; công bố", ". Công bố"), _1=["Sở Xây dựng"]) == [2], "it was read as the same lead's"


def test_a_sentence_ends_behind_a_short_word_and_not_behind_a_shortened_one():
    assert (
        asked(STOP.replace("hồ sơ trước ngày 20/12/2026", "hồ sơ trước ngày 20/12/2026 tại cấp xã"), _1=["Sở Y tế"])
        == []
    )
    assert asked(TWO.replace("hồ sơ", "hồ sơ tại TP. Sông Thao"), _1=["Sở Y tế"]) == [2]


def test_whoever_was_left_out_is_asked_about_when_his_share_goes_to_another():
    """Sở Nội vụ is left out of the first; then the second goes to Sở Xây dựng: Sở Nội vụ would have nothing."""
    group = ["Các xã (trừ xã An Bình)"]
    assert asked(APART, _1=group) == [], "nobody was corrected"
    assert asked(APART, _1=group, _2=["Ủy ban nhân dân xã Tân Lập"]) == [1]
    assert asked(APART, _1=["Các xã (trừ xã Tân Lập)"], _2=["xã Tân Lập"]) == []


def test_a_task_that_is_not_given_is_not_asked_about():
    made = compile_directive((HEAD + BOTH).encode(), "kh.txt")
    one, other = made.plan.tasks
    plan = made.plan.model_copy(
        update={
            "tasks": (
                one.model_copy(update={"lead": ("Sở Y tế",)}),
                other.model_copy(update={"handling": Handling.INFORM}),
            )
        }
    )
    assert list(other_shares(shares_of(made.plan), plan, {(one.id, WHOLE)}, made.text)) == []


def test_the_workbench_asks_and_an_undone_correction_asks_no_more(engine):
    furnish(engine)
    with reading(engine) as session:
        hoa = actor_of(session, who(session, "hoa"))
    take_paper(engine, SETTINGS, hoa, Paper((HEAD + BOTH).encode(), "kh.txt", no_secret=True), NOW)

    def told():
        found = workbench(engine, SETTINGS, hoa, 1, NOW)
        return found.draft, [one for one in found.told if one.problem.code == OTHER_SHARE]

    draft, none = told()
    assert none == []
    first, second = (one.id for one in workbench(engine, SETTINGS, hoa, 1, NOW).plan.tasks)
    hand = Hand(hoa, 1, draft.version, NOW, SETTINGS.zone)
    correct_draft(engine, hand, Change(tasks=(first,), set={"lead": ["Sở Tài chính"]}))
    draft, (one,) = told()
    assert (one.task, one.problem.args["lead"], one.problem.args["after"]) == (second, "Sở Nội vụ", "Sở Tài chính")
    undo(engine, hand._replace(version=draft.version))
    assert told()[1] == []
