"""`make demo`: the main job once, on this machine alone. A directive in; a plan, its launch, work, mails, the overdue table out.

The commands shown are run as shown. What people do on later days is done by the same functions with those days given.
"""

import asyncio
import csv
import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examples.mailbox import Mailbox

HERE = Path(__file__).parent
ROOM = Path(".run/demo")
PLAN = ROOM / "chi-thi-mau.plan.yaml"
ZONE = dt.timezone(dt.timedelta(hours=7))
DEEDS = [
    ("2026-03-18 08:10", "an", "so-noi-vu", "accept", ""),
    ("2026-03-18 09:00", "binh", "so-tai-chinh", "accept", ""),
    ("2026-03-18 09:20", "chi", "so-xay-dung", "accept", ""),
    ("2026-03-19 14:00", "em", "so-khoa-hoc-va-cong-nghe", "accept", ""),
    ("2026-04-10 10:30", "binh", "so-tai-chinh", "hand-in", "Kế hoạch số 118/KH-STC ngày 10/4/2026"),
    ("2026-04-13 15:00", "an", "so-tai-chinh", "approve", "Đủ nội dung"),
    ("2026-04-14 16:20", "chi", "so-xay-dung", "hand-in", "Kế hoạch số 93/KH-SXD ngày 14/4/2026"),
    ("2026-04-16 09:00", "an", "so-xay-dung", "return", "Thiếu danh sách vụ việc tồn từ năm 2025"),
    ("2026-04-17 10:00", "an", "so-noi-vu", "hand-in", "Kế hoạch số 71/KH-SNV ngày 17/4/2026"),
]
"""Who did what when, all for task 1.a (due 14/4/2026): in time, returned with a date for the correction, late."""


def main() -> int:
    """Run the demonstration; 0 when every step did what it should."""
    prepare()
    from examples.mailbox import Mailbox

    with Mailbox(ROOM / "mailbox") as box:
        os.environ |= {
            "DONDOC_SMTP_HOST": box.host, "DONDOC_SMTP_PORT": str(box.port), "DONDOC_SMTP_USER": box.user,
            "DONDOC_SMTP_PASSWORD": box.password, "DONDOC_SMTP_CA": str(box.ca),
        }  # fmt: skip
        registry()
        document()
        launch()
        work()
        morning(box)
    supervisor()
    print(f"\nXong. Mở dịch vụ để xem trên trang (Ctrl-C để dừng):\n  DONDOC_DATA_DIR={ROOM} .venv/bin/dondoc up")
    print("Với cơ sở dữ liệu của chính mình: .venv/bin/dondoc up")
    return 0


def prepare() -> None:
    """A room of its own, empty, and Prefect told to stay at home before it is imported."""
    shutil.rmtree(ROOM, ignore_errors=True)
    ROOM.mkdir(parents=True)
    from flows.environment import prefect_environment

    os.environ |= {
        "DONDOC_DATA_DIR": str(ROOM), "DONDOC_OFFICE": "song-thao-van-phong-ubnd", "DONDOC_OFFICE_PHONE": "0000 000 000",
        "DONDOC_MAIL_FROM": "dondoc@songthao.example", "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    }  # fmt: skip
    os.environ.pop("DONDOC_DATABASE_URL", None)
    os.environ |= prefect_environment(ROOM.absolute() / "prefect")


def step(number: int, title: str) -> None:
    """A heading; what follows is seen as it happens."""
    print(f"\n== {number}. {title}", flush=True)


def dondoc(*arguments: str, quiet: bool = False) -> None:
    """Run a command as a user would type it, here in this process."""
    from cli.main import main as command

    if not quiet:
        words = [f"'{one}'" if " " in one else one for one in arguments]
        print(f"$ dondoc {' '.join(words)}", flush=True)
    code = command(list(arguments))
    sys.stdout.flush()
    if code:
        raise SystemExit(f"dondoc {arguments[0]}: exit code {code}")


def registry() -> None:
    """The country's registry, the fictional province's own units, its people."""
    step(1, "Danh mục cơ quan, đơn vị và người dùng")
    dondoc("units", "seed")
    dondoc("units", "import", str(HERE / "co-quan.csv"))
    for slug, name, unit, title, email, roles in people():
        given = [part for role in roles.split() for part in ("--role", role)]
        person = ["people", "add", slug, "--name", name, "--unit", unit, "--title", title, "--email", email]
        dondoc(*person, *given, quiet=slug != "hoa")


def people() -> Iterator[list[str]]:
    """The rows of examples/nguoi.csv."""
    with (HERE / "nguoi.csv").open(encoding="utf-8", newline="") as file:
        yield from list(csv.reader(file))[1:]


def document() -> None:
    """The directive becomes a plan in three piles, its doubts shown."""
    step(2, "Trích nhiệm vụ từ văn bản, chia ba nhóm")
    dondoc("compile", str(HERE / "chi-thi-mau.txt"), "--output", str(PLAN))
    dondoc("check", str(PLAN))


def launch() -> None:
    """Shown first, then put in force by the Prefect flow."""
    step(3, "Xem trước khi giao")
    dondoc("launch", str(PLAN), "--today", "2026-03-17", "--by", "hoa", "--agreed-by", "dung")
    step(4, "Giao nhiệm vụ bằng luồng Prefect launch-plan (máy chủ Prefect tạm trên máy này, lần đầu khoảng nửa phút)")
    from flows.launch_plan import launch_plan

    counts = asyncio.run(launch_plan(file=str(PLAN), proposed_by="hoa", agreed_by="dung", now=at("2026-03-17 08:30")))
    print(f"Đã giao: {counts['tasks']} nhiệm vụ, {counts['assignments']} lượt giao, {counts['units']} đơn vị")


def work() -> None:
    """Units and confirmers move their assignments; one result is returned, some units do nothing."""
    step(5, "Đơn vị tiếp nhận, báo cáo; người xác nhận duyệt hoặc trả lại")
    for day, who, unit, verb, note in DEEDS:
        do(at(day), who, f"song-thao-{unit}", verb, note)


def do(moment: dt.datetime, who: str, unit: str, verb: str, note: str) -> None:
    """One act on the unit's assignment of task 1.a, or on all it was given when it accepts."""
    from desk.acting import Doing, act
    from desk.reporting import Window, task_list
    from models.database import prepare as database
    from models.settings import settings
    from plans.stages import Act
    from plans.wanted import Wanted
    from plans.wording import label

    engine = database(settings())
    lines = [
        one
        for one in task_list(engine, moment, Wanted(unit=unit), Window(100)).rows
        if verb == "accept" or one.task == "1.a"
    ]
    evidence = note if verb == "hand-in" else None
    doing = Doing(Act(verb), who, None if evidence else note or None, evidence, correct_by_of(verb, moment))
    for moved in act(engine, doing, [one.id for one in lines], now=moment, zone=ZONE):
        stages = f"{label('stage.' + moved.from_stage)} → {label('stage.' + moved.to_stage)}"
        print(f"  {moment.astimezone(ZONE):%d/%m/%Y %H:%M}  {moved.unit}: {moved.title[:40]}…  {stages}  {note}")
    engine.dispose()


def correct_by_of(verb: str, moment: dt.datetime) -> dt.date | None:
    """A return gives five days."""
    return (moment + dt.timedelta(days=5)).date() if verb == "return" else None


def morning(box: "Mailbox") -> None:
    """The morning of 20 April: reminders decided, sent through Apprise to a real mail server, shown as they arrived."""
    from examples.mailbox import body
    from flows.deliver_outbox import deliver_outbox
    from flows.send_reminders import send_reminders

    step(6, "Sáng thứ Hai 20/04/2026: nhắc việc, gửi thư qua máy chủ thư thật (STARTTLS, đăng nhập)")
    told = asyncio.run(send_reminders(now=at("2026-04-20 07:15")))
    sent = asyncio.run(deliver_outbox(now=at("2026-04-20 07:35")))
    briefs = sum("gửi bù" in mail["Subject"] for mail in box.mails)  # no delivery ran on Friday afternoon
    print(
        f"Người cần xử lý hôm nay: {told['persons']}; tin: {told['messages']}, báo cáo tuần gửi bù: {briefs}; "
        f"đã gửi: {sent['sent']}, chưa được: {sent['failed']}"
    )
    for mail in box.mails:
        print(f"  {mail['To']}: {mail['Subject']}")
    for mail in box.mails[:2]:
        print(f"\n--- thư gửi {mail['To']} ({mail['X-Dondoc-Key']}) ---\nTiêu đề: {mail['Subject']}\n")
        print(body(mail).rstrip())
    if sent["failed"] or sent["sent"] != told["messages"] + briefs or len(box.mails) != sent["sent"]:
        raise SystemExit("không phải mọi thư đều đến nơi")


def supervisor() -> None:
    """What the supervisor looks at."""
    step(7, "Lãnh đạo theo dõi: nhiệm vụ quá hạn")
    dondoc("overdue", "--at", "2026-04-20T08:00", "--supervisor", "song-thao-ubnd")


def at(text: str) -> dt.datetime:
    """A moment of the office's clock."""
    return dt.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


if __name__ == "__main__":
    sys.exit(main())
