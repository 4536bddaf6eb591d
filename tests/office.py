"""A small fictional office for tests of desk, commands and pages: a province, two departments, two communes, six people."""

import datetime as dt

from models.database import writing
from models.tables import Person, Role, Unit
from plans.due import Immediate, OnDate, OnEvent, Recurring
from plans.plan import Directive, Handling, Plan, Task
from tests.kept import kept

DAY = dt.date(2026, 9, 1)
NOW = dt.datetime(2026, 9, 1, 1, 0, tzinfo=dt.UTC)
UNITS = {
    "tinh-song-thao": ("Ủy ban nhân dân tỉnh Sông Thao", "province", None),
    "song-thao/van-phong": ("Văn phòng Ủy ban nhân dân tỉnh Sông Thao", "office", "tinh-song-thao"),
    "song-thao/so-noi-vu": ("Sở Nội vụ tỉnh Sông Thao", "department", "tinh-song-thao"),
    "song-thao/so-tai-chinh": ("Sở Tài chính tỉnh Sông Thao", "department", "tinh-song-thao"),
    "song-thao/xa-an-binh": ("Ủy ban nhân dân xã An Bình", "commune", "tinh-song-thao"),
    "song-thao/xa-tan-lap": ("Ủy ban nhân dân xã Tân Lập", "commune", "tinh-song-thao"),
}
PEOPLE = {
    "hoa": ("Nguyễn Thị Hoa", "song-thao/van-phong", [("coordinator", None), ("follower", None)]),
    "dung": ("Trần Văn Dũng", "song-thao/van-phong", [("leader", None)]),
    "an": ("Phạm Văn An", "song-thao/so-noi-vu", [("contact", "song-thao/so-noi-vu")]),
    "binh": ("Lê Thị Bình", "song-thao/so-noi-vu", []),
    "chi": ("Đỗ Thị Chi", "song-thao/so-tai-chinh", [("contact", "song-thao/so-tai-chinh")]),
    "em": ("Vũ Văn Em", "song-thao/xa-an-binh", [("contact", "song-thao/xa-an-binh")]),
}

MORE = {
    "admin": ("tinh-song-thao", ("admin", None, "")),
    "giam": ("tinh-song-thao", ("supervisor", "tinh-song-thao", "")),
    "giam2": ("tinh-song-thao", ("supervisor", "song-thao/so-tai-chinh", "")),
    "vien": ("tinh-song-thao", ("follower", None, "y-te")),
    "khach": ("song-thao/xa-tan-lap", None),
}
"""A few more people for the tests of who may what: an admin, supervisors of all and of one, a follower of a field, nobody."""


def furnish_more(engine):
    """Add those people."""
    with writing(engine) as session:
        ids = {unit.slug: unit.id for unit in session.exec(_units())}
        for slug, (unit, hat) in MORE.items():
            person = Person(slug=slug, name=f"Người {slug}", unit_id=ids[unit])
            session.add(person)
            session.flush()
            if hat:
                session.add(Role(person_id=person.id, role=hat[0], unit_id=ids.get(hat[1]), field=hat[2]))


def give(engine, settings):
    """Give the plan below: assignments 1 and 2 are the first department's, 3 the second's."""
    from desk.intake import take_in
    from desk.launching import Wish, launch_plan, propose
    from plans.files import write_plan

    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    launch_plan(engine, propose(engine, take_in(write_plan(plan()).encode(), "a.yaml"), wish, settings), wish)


@kept
def given(engine):
    """The office with the few more people and the plan given."""
    from models.settings import Settings

    furnish(engine)
    furnish_more(engine)
    give(engine, Settings(office="song-thao/van-phong"))


@kept
def furnish(engine):
    """Put the office into the database."""
    units_alone(engine)
    with writing(engine) as session:
        ids = {unit.slug: unit.id for unit in session.exec(_units())}
        for slug, (name, unit, roles) in PEOPLE.items():
            person = Person(slug=slug, name=name, unit_id=ids[unit])
            session.add(person)
            session.flush()
            for role, scope in roles:
                session.add(Role(person_id=person.id, role=role, unit_id=ids[scope] if scope else None))


def units_alone(engine):
    """Its units, with nobody in them."""
    with writing(engine) as session:
        for slug, (name, kind, _) in UNITS.items():
            session.add(Unit(slug=slug, name=name, kind=kind))
        session.flush()
        ids = {unit.slug: unit for unit in session.exec(_units())}
        for slug, (_, _, parent) in UNITS.items():
            ids[slug].parent_id = ids[parent].id if parent else None
            ids[slug].province_id = ids["tinh-song-thao"].id


def _units():
    from sqlmodel import select

    return select(Unit)


def plan(**changes):
    """A plan of five tasks in all three piles, its names bound by slugs."""
    tasks = (
        Task(
            id="1.a",
            title="Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã",
            clause="1.a",
            quote="a) Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã, xong trước ngày 01/10/2026.",
            lead=("Sở Nội vụ",),
            with_=("Sở Tài chính",),
            due=OnDate(date=dt.date(2026, 9, 30), text="trước ngày 01/10/2026"),
        ),
        Task(
            id="1.b",
            title="Báo cáo kết quả thực hiện",
            clause="1.b",
            quote="b) Hằng năm báo cáo kết quả trước ngày 15/12.",
            lead=("Sở Nội vụ", "Sở Tài chính"),
            due=Recurring(rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", text="hằng năm, trước ngày 15/12"),
        ),
        Task(
            id="2",
            title="Tuyên truyền, phổ biến nội dung văn bản",
            clause="2",
            quote="2. Tuyên truyền, phổ biến nội dung văn bản này.",
            lead=("Các xã",),
            handling=Handling.INFORM,
        ),
        Task(
            id="3",
            title="Phản ánh khó khăn, vướng mắc",
            clause="3",
            quote="3. Nếu có khó khăn, vướng mắc, phản ánh về Văn phòng.",
            lead=("Các xã",),
            due=OnEvent(text="nếu có khó khăn, vướng mắc"),
        ),
        Task(
            id="4",
            title="Niêm yết công khai thủ tục tại trụ sở",
            clause="4",
            quote="4. Niêm yết ngay thủ tục tại trụ sở.",
            lead=("Các xã",),
            due=Immediate(text="ngay"),
        ),
    )
    bindings = {
        "Sở Nội vụ": ("song-thao/so-noi-vu",),
        "Sở Tài chính": ("song-thao/so-tai-chinh",),
        "Các xã": ("song-thao/xa-an-binh", "song-thao/xa-tan-lap"),
    }
    head = Directive(
        kind="chi-thi",
        number="12/CT-UBND",
        issuer="UBND tỉnh Sông Thao",
        issued=dt.date(2026, 8, 28),
        subject="Về việc thử",
    )
    values = {
        "plan": "12-ct-ubnd-2026",
        "title": "Về việc thử",
        "directive": head,
        "office": "song-thao/van-phong",
        "bindings": bindings,
        "tasks": tasks,
    }
    return Plan(**(values | changes))
