"""`units` and `people` through the real command line."""

import json
import shutil
import sqlite3

import pytest

from cli.address import keep_address
from desk import registering
from desk.registering import seed_registry
from models.database import open_database
from models.registry_source import read_registry
from models.settings import Settings
from tests.office import NOW

pytestmark = pytest.mark.usefixtures("own_place")


PART = frozenset({"quang-ninh"})


@pytest.fixture(scope="module")
def part():
    """The centre and one province: each command reads what is there, which is ten times as much for the whole country."""
    return read_registry(PART)


@pytest.fixture(scope="module")
def small_country(tmp_path_factory, sqlite_template, part):
    """A database with that registry, loaded once."""
    path = tmp_path_factory.mktemp("country") / "country.db"
    shutil.copy(sqlite_template, path)
    engine = open_database(f"sqlite:///{path}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registering, "read_registry", lambda: part)
        seed_registry(engine, NOW)
    engine.dispose()
    return path


@pytest.fixture
def country(own_place, small_country, part, monkeypatch):
    """A copy of it where the commands look, and nothing more comes with the program."""
    monkeypatch.setattr(registering, "read_registry", lambda: part)
    (own_place / ".run").mkdir()
    shutil.copy(small_country, own_place / ".run" / "dondoc.db")


def test_before_there_is_a_registry_the_list_says_how_to_get_one(dondoc):
    assert "dondoc units seed" in dondoc("units", "list")[1]
    assert "dondoc people add" in dondoc("people", "list")[1]


def test_seed_list_people(dondoc):
    """With all that comes with the program."""
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


def test_a_role_is_of_the_persons_own_office_unless_more_is_said(dondoc, country):
    line = ["people", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--unit", "Bộ Nội vụ"]
    code, out, err = dondoc(*line, "--role", "coordinator", "--role", "leader:bo-tai-chinh", "--role", "contact")
    assert code == 0, err
    assert [" ".join(one.split()) for one in out.splitlines()[1:]] == [
        "chuyên viên tổng hợp: bo-noi-vu",
        "lãnh đạo: bo-tai-chinh",
        "đầu mối: bo-noi-vu",
    ]
    assert json.loads(dondoc("people", "list", "--json")[1])["people"][0]["roles"] == [
        "coordinator:bo-noi-vu",
        "leader:bo-tai-chinh",
        "contact:bo-noi-vu",
    ]
    code, _, err = dondoc(*line, "--role", "admin")
    assert code == 1
    assert "--all" in err
    code, out, err = dondoc(*line, "--role", "supervisor", "--role", "admin", "--all")
    assert code == 0, err
    assert out.count("toàn hệ thống") == 2


def test_a_commune_gets_its_offices_and_only_a_commune(dondoc, country):
    slug = "quang-ninh-xa-luong-minh"
    code, out, err = dondoc("units", "seed", "--commune", slug)
    assert code == 0, err
    assert f"{slug}-phong-kinh-te" in dondoc("units", "list", "Phòng Kinh tế xã Lương Minh")[1]
    assert dondoc("units", "seed", "--commune", slug)[1] == out
    code, _, err = dondoc("units", "seed", "--commune", "quang-ninh-ubnd")
    assert code == 1
    assert "không phải là xã" in err
    assert dondoc("units", "seed", "--commune", "Xã Không Có Thật")[0] == 1


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


def test_channels_of_people_and_units_with_tags(dondoc, country, tmp_path, monkeypatch):
    """What is typed is what the reminders read; a refused address is not shown: it may hold a password."""
    assert dondoc("units", "channel", "Bộ Nội vụ", "json://127.0.0.1/")[0] == 1, (
        "this machine, and nobody said it may be"
    )
    monkeypatch.setenv("DONDOC_LOCAL_ADDRESSES", "true")
    line = ["people", "add", "an", "--name", "Phạm Văn An", "--unit", "Bộ Nội vụ"]
    assert dondoc(*line, "--channel", "urgent=json://127.0.0.1/tin", "--channel", "json://127.0.0.1/khac")[0] == 0
    code, out, err = dondoc("units", "channel", "Bộ Nội vụ", "short=tgram://123456789:matkhau/-100")
    assert code == 0, err
    assert "bo-noi-vu" in out
    assert "matkhau" not in out
    assert dondoc("units", "channel", "Bộ Nội vụ", "tgram://123456789:matkhau/-100")[0] == 0
    with sqlite3.connect(tmp_path / ".run" / "dondoc.db") as database:
        kept = database.execute("SELECT person_id IS NULL, url, tags FROM channel ORDER BY url, id").fetchall()
        log = str(database.execute("SELECT * FROM audit").fetchall())
    database.close()
    assert kept == [
        (0, "json://127.0.0.1/khac", "[]"),
        (0, "json://127.0.0.1/tin", '["urgent"]'),
        (1, "tgram://123456789:matkhau/-100", "[]"),
    ]
    assert "matkhau" not in log
    for wrong in ("khong phai kenh", "matkhau", "nhanh=json://127.0.0.1/matkhau"):
        for refused in (dondoc("units", "channel", "Bộ Nội vụ", wrong), dondoc(*line, "--channel", wrong)):
            assert refused[0] == 1
            assert "cách xử lý" in refused[2]
            assert "matkhau" not in refused[2]
    assert dondoc("units", "channel", "Sở Không Có", "json://127.0.0.1/")[0] == 1


def test_a_link_leads_to_where_the_service_listened_last(own_office, dondoc, tmp_path, monkeypatch):
    keep_address(Settings(data_dir=tmp_path / ".run"), "http://127.0.0.1:8461")
    assert "http://127.0.0.1:8461/mat-khau/" in dondoc("people", "password", "an")[1]
    monkeypatch.setenv("DONDOC_PUBLIC_URL", "https://viec.example.vn")
    assert "https://viec.example.vn/mat-khau/" in dondoc("people", "password", "an")[1]
    set_ = Settings(data_dir=tmp_path / ".run")
    assert keep_address(set_, "http://127.0.0.1:9") is set_, "what the office set stays"


def test_a_link_that_sets_a_password(own_office, dondoc):
    code, out, err = dondoc("people", "password", "an")
    assert (code, err) == (0, "")
    assert "http://127.0.0.1:8000/mat-khau/" in out
    assert "24 giờ" in out
    code, out, err = dondoc("people", "password", "am")
    assert (code, out) == (1, "")
    assert "an" in err
