"""The description of the interface holds for a coordinator, whose drafts and papers are really there, and for an admin."""

from typing import NamedTuple

import pytest

from tests.described import app, bounded, described, heavy
from tests.programs import Caller

__all__ = ["app"]
pytestmark = pytest.mark.long


class There(NamedTuple):
    """A draft and a paper of the coordinator's that calls are made on; she comes with her token."""

    caller: Caller
    draft: int
    paper: int


@pytest.fixture(scope="module")
def hoa(app):
    """A coordinator with her token."""
    return Caller(app, "hoa")


@pytest.fixture
def there(hoa):
    """New ones for every call that is tried: what it does to them is nobody else's trouble."""
    sent = {"file": ("a.txt", "1. Sở Nội vụ tỉnh Sông Thao báo cáo kết quả trước ngày 15/12/2026.")}
    draft = hoa.post("/drafts", files=sent, data={"no_secret": "true"})
    paper = hoa.post("/papers", {"kind": "report", "ending": "xlsx"})
    assert (draft.status_code, paper.status_code) == (201, 201), (draft.text, paper.text)
    return There(hoa, draft.json()["id"], paper.json()["id"])


@pytest.fixture(scope="module")
def admin(app):
    """The token of an admin."""
    return Caller(app, "admin").headers


def made_real(case, there):
    """A call that is meant to be right is made on what is there, of the version that it has now."""
    if not case.meta.generation.mode.is_positive:
        return case
    kinds = {"/drafts/": there.draft, "/papers/": there.paper}
    number = next((number for start, number in kinds.items() if case.operation.path.startswith(start)), None)
    if number is not None and "number" in (case.path_parameters or {}):
        case.path_parameters["number"] = number
        if case.operation.path.startswith("/drafts/") and isinstance(case.body, dict) and "version" in case.body:
            case.body["version"] = there.caller.read(f"/drafts/{there.draft}")["version"]
    return case


@described.include(tag=["draft", "plan", "files"]).parametrize()
@bounded
def test_a_coordinator_is_answered_as_described(case, there):
    made_real(case, there).call_and_validate(headers=there.caller.headers)


@heavy.parametrize()
@bounded
def test_the_heavy_ones_of_a_coordinator(case, there):
    made_real(case, there).call_and_validate(headers=there.caller.headers)


@described.include(tag=["registry", "own"]).parametrize()
@bounded
def test_an_admin_is_answered_as_described(case, admin):
    case.call_and_validate(headers=admin)
