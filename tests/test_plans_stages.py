"""The stages' table, and the drawing in docs/stages.md that must say the same."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.policy import StagePolicy
from plans.stages import OPEN, STEPS, Act, MoveRefused, Stage, allowed, first_stage, next_stage
from plans.wording import label, render

PAGE = (Path(__file__).parent.parent / "docs" / "stages.md").read_text("utf-8")
ENDS = {Stage.DONE, Stage.CANCELLED}


def test_the_drawing_is_the_table():
    drawn = re.findall(r"^ +(\w+) --> (\w+): ([\w-]+)$", PAGE, re.MULTILINE)
    assert {(Stage(at), Act(act)): Stage(to) for at, to, act in drawn} == STEPS
    assert len(drawn) == len(STEPS)
    assert re.findall(r"\[\*\] --> (\w+)", PAGE) == [Stage.DRAFT]
    assert set(re.findall(r"(\w+) --> \[\*\]", PAGE)) == ENDS


def test_the_page_names_stages_and_acts_as_the_screen_does():
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]*)\|", PAGE, re.MULTILINE)
    assert [Stage(stage) for stage, _, _ in rows] == list(Stage)
    for stage, words, acts in rows:
        assert words == label(f"stage.{stage}")
        assert [act for act in acts.strip().split(", ") if act] == allowed(Stage(stage))


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("act", Act)
def test_every_pair_moves_or_is_refused_with_what_is_allowed(stage, act):
    if (stage, act) in STEPS:
        assert next_stage(stage, act) is STEPS[stage, act]
        return
    with pytest.raises(MoveRefused) as refused:
        next_stage(stage, act)
    problem = refused.value.problems[0]
    assert (problem.args["stage"], problem.args["act"]) == (stage, act)
    assert label(f"act.{act}") in render(problem).says
    assert all(label(f"act.{one}") in render(problem).do for one in allowed(stage))


def test_open_stages_are_those_with_something_to_do():
    assert {stage for stage in Stage if allowed(stage)} == set(OPEN) == set(Stage) - ENDS


def test_policies_skip_a_stage():
    assert first_stage(StagePolicy()) is Stage.DRAFT
    assert first_stage(StagePolicy(accept=False)) is Stage.EXECUTE
    assert next_stage(Stage.EXECUTE, Act.HAND_IN, StagePolicy()) is Stage.REVIEW
    assert next_stage(Stage.EXECUTE, Act.HAND_IN, StagePolicy(review=False)) is Stage.DONE


@given(st.lists(st.sampled_from(Act), max_size=20), st.builds(StagePolicy, accept=st.booleans(), review=st.booleans()))
def test_no_path_leaves_an_end_and_none_is_done_without_a_hand_in(acts, policy):
    stage, taken = first_stage(policy), []
    for act in acts:
        try:
            stage = next_stage(stage, act, policy)
        except MoveRefused:
            continue
        taken.append(act)
    if stage is Stage.DONE:
        assert Act.HAND_IN in taken
    assert not any(act is Act.CANCEL for act in taken[:-1])
