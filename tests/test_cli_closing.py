"""`close` and `reopen` through the real command line."""

import pytest

from plans.files import write_plan
from tests.commands import GIVE
from tests.office import plan

SAID = ("--basis", "Công văn số 90/UBND-NC", "--reason", "Đã có văn bản thay thế", "--by", "hoa")


@pytest.fixture(autouse=True)
def _own_office(own_office):
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")


def test_a_plan_is_closed_and_taken_up_again(dondoc):
    dondoc(*GIVE)
    key = plan().plan
    code, out, _ = dondoc("close", key, "--end-open", "--by", "hoa")
    assert code == 0
    assert "nhiệm vụ của đơn vị chưa hoàn thành sẽ dừng theo dõi. Thêm --yes để thực hiện" in " ".join(out.split())
    assert dondoc("close", key, "--yes", "--by", "hoa")[0] == 1, "on no basis"
    assert dondoc("reopen", key, *SAID)[0] == 1, "it is open"
    assert "Đã kết thúc theo dõi danh mục" in dondoc("close", key, *SAID, "--yes")[1]
    assert dondoc("close", key, *SAID, "--yes")[0] == 1, "once"
    assert "Đã mở lại danh mục" in dondoc("reopen", key, *SAID)[1]
