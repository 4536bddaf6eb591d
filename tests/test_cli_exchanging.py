"""`export` and `register` on the command line."""

import json

from tests.test_desk_importing import JSON, as_json


def test_tasks_are_written(own_office, dondoc):
    assert dondoc("export", "viec.json")[0] == 0
    told = json.loads((own_office / "viec.json").read_text("utf-8"))
    assert (told["format"], told["tasks"]) == ("dondoc-tasks-1", [])
    assert dondoc("export", "viec.json")[0] == 1, "a file that is there stays"
    assert dondoc("export", "viec.json", "--force")[0] == 0
    assert dondoc("export", "viec.xlsx", "--state", "open-overdue")[0] == 0
    assert (own_office / "viec.xlsx").read_bytes()[:2] == b"PK"
    assert dondoc("export", "viec.txt")[0] == 2
    assert dondoc("export", "khac.json", "--state", "x")[0] == 1


def test_a_register_is_taken_in(own_office, dondoc):
    (own_office / "so.json").write_bytes(as_json(JSON))
    code, out, _ = dondoc("register", "so.json", "--by", "hoa", "--no-secret")
    assert (code, out) == (0, "Đã nhập 01 văn bản; 0 văn bản đã có trước đó.\n")
    code, out, err = dondoc("register", "so.json", "--by", "hoa", "--no-secret", "--json")
    assert (code, json.loads(out)) == (0, {"drafts": [], "known": 1})
    assert "đã được đưa vào trước đó" in err
    assert dondoc("register", "so.json", "--by", "hoa")[0] == 1
    assert dondoc("register", "so.json", "--by", "an", "--no-secret")[0] == 1
    assert dondoc("register", "so.json", "--no-secret")[0] == 1
    (own_office / "sai.json").write_bytes(as_json(JSON | {"due": "x"}))
    code, _, err = dondoc("register", "sai.json", "--by", "hoa", "--no-secret")
    assert code == 1
    assert 'Không đọc được hạn: "x"' in err
