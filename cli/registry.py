"""`units` and `people`: the registry of organisations and of those who work in them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.frames import Commands
from cli.options import Json
from cli.words import say

if TYPE_CHECKING:
    import datetime as dt

    from models.tokens import TokenLine

PANEL = say("Danh mục cơ quan, đơn vị", "Registry")
Role = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE[:UNIT]",
        help=say(
            "Vai trò: contact, officer, head, follower, coordinator, leader, supervisor, admin; không ghi CƠ-QUAN là của cơ quan người này",
            "Role: contact, officer, head, follower, coordinator, leader, supervisor, admin; without UNIT of the person's own",
        ),
    ),
]
Everywhere = Annotated[
    bool,
    typer.Option(
        "--all",
        help=say("Vai trò không ghi CƠ-QUAN là của toàn hệ thống", "Roles without UNIT are of the whole system"),
    ),
]
Limit = Annotated[int, typer.Option("--limit", min=1, help=say("Số dòng nhiều nhất", "Lines at most"))]
CHANNEL = say(
    "Kênh nhận tin (địa chỉ Apprise); urgent=URL chỉ nhận việc hỏa tốc, short=URL nhận bản ngắn",
    "Channel (an Apprise address); urgent=URL gets express matters alone, short=URL the short text",
)
SHEET = say(
    "Tệp CSV hoặc Excel (.xlsx), dòng đầu ghi tên cột: tên, loại; nếu có: mã, cấp trên, tỉnh, tên khác, từ ngày, đến ngày. "
    "Nhiều tên khác cách nhau bằng dấu ;",
    "CSV or Excel (.xlsx) file; first line, the columns: name, kind; if any: slug, parent, province, aliases, valid_from, valid_to. "
    "Several aliases are parted by ;",
)
Find = Annotated[str, typer.Argument(metavar="WORDS", help=say("Từ trong tên hoặc mã", "Words of name or slug"))]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    units = Commands(no_args_is_help=True)
    units.command("seed", help=say("Nạp danh mục có sẵn", "Load the data that comes along"))(seed)
    units.command("import", help=say("Nạp từ tệp CSV hoặc Excel", "Import a CSV or Excel file"))(import_)
    units.command("channel", help=say("Thêm kênh nhận tin của đơn vị", "Add where a unit is reached"))(add_channel)
    units.command("list", help=say("Xem cơ quan, đơn vị", "List units"))(list_units)
    people = Commands(no_args_is_help=True)
    people.command("add", help=say("Thêm hoặc sửa một người", "Add or change a person"))(add_person)
    people.command("password", help=say("Cấp đường dẫn đặt mật khẩu", "A link that sets a password"))(password)
    people.command("token", help=say("Cấp hoặc hủy khóa truy cập cho phần mềm", "Make or end a program's token"))(token)
    people.command("link", help=say("Gắn tài khoản xác thực chung", "Link an account of the single sign-on"))(link)
    people.command("unlink", help=say("Gỡ tài khoản xác thực chung", "Unlink the accounts"))(unlink)
    people.command("list", help=say("Xem danh sách người", "List people"))(list_people)
    app.add_typer(units, name="units", help=say("Cơ quan, đơn vị", "Units"), rich_help_panel=PANEL)
    app.add_typer(people, name="people", help=say("Người dùng, đầu mối", "People"), rich_help_panel=PANEL)


def seed(
    renew: Annotated[
        bool,
        typer.Option(
            "--renew",
            help=say("Đưa cả những dòng đã sửa về như bản kèm theo", "Bring rows that were changed back in line too"),
        ),
    ] = False,
    commune: Annotated[
        list[str] | None,
        typer.Option(
            "--commune",
            help=say("Nạp cả phòng, ban của xã, phường này", "The offices of this commune or ward too"),
        ),
    ] = None,
) -> int:
    """Load the registry that comes with the program; again changes nothing."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.registering import seed_registry

    ground = here()
    seeded = seed_registry(ground.engine(), ground.now, renew, commune or ())
    echo(t("cli.seeded", **seeded._asdict()))
    return 0


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=SHEET,
        ),
    ],
) -> int:
    """Import units from a CSV or Excel file: all of it, or, with anything wrong, nothing."""
    from cli.ground import here
    from cli.screen import echo, show_problems, t
    from cli.words import lang
    from desk.registering import import_registry
    from models.unit_sheets import LARGEST
    from plans.problems import has_errors

    ground = here()
    with file.open("rb") as sheet:
        data = sheet.read(LARGEST + 1)  # of one too large no more is read than shows it
    count, problems = import_registry(ground.engine(), data, file.name, ground.now, ground.settings.office)
    show_problems(problems, None, lang(), str(file))
    if has_errors(problems):
        return 1
    echo(t("cli.imported", n=count))
    return 0


def add_channel(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help=say("Cơ quan, đơn vị", "Unit"))],
    channel: Annotated[str, typer.Argument(metavar="[TAGS=]URL", help=CHANNEL)],
) -> int:
    """Add where a unit as a whole is reached: its own list of the day goes there."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.registering import add_channel as add

    ground = here()
    echo(t("cli.channel-added", slug=add(ground.engine(), ground.settings, unit, channel, ground.now)))
    return 0


def list_units(find: Find = "", limit: Limit = 50, json_: Json = False) -> int:
    """List units by words of their name or slug."""
    from cli.ground import here
    from cli.screen import as_json, echo, t, table
    from desk.registering import find_units

    ground = here()
    rows, total = find_units(ground.engine(), find, ground.today, limit)
    if json_:
        as_json({"total": total, "units": rows})
        return 0
    if not rows:
        echo(t("empty.units" if not find else "empty.found"))
        return 0
    headings = [t(f"column.{name}") for name in ("id", "name", "kind", "force")]
    table(headings, [[one.slug, one.name, t(f"unit-kind.{one.kind}"), t(f"force.{one.force}")] for one in rows], wide=1)
    echo(t("cli.shown", n=len(rows), total=total))
    return 0


def add_person(
    slug: Annotated[str, typer.Argument(metavar="PERSON", help=say("Mã, ví dụ nguyen-van-a", "Slug"))],
    name: Annotated[str, typer.Option("--name", help=say("Họ và tên", "Full name"))],
    unit: Annotated[str, typer.Option("--unit", metavar="UNIT", help=say("Cơ quan, đơn vị", "Unit"))],
    title: Annotated[str | None, typer.Option("--title", help=say("Chức vụ", "Title"))] = None,
    email: Annotated[str | None, typer.Option("--email", help=say("Thư công vụ", "E-mail"))] = None,
    channel: Annotated[list[str] | None, typer.Option("--channel", metavar="[TAGS=]URL", help=CHANNEL)] = None,
    role: Role = None,
    everywhere: Everywhere = False,
) -> int:
    """Add a person, or change one who is there."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.registering import NewPerson
    from desk.registering import add_person as add

    person = NewPerson(slug, name, unit, title, email, tuple(channel or ()), tuple(role or ()), everywhere)
    ground = here()
    of, roles = add(ground.engine(), ground.settings, person, ground.now)
    echo(t("cli.person-added", slug=slug, name=name))
    for one in roles:
        echo("  " + t("cli.role-of", role=t(f"role.{one.partition(':')[0]}"), scope=_scope(one, of)))
    return 0


def password(
    slug: Annotated[str, typer.Argument(metavar="PERSON", help=say("Mã của người", "Slug of a person"))],
) -> int:
    """Print a link with which a person sets a password, once; an older link of that person opens no more."""
    from cli.address import kept_address
    from cli.ground import here
    from cli.screen import echo, t
    from desk.logins import make_link

    ground = here()
    path = make_link(ground.engine(), ground.settings, slug, ground.now)
    hours, url = f"{ground.settings.link_hours:g}", kept_address(ground.settings).rstrip("/") + path
    echo(t("login.link", name=slug, hours=hours, url=url))
    return 0


def token(
    slug: Annotated[str, typer.Argument(metavar="PERSON", help=say("Mã của người", "Slug of a person"))],
    name: Annotated[str, typer.Option("--name", help=say("Tên phần mềm sẽ dùng khóa", "The program it is for"))] = "",
    scope: Annotated[
        list[str] | None,
        typer.Option("--scope", help=say("Phạm vi: read, act, plan, admin", "Scope: read, act, plan, admin")),
    ] = None,
    days: Annotated[int, typer.Option("--days", min=1, help=say("Dùng trong bao nhiêu ngày", "Days it opens"))] = 365,
    end: Annotated[int | None, typer.Option("--end", metavar="ID", help=say("Hủy khóa số này", "End this one"))] = None,
    json_: Json = False,
) -> int:
    """List the tokens of a person's programs; with --name make one, shown once; with --end end one."""
    from cli.ground import here
    from cli.screen import as_json, echo, t, table
    from desk.tokens import end_token, make_token, tokens_of

    ground = here()
    if end is not None:
        end_token(ground.engine(), slug, end, ground.now)
        echo(t("token.ended", id=end))
        return 0
    if name:
        made = make_token(ground.engine(), slug, name, scope or ["read"], ground.now, days=days)
        echo(t("token.made", name=name, day=made.expires_at.date().isoformat()))
        echo(made.secret)
        return 0
    found = tokens_of(ground.engine(), slug)
    if json_:
        as_json({"tokens": found})
        return 0
    if not found:
        echo(t("token.none"))
        return 0
    headings = [t("column.id"), t("token.name"), t("token.scopes"), t("token.until"), t("token.used")]
    table(headings, [[str(one.id), one.name, ", ".join(one.scopes), *_times(one, ground.now)] for one in found], wide=1)
    return 0


def link(
    slug: Annotated[str, typer.Argument(metavar="PERSON", help=say("Mã của người", "Slug of a person"))],
    subject: Annotated[
        str, typer.Argument(metavar="SUBJECT", help=say("Mã tài khoản (sub) bên kia", "The account's subject (sub)"))
    ],
) -> int:
    """Say by which account of the single sign-on a person logs in."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.single_sign_on import link as put

    ground = here()
    put(ground.engine(), ground.settings, slug, subject, ground.now)
    echo(t("login.linked", name=slug, subject=subject))
    return 0


def unlink(
    slug: Annotated[str, typer.Argument(metavar="PERSON", help=say("Mã của người", "Slug of a person"))],
) -> int:
    """No account of the single sign-on leads to this person any more."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.single_sign_on import unlink as take

    ground = here()
    echo(t("login.unlinked", name=slug, n=take(ground.engine(), slug, ground.now)))
    return 0


def list_people(
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT", help=say("Của đơn vị", "Of a unit"))] = None,
    json_: Json = False,
) -> int:
    """List people with their unit and roles."""
    from cli.ground import here
    from cli.screen import as_json, echo, t, table
    from desk.registering import find_people

    ground = here()
    people = find_people(ground.engine(), unit, ground.today, ground.settings.office or None)
    if json_:
        as_json({"people": people})
        return 0
    if not people:
        echo(t("empty.people"))
        return 0
    headings = [t(f"column.{name}") for name in ("id", "person", "unit", "role", "mail")]
    rows = [[one.slug, one.name, one.unit_name, ", ".join(map(_role, one.roles)), one.email or ""] for one in people]
    table(headings, rows, wide=2)
    return 0


def _times(one: "TokenLine", now: "dt.datetime") -> tuple[str, str]:
    """Until when a token opens (ended: that it does not), and when it was last used."""
    from cli.screen import t

    over = one.ended_at is not None or (one.expires_at is not None and one.expires_at <= now)
    until = t("token.over") if over else f"{one.expires_at:%d/%m/%Y}" if one.expires_at else ""
    return until, f"{one.used_at:%d/%m/%Y}" if one.used_at else t("token.never")


def _scope(role: str, own: str) -> str:
    """Of what a role is that was just given."""
    from cli.screen import t
    from plans.access import INSIDE

    name, _, scope = role.partition(":")
    unit, _, field = scope.partition(":")
    told = [unit or (own if name in INSIDE else ""), field]
    return ", ".join(filter(None, told)) or t("kept.everything")


def _role(role: str) -> str:
    from cli.screen import t

    name, _, scope = role.partition(":")
    words = t(f"role.{name}")
    return f"{words} ({scope})" if scope else words
