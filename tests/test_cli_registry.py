"""`units` and `people` through the real command line."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("own_place")


def test_before_there_is_a_registry_the_list_says_how_to_get_one(dondoc):
    assert "dondoc units seed" in dondoc("units", "list")[1]
    assert "dondoc people add" in dondoc("people", "list")[1]


def test_seed_list_people(dondoc):
    code, out, _ = dondoc("units", "seed")
    assert code == 0
    assert "cơ quan" in out
    assert dondoc("units", "seed")[1] == out
    found = json.loads(dondoc("units", "list", "so noi vu ben tre", "--json")[1])
    assert found["total"] >= 0
    code, out, _ = dondoc("units", "list", "Bộ Nội vụ")
    assert "Bộ Nội vụ" in out
    for words in ("Văn phòng Ủy ban nhân dân tỉnh Quảng Trị", "VAN PHONG ubnd quang tri"):
        assert "quang-tri-van-phong-ubnd" in dondoc("units", "list", words)[1]
    assert dondoc("people", "add", "x", "--name", " ", "--unit", "Bộ Nội vụ")[0] == 1
    code, out, err = dondoc("people", "add", "an", "--name", "Phạm Văn An", "--unit", "Bộ Nội vụ", "--role", "contact")
    assert code == 0, err
    code, out, _ = dondoc("people", "list")
    assert "Phạm Văn An" in out
    assert "đầu mối" in out
    assert json.loads(dondoc("people", "list", "--unit", "Bộ Nội vụ", "--json")[1])["people"][0]["slug"] == "an"
    code, _, err = dondoc("people", "add", "x", "--name", "X", "--unit", "Bộ Nội vụu")
    assert code == 1
    assert "Bộ Nội vụ" in err
    code, _, err = dondoc("people", "add", "x", "--name", "X", "--unit", "Bộ Nội vụ", "--role", "vua", "--email", "x")
    assert code == 1
    assert "vua" in err


def test_import_is_all_or_nothing(dondoc, tmp_path):
    (tmp_path / "a.csv").write_text("mã,tên,loại\nphong-x,Phòng X,office\nphong-y,Phòng Y,khac\n", encoding="utf-8")
    code, _, err = dondoc("units", "import", "a.csv")
    assert code == 1
    assert "a.csv:3" in err
    assert dondoc("units", "list")[1].startswith("Chưa có")
    (tmp_path / "a.csv").write_text("mã,tên,loại\nphong-x,Phòng X,office\nphong-y,Phòng Y,other\n", encoding="utf-8")
    assert dondoc("units", "import", "a.csv")[0] == 0
    assert "Phòng Y" in dondoc("units", "list")[1]
    assert dondoc("units", "import", "khong-co.csv")[0] == 1
