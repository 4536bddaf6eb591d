"""Help in the language of the run: what typer writes around our words, and what stands for a value (ĐƠN-VỊ, NGÀY).

Nothing is imported for it before help is drawn: `dondoc --help` must come at once.
"""

import re
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from cli.words import lang

VALUES = {
    "DATE": "NGÀY", "DUE": "THỜI-HẠN", "DOC": "VĂN-BẢN", "FIELD": "LĨNH-VỰC", "FILE": "TỆP", "FOLDER": "THƯ-MỤC", "ID": "MÃ-SỐ",
    "MONTH": "THÁNG", "NUMBER": "SỐ", "PERCENT": "PHẦN-TRĂM", "PERSON": "NGƯỜI", "PLAN": "DANH-MỤC", "ROLE": "VAI-TRÒ", "ASK": "MÃ-ĐỀ-NGHỊ",
    "SECTION": "PHẦN", "STATE": "TÌNH-TRẠNG", "SUBJECT": "TÀI-KHOẢN", "TAGS": "NHÃN", "TASK": "NHIỆM-VỤ",
    "TEXT": "NỘI-DUNG", "TIME": "THỜI-ĐIỂM", "UNIT": "CƠ-QUAN", "URGENCY": "ĐỘ-KHẨN", "URL": "ĐỊA-CHỈ",
    "WORDS": "TỪ", "YEAR": "NĂM", "STR": "CHỮ", "INT": "SỐ", "FLOAT": "SỐ", "PATH": "TỆP", "COMMAND": "LỆNH",
    "ARGS": "ĐỐI-SỐ", "OPTIONS": "TÙY-CHỌN",
}  # fmt: skip
"""What stands for a value, as our commands name it -> in Vietnamese."""
FRAMES = {
    "ARGUMENTS_PANEL_TITLE": ("Đối số", "Arguments"),
    "OPTIONS_PANEL_TITLE": ("Tùy chọn", "Options"),
    "COMMANDS_PANEL_TITLE": ("Lệnh", "Commands"),
    "DEFAULT_STRING": ("[không ghi thì là: {}]", "[default: {}]"),
    "REQUIRED_LONG_STRING": ("[bắt buộc]", "[required]"),
}
"""Names of typer's own words in `typer.rich_utils` -> ours, theirs."""


if TYPE_CHECKING:
    _Base = TyperCommand
else:
    _Base = object


class _Framed(_Base):
    """A command whose help is in one language from its first word to its last."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  (as typer calls it)
        super().__init__(*args, **more | {"options_metavar": _value(more.get("options_metavar") or "[OPTIONS]")})
        for param in self.params:
            _name(param)

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """The first line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Usage: " if lang() == "en" else "Cách dùng: ")

    def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401
        """`--help`, which typer explains itself."""
        option: TyperOption | None = super().get_help_option(ctx)
        if option is not None and lang() == "vi":
            option.help = "Xem hướng dẫn này rồi thôi"
            _name(option)
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """All of it."""
        from typer import rich_utils

        for name, (vi, en) in FRAMES.items():
            setattr(rich_utils, name, en if lang() == "en" else vi)
        super().format_help(ctx, formatter)


class Command(_Framed, TyperCommand):
    """One command."""


class Group(_Framed, TyperGroup):
    """A command that has others below it."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401
        below = _value(more.get("subcommand_metavar") or "COMMAND [ARGS]...")
        super().__init__(*args, **more | {"subcommand_metavar": below})


class Commands(typer.Typer):
    """A typer application whose commands are such."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401
        super().__init__(cls=Group, **more)

    def command(self, name: str | None = None, **more: Any) -> Any:  # noqa: ANN401
        """As typer's, with our class."""
        return super().command(name, cls=Command, **more)


def _value(words: str) -> str:
    """What stands for values, in the language of the run."""
    return words if lang() == "en" else re.sub(r"[A-Z]+", lambda one: VALUES.get(one[0], one[0]), words)


def _name(param: object) -> None:
    """A parameter's value by a word of ours: typer would say `<str>`, and `<bool>` of what takes no value."""
    if lang() == "en" or not isinstance(param, TyperArgument | TyperOption):
        return
    if isinstance(param, TyperArgument):
        param.metavar = _value(param.metavar or param.name or "")
        vars(param)["display_type_rich"] = lambda ctx: None  # the name says it
    elif param.is_flag:
        vars(param)["display_type_rich"] = lambda ctx: None
    else:
        kind = re.sub(r"list\[(\w+)\]|(\w+) range", r"\1\2", param.bare_type())
        param.metavar = _value(param.metavar or kind.upper())
