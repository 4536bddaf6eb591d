"""The daily commands through the real command line: check, launch, acts, add, event, show."""

import json
import re
import sqlite3
from pathlib import Path
from unicodedata import normalize

import pytest

from plans.due import Recurring
from plans.files import write_plan
from tests.commands import GIVE, PREVIEW, numbers_of
from tests.office import plan


@pytest.fixture(autouse=True)
def _own_office(own_office):
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")


def test_check_says_that_all_is_well(dondoc):
    code, out, err = dondoc("check", "danh-muc.yaml")
    assert code == 0, err
    assert "05 nhiệm vụ, 0 lỗi phải sửa" in out


def test_launch_shows_then_does_then_changes_nothing(dondoc):
    code, out, _ = dondoc(*PREVIEW)
    assert code == 0
    for words in (
        "Xem trước khi giao danh mục 12-ct-ubnd-2026",
        "theo dõi từng việc (04 nhiệm vụ)",
        "05 nhiệm vụ, 5 lượt giao",
        "Sở Nội vụ tỉnh Sông Thao",
        "Chưa có đầu mối (01): Ủy ban nhân dân xã Tân Lập",
        "chạy lại lệnh này với --yes",
    ):
        assert words in out, words
    assert "Chưa có danh mục nào" in dondoc("plans")[1]
    assert "Đã giao nhiệm vụ" in dondoc(*GIVE)[1]
    code, out, _ = dondoc(*GIVE)
    assert code == 0
    assert "không có gì thay đổi" in out
    assert [one["assignments"] for one in json.loads(dondoc("plans", "--json")[1])["plans"]] == [5]
    assert "12/CT-UBND" in dondoc("plans")[1]


def test_doubts_of_the_file_are_shown_and_counted_before_it_is_given(dondoc):
    """They stop nothing, as on the page; what is kept of the plan has none of them."""
    file = Path("danh-muc.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\ntasks:", "\ndoubts:\n- says: Hỏi lại về xã An Bình\n\ntasks:", 1), encoding="utf-8")
    _, out, err = dondoc(*PREVIEW)
    assert "điểm cần xác nhận: Hỏi lại về xã An Bình" in err
    assert "Còn 01 điểm cần xác nhận (ở trên)" in out
    _, out, err = dondoc(*GIVE)
    assert "Hỏi lại về xã An Bình" in err
    assert "để nguyên 01 điểm cần xác nhận" in out
    file.write_text(text, encoding="utf-8")
    assert "không có gì thay đổi" in dondoc(*GIVE)[1], "the same plan without its doubts"


def test_work_whose_day_has_passed_is_given_or_left_by_choice(dondoc, tmp_path):
    late = ["launch", "danh-muc.yaml", "--today", "2026-10-05", "--by", "hoa", "--agreed-by", "dung"]
    code, out, err = dondoc(*late, "--yes")
    assert (code, out) == (1, "")
    assert "Nhiệm vụ 1.a có thời hạn 30/09/2026 đã qua: chưa chọn giao hay không giao" in err
    assert "--leave-past" in err
    assert "danh-muc.yaml:" in err, "at its line"
    code, out, _ = dondoc(*late, "--leave-past")
    assert (code, "vẫn giao bằng give_past: true" in out, "05 nhiệm vụ, 4 lượt giao" in out) == (0, True, True)
    code, out, _ = dondoc(*late, "--leave-past", "--yes")
    assert "Không giao vì thời hạn đã qua (01): 1.a; muốn giao thì điều chỉnh danh mục" in out
    assert [one["assignments"] for one in json.loads(dondoc("plans", "--json")[1])["plans"]] == [4]
    other = plan(plan="ban-khac", directive=plan().directive.model_copy(update={"number": "13/CT-UBND"}))
    given = other.tasks[0].model_copy(update={"give_past": True})
    (tmp_path / "danh-muc.yaml").write_text(write_plan(other.model_copy(update={"tasks": (given,)})), encoding="utf-8")
    code, out, _ = dondoc(*late, "--anew", "--yes")
    assert "Giao khi thời hạn đã qua, đơn vị nhận là quá hạn ngay (01): 1.a" in out
    number = max(numbers_of(dondoc))
    shown = dondoc("show", str(number))[1]
    assert re.search(r"giao ngày \d\d/\d\d/\d{4}, khi thời hạn đã qua", " ".join(shown.split())) is not None


def test_a_task_by_hand_that_was_given_before_is_linked_or_given_anew(dondoc):
    add = [
        "add",
        "--unit",
        "Sở Nội vụ",
        "--due",
        "2026-09-30",
        "--by",
        "hoa",
        "--agreed-by",
        "dung",
        "--today",
        "2026-09-01",
    ]
    said = "Rà soát, lập danh sách các đơn vị chưa công khai thủ tục hành chính trên địa bàn tỉnh"
    assert dondoc(*add, said, "--yes")[0] == 0
    before = json.loads(dondoc("plans", "--json")[1])["plans"][0]["slug"]
    again = [*add, f"{said} năm 2026"]
    code, _, err = dondoc(*again)
    assert code == 1
    assert f'Nối với nhiệm vụ đó: thêm --same-as "{before}:1"; hoặc vẫn giao mới: thêm --anew' in err
    assert "same_as" not in err, "that is for plans"
    code, out, err = dondoc(*again, "--same-as", f"{before}:1")
    assert code == 0
    assert "dùng chung kết quả" in err
    assert "same_as" not in err, "that is for plans"
    assert "--yes" in out, "shown only"
    assert dondoc(*again, "--same-as", f"{before}:1", "--yes")[0] == 0


def test_confirming_says_first_what_it_confirms_beside_it(dondoc):
    """Each has a paper of its own; the other was confirmed too, and that was said afterwards."""
    dondoc(*GIVE)
    first, _ = numbers_of(dondoc)
    add = ["add", "Gửi báo cáo chung", "--unit", "Sở Nội vụ tỉnh Sông Thao", "--due", "2030-12-16", "--by", "hoa"]
    add += ["--agreed-by", "dung", "--same-as", "12-ct-ubnd-2026:1.a", "--yes"]
    other = dondoc(*add)[1].split("mã: ")[1].strip()
    dondoc("accept", first, other, "--by", "an")
    dondoc("hand-in", first, other, "--by", "an", "--evidence", "45/BC-SNV")
    code, out, err = dondoc("approve", other, "--by", "hoa")
    assert (code, out) == (1, "")
    assert f"cũng là xác nhận nhiệm vụ {first} dùng chung kết quả" in err
    assert "45/BC-SNV" in err
    assert f"({other} {first})" in err
    assert "Hoàn thành" not in dondoc("show", first)[1]
    code, _, err = dondoc("approve", other, first, "--by", "hoa")
    assert (code, err) == (0, ""), "both are named"


def test_a_link_that_names_no_task_is_refused(dondoc):
    """It was only doubted, and given without the link."""
    dondoc(*GIVE)
    add = [
        "add",
        "Gửi báo cáo chung",
        "--unit",
        "Sở Nội vụ tỉnh Sông Thao",
        "--by",
        "hoa",
        "--agreed-by",
        "dung",
        "--yes",
    ]
    for name in ("1", "12-ct-ubnd-2026/1.a", "12-ct-ubnd-2026:"):
        code, _, err = dondoc(*add, "--same-as", name)
        assert code == 1
        assert f"“{name}”, không phải tên một nhiệm vụ đã giao" in err
        assert "47-ct-ubnd-2026:1.a" in err
        assert "không còn việc nào" not in err


def test_a_plan_with_an_error_is_shown_and_not_launched(dondoc, tmp_path):
    twice = plan().tasks[0]
    (tmp_path / "sai.yaml").write_text(write_plan(plan(tasks=(twice, twice))), encoding="utf-8")
    code, out, err = dondoc("launch", "sai.yaml", "--agreed-by", "dung", "--yes")
    assert code == 1
    assert "sai.yaml:" in err
    assert "lỗi phải sửa" in err
    assert not out


def test_a_changed_plan_under_the_same_name_is_refused(dondoc, tmp_path):
    dondoc(*GIVE)
    other = plan(tasks=plan().tasks[:2])
    (tmp_path / "danh-muc.yaml").write_text(write_plan(other), encoding="utf-8")
    code, _, err = dondoc(*GIVE)
    assert code == 1
    assert "12-ct-ubnd-2026" in err


def test_agreement_is_asked_for(dondoc):
    code, _, err = dondoc("launch", "danh-muc.yaml", "--today", "2026-09-01", "--by", "hoa", "--yes")
    assert code == 1
    assert "lãnh đạo đã đồng ý" in err


def test_people_work_through_the_stages(dondoc):
    dondoc(*GIVE)
    first, second = numbers_of(dondoc)
    code, out, _ = dondoc("accept", first, second, "--by", "an", "--officer", "binh")
    assert code == 0
    assert "Chờ tiếp nhận → Đang thực hiện. Tiếp theo: Sở Nội vụ tỉnh Sông Thao" in out
    code, out, _ = dondoc("hand-in", first, "--by", "an", "--evidence", "Báo cáo số 15/BC-SNV")
    assert "Tiếp theo: Văn phòng Ủy ban nhân dân tỉnh Sông Thao xác nhận" in out
    assert dondoc("approve", first, "--by", "an")[0] == 1
    assert dondoc("return", first, "--by", "hoa")[0] == 1
    assert dondoc("return", first, "--by", "hoa", "--note", "Thiếu phụ lục", "--correct-by", "31/12/2099")[0] == 0
    code, _, err = dondoc("hand-in", first, "--by", "binh")
    assert code == 1
    assert "Chưa có kết quả" in err
    assert dondoc("hand-in", first, "--by", "binh", "--note", "Đã bổ sung phụ lục")[0] == 0
    code, out, _ = dondoc("approve", first, "--by", "hoa")
    assert "Không còn việc phải làm" in out
    code, out, _ = dondoc("cancel", second, "--by", "hoa", "--note", "Đã có văn bản thay thế", "--json")
    assert json.loads(out)["assignments"][0]["to_stage"] == "cancelled"


def test_a_move_that_is_not_allowed_is_said_with_what_is(dondoc):
    dondoc(*GIVE)
    number = numbers_of(dondoc)[0]
    code, _, err = dondoc("hand-in", number, "--by", "an", "--note", "Đã xong")
    assert code == 1
    assert f"#{number} (Sở Nội vụ tỉnh Sông Thao)" in err
    assert "Chờ tiếp nhận" in err
    assert "Tiếp nhận" in err


def test_one_task_for_more_units_than_are_named_says_how_many_more(dondoc, monkeypatch):
    monkeypatch.setattr("desk.launching.SHOWN", 1)
    units = ["--unit", "song-thao/so-noi-vu", "--unit", "song-thao/so-tai-chinh"]
    _, out, err = dondoc("add", "Cử cán bộ dự họp", *units, "--by", "hoa", "--agreed-by", "dung")
    assert "sẽ giao 02 lượt cho Sở Nội vụ tỉnh Sông Thao, 1 cơ quan, đơn vị khác; " in " ".join(out.split()), err


def test_one_task_in_a_line(dondoc):
    line = ["add", "Cử cán bộ dự họp", "--unit", "song-thao/so-noi-vu", "--due", "31/12/2099", "--by", "hoa"]
    line += ["--agreed-by", "dung"]
    code, out, err = dondoc(*line)
    assert code == 0, err
    assert "Xem trước: sẽ giao 01 lượt cho Sở Nội vụ" in out
    assert "thời hạn 31/12/2099" in out
    assert "--yes" in out
    assert "Cử cán bộ dự họp" not in dondoc("tasks")[1]
    code, out, err = dondoc(*line, "--yes")
    assert code == 0, err
    assert "Đã giao 01 lượt" in out
    assert "Cử cán bộ dự họp" in dondoc("tasks")[1]
    code, _, err = dondoc("add", "Việc", "--unit", "Sở Không Có", "--due", "2020-01-01")
    assert code == 1
    assert "Sở Không Có" in err
    assert "đã qua" in err


def test_an_event(dondoc):
    dondoc(*GIVE)
    code, out, err = dondoc("event", "12-ct-ubnd-2026", "3", "--by", "hoa", "--day", "2026-09-02")
    assert code == 0, err
    assert "02 lượt giao" in out
    assert any("có việc ngày 02/09/2026" in dondoc("show", number)[1] for number in range(1, 8))
    again = ["event", "12-ct-ubnd-2026", "3", "--by", "hoa", "--day"]
    assert "từ trước" in dondoc(*again, "02/09/2026")[1]
    code, _, err = dondoc(*again, "14:30 02/09/2026")
    assert (code, "có việc ngày 02/09/2026" in err, "--another" in err) == (1, True, True)
    assert "02 lượt giao" in dondoc(*again, "14:30 02/09/2026", "--another")[1]
    assert any("có việc lúc 14 giờ 30 ngày 02/09/2026" in dondoc("show", number)[1] for number in range(1, 10))


def test_english(dondoc):
    code, out, _ = dondoc("--lang", "en", *PREVIEW)
    assert code == 0
    assert "run this command again with --yes" in out
    assert "There is no state" in dondoc("--lang=en", "tasks", "--state", "x")[2]


def test_show_says_the_state_once(dondoc):
    dondoc(*GIVE)
    number = str(numbers_of(dondoc)[0])
    dondoc("accept", number, "--by", "an")
    out = dondoc("show", number)[1]
    assert "Đang thực hiện" in out
    assert "; Đang thực hiện" not in out


def test_show_one_whole(dondoc):
    dondoc(*GIVE)
    number = numbers_of(dondoc)[0]
    dondoc("accept", number, "--by", "an", "--officer", "binh", "--note", "Giao phòng Tổ chức")
    code, out, _ = dondoc("show", number)
    assert code == 0
    for words in (
        "a) Rà soát vị trí việc làm",
        "30/09/2026 ← trước ngày 01/10/2026",
        "Lê Thị Bình",
        "Tiếp nhận: Phạm Văn An",
        "Người thụ lý: Lê Thị Bình; Giao phòng Tổ chức",
    ):
        assert words in out, words
    assert json.loads(dondoc("show", number, "--json")[1])["history"][1]["note"].endswith("; Giao phòng Tổ chức")
    assert dondoc("show", 999)[0] == 1


def test_the_text_of_the_document_is_kept_with_the_plan(dondoc, tmp_path):
    import hashlib
    import sqlite3

    from plans.plan import Source

    text = "Văn bản mẫu.\n"
    (tmp_path / "mau.txt").write_text(text, encoding="utf-8")
    source = Source(name="mau.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), characters=len(text))
    (tmp_path / "danh-muc.yaml").write_text(write_plan(plan(source=source)), encoding="utf-8")
    assert dondoc(*GIVE)[0] == 0
    with sqlite3.connect(tmp_path / ".run" / "dondoc.db") as database:
        kept = database.execute("SELECT text FROM launchedplan").fetchone()[0]
    database.close()
    assert kept.strip() == "Văn bản mẫu."


def test_a_name_means_the_unit_of_ones_own_province(dondoc, monkeypatch):
    """As README writes it; NFD and doubled blanks are the same line, and no doubt is raised about a document there is not."""
    give = ["--due", "2030-12-16", "--by", "hoa", "--agreed-by", "dung", "--yes"]
    with sqlite3.connect(".run/dondoc.db") as database:
        for slug, name in (("song-thao/so-noi-vu", "Sở Nội vụ"), ("song-thao/so-tai-chinh", "Sở Tài chính")):
            database.execute("update unit set aliases = ? where slug = ?", (json.dumps([name]), slug))
    database.close()
    code, out, err = dondoc("add", "Báo cáo biên chế", "--unit", "Sở Nội vụ", *give)
    assert (code, err) == (0, "")
    again = dondoc("add", normalize("NFD", "Báo cáo  biên chế"), "--unit", normalize("NFD", "Sở  Nội vụ"), *give)
    assert again[0] == 0
    assert out.split("mã: ")[1].strip() in again[1]
    assert "Báo cáo biên chế" in dondoc("tasks", "--unit", "Sở Nội vụ")[1]
    monkeypatch.delenv("DONDOC_OFFICE")
    assert dondoc("add", "Việc khác", "--unit", "Sở Tài chính", *give)[::2] == (0, "")


@pytest.mark.parametrize("number", ["0", "99999", "2147483648", "99999999999999999999"])
def test_a_number_that_no_assignment_has(dondoc, number):
    for args in (["show", number], ["accept", number, "--by", "an"]):
        code, _, err = dondoc(*args)
        assert code == 1
        assert f"Không có nhiệm vụ số {number}" in err


@pytest.mark.parametrize(
    "args",
    [
        ["remind", "--today", "9999-12-31"], ["remind", "--today", "0001-01-01"], ["tasks", "--at", "0001-01-01"],
        ["overdue", "--at", "9999-12-31T23:59"], ["tasks", "--offset", "99999999999999999999"], ["tasks", "--limit", "0"],
        ["add", "x", "--unit", "Sở Nội vụ", "--due", "31/12/9999", "--by", "hoa", "--agreed-by", "dung"],
    ],
)  # fmt: skip
def test_dates_and_numbers_far_out_are_a_slip(dondoc, args):
    code, _, err = dondoc(*args)
    assert code == 2
    assert "Input should" not in err
    assert "≥ 1" in err or "0" not in args


def test_text_does_not_command_the_terminal(dondoc):
    give = ["--unit", "song-thao/so-noi-vu", "--due", "2030-12-16", "--by", "hoa", "--agreed-by", "dung", "--yes"]
    code, out, err = dondoc("add", "Việc \x1b[31mđỏ\x1b[0m \u202etkhác", *give)
    assert (code, err) == (0, "")
    number = out.split("mã: ")[1].strip()
    for args in (["tasks"], ["show", number], ["plans"]):
        assert not set("\x1b\u202e") & set(dondoc(*args)[1])
    assert "từ trước" in dondoc("add", "Việc \x1b[31mđỏ\x1b[0m \u202etkhác", *give)[1]


def test_reminding_opens_what_recurs_as_the_service_does(dondoc):
    """Without Prefect nothing else opens it, and a time that is not there is missed by nobody."""
    daily = plan().tasks[0].model_copy(update={"due": Recurring(rrule="FREQ=DAILY")})
    Path("danh-muc.yaml").write_text(write_plan(plan(tasks=(daily,))), encoding="utf-8")
    dondoc(*GIVE)
    before = json.loads(dondoc("tasks", "--json")[1])["total"]
    assert json.loads(dondoc("remind", "--today", "2099-09-08", "--json")[1])["counts"].get("opened") is None
    assert json.loads(dondoc("tasks", "--json")[1])["total"] == before
    opened = json.loads(dondoc("remind", "--today", "2026-09-12", "--json")[1])["counts"]["opened"]
    assert json.loads(dondoc("tasks", "--json")[1])["total"] == before + opened
    assert opened > 5
    assert "Mở" not in dondoc("remind", "--today", "2026-09-12")[1], "twice changes nothing"


def test_reminding_says_how_many_times_had_passed_when_they_were_opened(dondoc):
    """A week in which nothing ran is nobody's delay unsaid: the letter and the figures count them all the same."""
    daily = plan().tasks[0].model_copy(update={"due": Recurring(rrule="FREQ=DAILY")})
    Path("danh-muc.yaml").write_text(write_plan(plan(tasks=(daily,))), encoding="utf-8")
    dondoc(*GIVE)
    told = " ".join(dondoc("remind", "--today", "2026-09-12")[1].split())
    assert "có thời hạn đã qua, sớm nhất" in told
    assert "giao khi thời hạn đã qua" in told
    assert "đã qua" not in dondoc("remind", "--today", "2026-09-12")[1]


def test_reminding_for_a_day_that_has_not_come_says_that_the_messages_wait(dondoc):
    dondoc(*GIVE)
    assert "chưa đến" in dondoc("remind", "--today", "2099-09-08")[1]
    assert "chưa đến" not in dondoc("remind", "--today", "2020-09-08")[1]
