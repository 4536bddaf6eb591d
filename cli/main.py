"""`dondoc`: the command line. Everything heavy is imported inside the commands, so that help comes at once."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from cli import (
    acting,
    compiling,
    day,
    exchanging,
    handing_over,
    hooks,
    inside,
    launching,
    listing,
    more_time,
    papers,
    partners,
    periods,
    registry,
    serving,
)
from cli.frames import Commands
from cli.words import say, split_lang

app = Commands(
    name="dondoc",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)
LANGUAGE = say("Ngôn ngữ: vi hoặc en (hoặc biến DONDOC_LANG)", "Language: vi or en (or the variable DONDOC_LANG)")


def _version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"dondoc {version('dondoc')}")
        raise typer.Exit


@app.callback(
    help=say(
        "Từ văn bản giao nhiệm vụ đến kết quả: trích nhiệm vụ, giao, nhắc việc, theo dõi quá hạn. "
        "Lệnh giao, điều chỉnh, chuyển giao chỉ cho xem trước; thêm --yes để thực hiện.",
        "From a directive to its results: compile it, launch its tasks, remind, see what is overdue. "
        "What gives, amends or hands over only shows; with --yes it is done.",
    )
)
def _root(
    language: Annotated[str, typer.Option("--lang", help=LANGUAGE, metavar="vi|en")] = "vi",
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=say("In số phiên bản", "Print the version")),
    ] = False,
) -> None:
    """Hold the options that every command has; main() has taken `--lang` out before."""


for group in (
    compiling,
    day,
    registry,
    launching,
    acting,
    handing_over,
    inside,
    more_time,
    partners,
    listing,
    periods,
    papers,
    serving,
    exchanging,
    hooks,
):
    group.add_to(app)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    from cli.edge import run

    rest, asked = split_lang(sys.argv[1:] if argv is None else argv, os.environ)
    os.environ["DONDOC_LANG"] = "en" if asked.lower().startswith("en") else "vi"
    return run(app, rest)


if __name__ == "__main__":
    sys.exit(main())
