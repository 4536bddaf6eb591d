"""`report`, `brief`, `letter`: the supervisor's papers as files, with the figures of the lists for the same moment."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.listing import PANEL, At, InField, InPlan
from cli.words import lang, say

if TYPE_CHECKING:
    import datetime as dt

    from desk.papers.letter import Letter
    from desk.papers.making import Kind
    from plans.wanted import Wanted

REPORT, BRIEF, LETTER = (".xlsx", ".docx", ".pdf"), (".pdf", ".docx"), (".docx", ".pdf")
"""Endings that each paper can have, as they are said when another was asked for."""
Under = Annotated[
    str | None,
    typer.Option("--unit", metavar="UNIT", help=say("Của đơn vị này và trực thuộc", "Of this unit and all under it")),
]
Overwrite = Annotated[bool, typer.Option("--force", help=say("Ghi đè tệp đã có", "Overwrite a file that is there"))]


def _file(*endings: str) -> Callable[[str], Path]:
    """A reader of a file's name with one of these endings."""

    def read(text: str) -> Path:
        if Path(text).suffix.lower() not in endings:
            told = ", ".join(endings)
            raise typer.BadParameter(
                f"tên tệp phải kết thúc bằng {told}" if lang() == "vi" else f"it must end in {told}"
            )
        return Path(text)

    return read


def _letter_place(text: str) -> Path:
    """A .docx or .pdf, or a folder; what is named as another kind of paper is neither."""
    known = {*REPORT, *BRIEF, ".doc", ".odt", ".rtf", ".html", ".txt", ".zip"}
    return _file(*LETTER)(text) if Path(text).suffix.lower() in known and not Path(text).is_dir() else Path(text)


ReportFile = Annotated[
    Path,
    typer.Option(
        "--output", "-o", parser=_file(*REPORT), metavar="FILE", help=say("Tệp .xlsx, .docx hoặc .pdf", "File")
    ),
]
BriefFile = Annotated[
    Path, typer.Option("--output", "-o", parser=_file(*BRIEF), metavar="FILE", help=say("Tệp .pdf hoặc .docx", "File"))
]
LetterPlace = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        parser=_letter_place,
        metavar="FILE|FOLDER",
        help=say(
            "Tệp .docx hoặc .pdf: một công văn có phụ lục từng đơn vị; thư mục: mỗi đơn vị một công văn",
            "A .docx or .pdf: one letter, an annex a unit; a folder: a letter to each unit",
        ),
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    add = app.command
    add("report", help=say("Biểu tổng hợp theo cơ quan, đơn vị", "The official table by unit"), rich_help_panel=PANEL)(
        report
    )
    add("brief", help=say("Một trang A4 trình lãnh đạo cuối tuần", "One page for Friday"), rich_help_panel=PANEL)(brief)
    add(
        "letter",
        help=say(
            "Dự thảo công văn đôn đốc, kèm phụ lục từng đơn vị", "Draft the letter that urges, units' tasks annexed"
        ),
        rich_help_panel=PANEL,
    )(letter)


def report(
    output: ReportFile,
    unit: Under = None,
    field: InField = None,
    plan: InPlan = None,
    official: Annotated[
        bool,
        typer.Option(
            "--official",
            help=say(
                "Báo cáo theo thể thức, kèm biểu và danh sách quá hạn", "As an official report, the table annexed"
            ),
        ),
    ] = False,
    at: At = None,
    force: Overwrite = False,
) -> int:
    """Write the table by unit: the six leaves, share in time with its formula, as of a moment."""
    from desk.papers.making import Kind
    from plans.wanted import Wanted

    kind = Kind.ACCOUNT if official else Kind.REPORT
    return _made(kind, output, Wanted(unit, True, field, plan), at, force)


def brief(
    output: BriefFile,
    unit: Under = None,
    field: InField = None,
    plan: InPlan = None,
    at: At = None,
    force: Overwrite = False,
) -> int:
    """Write one page: overdue and whether it grows, the five that matter, whose turn, what comes, what to decide."""
    from desk.papers.making import Kind
    from plans.wanted import Wanted

    return _made(Kind.BRIEF, output, Wanted(unit, True, field, plan), at, force)


def _made(kind: "Kind", output: Path, wanted: "Wanted", at: "dt.date | None", force: bool) -> int:
    from cli.ground import here, moment_of
    from desk.papers.making import Order, make_paper

    ground = here()
    held, ending = ground.settings, output.suffix.lower().removeprefix(".")
    order = Order(kind, ending, moment_of(at, ground), held.zone, wanted, office=held.office)
    return written({output: make_paper(ground.engine(), order).content}, force)


def letter(
    output: LetterPlace,
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="UNIT", help=say("Đơn vị cần đôn đốc (nhắc lại được)", "Whom to urge (repeat)")),
    ] = None,
    at: At = None,
    force: Overwrite = False,
) -> int:
    """Draft the letter for what is overdue and not handed in; number, date and signature stay open."""
    from cli.ground import here, moment_of
    from cli.screen import echo, show_problems, t
    from desk.papers.letter import apart, letter_facts, letter_paper
    from desk.papers.pdf import pdf
    from desk.papers.word import docx

    ground = here()
    moment, held = moment_of(at, ground), ground.settings
    facts, problems = letter_facts(
        ground.engine(), moment, held.zone, office=held.office, units=unit or (), now=ground.now
    )
    show_problems(problems, lang=lang())
    if output.suffix.lower() in LETTER:
        made = pdf if output.suffix.lower() == ".pdf" else docx
        _write_all({output: made(letter_paper(facts), moment)}, force)
    else:
        output.mkdir(parents=True, exist_ok=True)
        _write_all({output / _name(one): docx(letter_paper(one), moment) for one in apart(facts)}, force)
    tasks = sum(len(one.lines) for one in facts.units)
    echo(t("cli.letters-written", units=len(facts.units), tasks=tasks, file=str(output)))
    return 0


def _name(letter: "Letter") -> str:
    """The file of a letter to one unit: don-doc-dong-thap-so-noi-vu.docx."""
    return f"don-doc-{letter.units[0].unit.replace('/', '-')}.docx"


def written(files: Mapping[Path, bytes], force: bool) -> int:
    """The files, each whole, or none of them; says which."""
    from cli.screen import echo, t

    _write_all(files, force)
    for file in files:
        echo(t("cli.paper-written", file=str(file)))
    return 0


def _write_all(files: Mapping[Path, bytes], force: bool) -> None:
    """Write each file whole; none where one is there already that somebody may have edited."""
    from plans.problems import DondocError, Place, error

    if there := [file for file in files if file.is_file() and not force]:
        raise DondocError(*(error("paper-exists", Place(file=str(file))) for file in there))
    for file, made in files.items():
        _write(file, made)


def _write(file: Path, made: bytes) -> None:
    import os

    if file.exists() and not file.is_file():  # a device, or a folder, which refuses
        file.write_bytes(made)
        return
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(made)
        os.replace(part, file)
    except OSError as failure:
        part.unlink(missing_ok=True)
        failure.filename = str(file)
        raise
