"""Values to YAML as people write it: short lists on one line, long text folded, and whatever might be misread quoted.

What it writes reads back the same in any YAML reader: text that looks like a number, date or switch is quoted.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

WIDTH = 110
"""Columns within which a list, mapping or text stays on one line."""

HEADER = """\
# yaml-language-server: $schema=plan.schema.json
# Danh mục nhiệm vụ. Sửa ngay trong tệp này, rồi: dondoc check TỆP, dondoc launch TỆP (lược đồ: dondoc schema).
# handling: track = theo dõi từng việc, report = đưa vào báo cáo định kỳ, inform = phổ biến, quán triệt.
"""

DOUBTS = """\
# doubts = điểm cần xác nhận khi đọc văn bản. Sửa mục của nhiệm vụ thì điểm ấy hết; đã xem mà giữ nguyên thì xóa mục ấy ở đây.
"""

PLAIN = re.compile(r"[^\W_](?:[\w ./<>()+;%–&\-]|:(?=[^\s:])|,(?=\s?[^\s,]))*")
OTHERWISE = re.compile(
    r"[-+]?[\d.][\d_.,:-]*(e[-+]?\d+)?|0x[\da-f_]+|0o?[0-7]+|\d{4}-\d\d?-\d\d?[t ].*"
    r"|y|n|yes|no|on|off|true|false|null|nan|inf",
    re.IGNORECASE,
)
"""What some YAML reader takes for a number, a date, a time or a switch."""
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

Entry = Mapping[str, Any]
_TASKS = re.compile(r"(?m)^tasks:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*(?P<indent>[ ]*)- ")
_NEXT = re.compile(r"(?m)^[^\s#-]")


def yaml_text(head: Entry, tasks: Sequence[Entry], doubts: Sequence[Entry] | None = None) -> str:
    """The text of a plan: what is of the whole, its doubts (None: nothing of them), its tasks, a blank line between them."""
    lines = [HEADER.rstrip("\n"), *_mapping(head, "")]
    if doubts is not None:
        lines += ["", DOUBTS.rstrip("\n"), "doubts:" if doubts else "doubts: []"]
        lines += [line for one in doubts for line in _item(one)]
    lines.append("\ntasks:" if tasks else "\ntasks: []")
    for task in tasks:
        lines += [*_item(task), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _item(entry: Entry) -> list[str]:
    """A mapping as one of a list."""
    first, *rest = _mapping(entry, "  ")
    return [f"- {first[2:]}", *rest]


def _mapping(entries: Entry, indent: str) -> Iterator[str]:
    """A mapping as lines, one entry after the other."""
    for key, value in entries.items():
        written = scalar(key)
        if len(written) > 500:  # a longer one is a key only behind a question mark
            yield f"{indent}? {written}"
            yield from _entry(f"{indent}:", value, indent)
        else:
            yield from _entry(f"{indent}{written}:", value, indent)


def _entry(start: str, value: object, indent: str) -> Iterator[str]:
    """A key's value: on its line if it fits, else below it."""
    one_line = _flow(value) if isinstance(value, Mapping | list | tuple) else scalar(value)
    paragraphs = isinstance(value, str) and "\n" in value
    if one_line is not None and not paragraphs and (len(start) + len(one_line) < WIDTH or not value):
        yield f"{start} {one_line}"
    elif isinstance(value, Mapping):
        yield start
        yield from _mapping(value, indent + "  ")
    elif isinstance(value, list | tuple):
        yield start
        for item in value:
            yield f"{indent}  - {scalar(item) if isinstance(item, str) else _flow(item)}"
    else:
        yield from _text(start, value, indent + "  ")


def _flow(value: object) -> str | None:
    """A value on one line; None for text of several lines and for mappings that hold more than scalars and lists."""
    if isinstance(value, Mapping):
        parts = [(scalar(key, flow=True), _flow(item)) for key, item in value.items()]
        if any(item is None or item.startswith("{") for _, item in parts):
            return None
        return "{" + ", ".join(f"{key}: {item}" for key, item in parts) + "}"
    if isinstance(value, list | tuple):
        items = [_flow(item) for item in value]
        if any(item is None or item.startswith("{") for item in items):
            return None
        return "[" + ", ".join(str(item) for item in items) + "]"
    return scalar(value, flow=True)


def _text(start: str, value: object, indent: str) -> Iterator[str]:
    """A long scalar: folded if it is one paragraph, literal if several, quoted if only quoting keeps it."""
    text = str(value)
    plain = isinstance(value, str) and not UNSAFE.search(text) and text == text.strip()
    if not plain or any(line != line.strip() for line in text.split("\n")):
        yield f"{start} {scalar(value)}"
    elif "\n" in text:
        yield f"{start} |-"
        yield from (f"{indent}{line}" if line else "" for line in text.split("\n"))
    else:
        yield f"{start} >-"
        yield from (indent + line for line in _folded(text, WIDTH - len(indent)))


def _folded(text: str, width: int) -> Iterator[str]:
    """Lines broken at single spaces only, so that folding gives the same text back."""
    line = ""
    for piece in re.split(r"(?<=\S) (?=\S)", text):
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    yield line


def scalar(value: object, *, flow: bool = False) -> str:
    """One value on one line, quoted where a reader might take it for something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    text = str(value)
    plain = PLAIN.fullmatch(text) and not OTHERWISE.fullmatch(text) and not text.endswith(" ")
    if plain and not (flow and re.search(r"[,:]", text)):
        return text
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def tasks_in(text: str) -> int | None:
    """How many tasks a plan file has, by its lines alone; None where they are not written one below the other."""
    begin = _TASKS.search(text)
    if begin is None:
        return None
    end = _NEXT.search(text, begin.end())
    items = re.compile(rf"(?m)^{begin['indent']}- ")
    return sum(1 for _ in items.finditer(text, begin.end(), end.start() if end else len(text))) + 1
