"""What the command line promises of every command, in both languages: exit codes, place and remedy, JSON, nothing half done."""

import json
import re
import sqlite3

import pytest
import typer

from cli.main import app
from plans.files import write_plan
from tests.commands import numbers_of
from tests.office import plan

REMEDY = {"vi": "cách xử lý:", "en": "what to do:"}
ERROR = {"vi": "lỗi phải sửa:", "en": "error:"}
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
GIVE = ["--today", "2026-09-01", "--by", "hoa", "--agreed-by", "dung"]
LISTINGS = [
    ["plans"], ["tasks"], ["overdue"], ["overdue", "--at", "2026-12-01"], ["units", "list"], ["people", "list"],
]  # fmt: skip


@pytest.fixture(autouse=True)
def _own_office(own_office):
    (own_office / "dm.yaml").write_text(write_plan(plan()), encoding="utf-8")


def kept(path=".run/dondoc.db"):
    """All rows of the database, to see that nothing was written."""
    with sqlite3.connect(path) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        rows = {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    database.close()
    return rows


def commands(group=None, before=()):
    """Every command of the program by its words."""
    group = group or typer.main.get_command(app)
    for name, one in group.commands.items():
        if hasattr(one, "commands"):
            yield from commands(one, (*before, name))
        else:
            yield (*before, name)


PLAN = "plan: thu\ndirective: {issuer: UBND tỉnh Sông Thao, issued: 2026-08-28}\noffice: song-thao/van-phong\n"
ONE = "id: '1', title: V, quote: V, lead: [A]"
FILES = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "large.txt": b"x" * 50_000_000,
    "secret.txt": "MẬT\n\nSố: 7/CT-UBND\n\n1. Sở Nội vụ báo cáo NOIDUNGKIN.\n".encode(),
    "no-tasks.txt": b"It rains.\n\nIt rained yesterday.\n",
    "unknown-key.yaml": f"{PLAN}tasks:\n- {{id: '1', titel: V}}\n".encode(),
    "same-id.yaml": f"{PLAN}tasks:\n- {{{ONE}}}\n- {{{ONE}}}\n".encode(),
    "never.yaml": (
        f"{PLAN}tasks:\n- {{{ONE}, due: {{kind: recurring, rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'}}}}\n".encode()
    ),
    "unknown-unit.yaml": f"{PLAN}bindings: {{A: [so-khong-co]}}\ntasks:\n- {{{ONE}}}\n".encode(),
    "no-such-date.yaml": f"{PLAN}tasks:\n- {{{ONE}, due: {{kind: date, date: 2026-02-31}}}}\n".encode(),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_one_clear_message_and_nothing_half_done(dondoc, tmp_path, name, lang):
    (tmp_path / name).write_bytes(FILES[name])
    before = kept()
    first = ["compile", name] if name.endswith(".txt") else ["check", name]
    for line in (first, ["launch", name, *GIVE, "--yes"]):
        code, out, err = dondoc("--lang", lang, *line)
        assert code == 1
        assert ERROR[lang] in err
        assert REMEDY[lang] in err
        assert err.startswith(name)
        assert "NOIDUNGKIN" not in out + err
        other = "en" if lang == "vi" else "vi"
        assert ERROR[other] not in err
        assert REMEDY[other] not in err
        if name.endswith(".yaml"):
            assert f"{name}:" in err
            assert "^" in err
    assert kept() == before
    assert not list(tmp_path.glob("*.plan.yaml"))


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "large.txt", "no-tasks.txt", "unknown-key.yaml"])
def test_english_is_english(dondoc, tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name].replace("UBND tỉnh Sông Thao".encode(), b"x"))
    err = dondoc("--lang", "en", "compile" if name.endswith(".txt") else "check", name)[2]
    assert not VIETNAMESE.findall(err), err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_moves_that_may_not_be_are_refused_in_words(dondoc, lang):
    assert dondoc("launch", "dm.yaml", *GIVE, "--yes")[0] == 0
    number = numbers_of(dondoc)[0]
    before = kept()
    for line in (
        ["approve", number, "--by", "hoa"],
        ["return", number, "--by", "hoa", "--note", "x", "--correct-by", "2099-01-01"],
        ["hand-in", number, "--by", "an"],
        ["accept", number, "--by", "chi"],
        ["accept", number, "--by", "nobody"],
        ["accept", number, 99999, "--by", "an"],
    ):
        code, out, err = dondoc("--lang", lang, *line)
        assert code == 1, line
        assert not out
        assert ERROR[lang] in err
        assert REMEDY[lang] in err
    assert kept() == before


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_wrong_usage_of_any_command_is_2(dondoc, command, lang):
    code, out, err = dondoc("--lang", lang, *command, "--nothing-of-the-kind")
    assert code == 2
    assert not out
    assert "--nothing-of-the-kind" in err
    assert f"dondoc {' '.join(command)} --help" in err
    assert dondoc("--lang", lang, *command, "--help")[0] == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "line",
    [
        ["compile", "khong-co.txt"],
        ["check", "khong-co.yaml"],
        ["launch", "khong-co.yaml"],
        ["launch", "dm.yaml", "--as", "zzz"],
        ["launch", "dm.yaml", *GIVE[:-2], "--agreed-by", "zzz", "--yes"],
        ["amend", "dm.yaml", *GIVE],
        ["add", "x", "--unit", "zzz", "--due", "2099-01-01", "--by", "hoa"],
        ["event", "zzz", "1", "--by", "hoa"],
        ["tasks", "--unit", "zzz"],
        ["tasks", "--plan", "zzz"],
        ["tasks", "--state", "zzz"],
        ["show", "99999"],
        ["overdue", "--supervisor", "zzz"],
        ["overdue", "--plan", "zzz"],
        ["accept", "99999", "--by", "an"],
        ["hand-in", "99999", "--by", "an"],
        ["approve", "99999", "--by", "hoa"],
        ["return", "99999", "--by", "hoa", "--note", "x", "--correct-by", "2099-01-01"],
        ["cancel", "99999", "--by", "hoa", "--note", "x"],
        ["units", "import", "khong-co.csv"],
        ["people", "add", "x", "--name", "X", "--unit", "zzz"],
        ["people", "list", "--unit", "zzz"],
    ],
    ids=" ".join,
)
def test_wrong_input_of_any_command_is_1(dondoc, line, lang):
    before = kept()
    code, out, err = dondoc("--lang", lang, *line)
    assert code == 1, out
    assert ERROR[lang] in err
    assert REMEDY[lang] in err
    assert kept() == before


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "line",
    [
        ["plans"], ["tasks"], ["show", "1"], ["overdue"], ["remind"], ["deliver"], ["units", "seed"], ["units", "list"],
        ["people", "list"], ["launch", "dm.yaml"], ["accept", "1", "--by", "an"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_database_that_is_none_is_said_by_every_command(dondoc, line, lang):
    with open(".run/dondoc.db", "wb") as file:
        file.write(b"khong phai co so du lieu" * 100)
    code, out, err = dondoc("--lang", lang, *line)
    assert code == 1
    assert not out
    assert err.count(ERROR[lang]) == 1
    assert REMEDY[lang] in err


@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
@pytest.mark.parametrize("line", LISTINGS, ids=" ".join)
def test_every_listing_in_json_is_json_alone(dondoc, line, full):
    if full:
        assert dondoc("launch", "dm.yaml", *GIVE, "--yes")[0] == 0
    code, out, err = dondoc(*line, "--json")
    assert code == 0
    assert not err
    assert isinstance(json.loads(out), dict)


def test_what_is_shown_before_doing_in_json_too(dondoc):
    code, out, _ = dondoc("launch", "dm.yaml", *GIVE, "--json")
    shown = json.loads(out)
    assert code == 0
    assert shown["launched"] is False
    done = json.loads(dondoc("launch", "dm.yaml", *GIVE, "--yes", "--json")[1])
    assert done["launched"] is True
    assert (done["tasks"], done["assignments"]) == (shown["tasks"], shown["assignments"])
    number = json.loads(dondoc("tasks", "--json")[1])["rows"][0]["id"]
    assert json.loads(dondoc("show", number, "--json")[1])["line"]["id"] == number


def test_every_act_takes_who_why_and_proof(dondoc):
    """The paper behind an act is kept with it: who cancels names the document that does."""
    assert dondoc("launch", "dm.yaml", *GIVE, "--yes")[0] == 0
    number = numbers_of(dondoc)[0]
    steps = [
        ("accept", "an", []),
        ("hand-in", "an", []),
        ("return", "hoa", ["--correct-by", "2099-01-01"]),
        ("hand-in", "an", []),
        ("approve", "hoa", []),
    ]
    for act, by, more in steps:
        code, _, err = dondoc(act, number, "--by", by, "--note", f"vì {act}", "--evidence", f"giấy {act}", *more)
        assert code == 0, err
    other = json.loads(dondoc("tasks", "--state", "draft", "--json")[1])["rows"][0]["id"]
    assert dondoc("cancel", other, "--by", "hoa", "--note", "vì cancel", "--evidence", "giấy cancel")[0] == 0
    kept = json.loads(dondoc("show", number, "--json")[1])["history"]
    kept += json.loads(dondoc("show", other, "--json")[1])["history"]
    assert [(one["note"], one["evidence"]) for one in kept if one["act"] != "launch"] == [
        (f"vì {act}", f"giấy {act}") for act in (*(step[0] for step in steps), "cancel")
    ]
