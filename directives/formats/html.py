"""A web page to text: the article with its tables and numbered lists, without menus, footers and readers' comments."""

import codecs
import itertools
import re
from collections.abc import Iterator
from typing import Any

from directives.formats.blocks import (
    Block,
    Cell,
    Paragraph,
    Table,
    cell_text,
    is_layout,
    is_stamp,
    says_again,
    write_blocks,
)
from directives.formats.html_large import BLOCK_TAGS, count_elements, is_large, main_part, unwrap_inline
from directives.formats.numbering import spelled
from plans.problems import Place, Problem, doubt, error

MOST_ELEMENTS = 40_000
"""The most elements of a page that is read, those apart that only say how letters look."""
_MOST_TAGS = 400_000
_DEEPEST = 255
"""How many elements deep the parser goes; what stands after them would be lost without a word."""
_META = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,30})""")
_CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
"""What no tree of elements takes, though a page can hold it, also by its number."""
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_ROWS = 2_000
_MOST_COLUMNS = 24
_MOST_FILLED = 20_000
_LEAST_SHARE = 0.25
_NEW_LINE = "\u2424"
"""Stands for a line break in a cell while trafilatura works, which keeps none there."""


def read_html(data: bytes, place: Place) -> tuple[str, list[Problem]]:
    """The article of a page; where none stands out, the whole page with a doubt that says so."""
    from lxml import etree, html

    page = decode_html(data)
    if page is None:
        return "", [error("file-binary", place)]
    if page.count("<") > _MOST_TAGS:
        return "", [error("html-too-many-elements", place, limit=MOST_ELEMENTS)]
    parser = html.HTMLParser(no_network=True)
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "", [error("file-damaged", place)]
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return "", [error("html-too-deep", place, limit=_DEEPEST)]
    unwrap_inline(root)
    if count_elements(root) > MOST_ELEMENTS:
        return "", [error("html-too-many-elements", place, limit=MOST_ELEMENTS)]
    _plain(root)
    _without(root, "script", "style", "noscript", "template", "head/style", "svg", "form/select")
    _plain_tables(root)
    _number_lists(root)
    whole = _whole(root)
    stamps: list[Block] = [block for block in whole if isinstance(block, Paragraph) and is_stamp(block.text)]
    large = is_large(root)
    article = _whole(main_part(root)) if large else _article(root)
    text, told = write_blocks(article), [doubt("html-large-page", place)] if large else []
    if len(text) < _LEAST_SHARE * sum(len(block.text) for block in whole if isinstance(block, Paragraph)):
        article, told = whole, [doubt("html-whole-page", place)]
    lines = {line.strip() for line in text.split("\n")}
    missing: list[Block] = [
        stamp for stamp in stamps if isinstance(stamp, Paragraph) and stamp.text.strip() not in lines
    ]
    return write_blocks([*([] if told else missing), *article]), told


def decode_html(data: bytes) -> str | None:
    """The characters of a page: by its byte order mark, as UTF-8, else as its meta element says; a stray byte is no hindrance."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        names = ["utf-16"]
    else:
        found = _META.search(data[:4096])
        names = ["utf-8-sig", *([found.group(1).decode("ascii")] if found else [])]
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    mended = data.decode("utf-8", "replace")
    return mended if mended.count("\ufffd") <= len(data) // 1000 else None


def _plain(root: Any) -> None:
    """Take out of the texts what no tree takes when they are written again; each text is one piece afterwards.

    Pieces side by side, left by elements taken out, would be walked again and again.
    """
    for element in root.iter():
        if element.text:
            element.text = _CONTROL.sub(" ", element.text)
        if element.tail:
            element.tail = _CONTROL.sub(" ", element.tail)


def _without(root: Any, *names: str) -> None:
    for name in names:
        for element in list(root.iterfind(f".//{name}")):
            element.drop_tree()


def _number_lists(root: Any) -> None:
    """Ordered lists as paragraphs that begin with the numbers a browser would count."""
    listings = list(root.iter("ol"))
    for listing in listings:
        start = listing.get("start", "1")
        count = int(start) if re.fullmatch(r"\d{1,4}", start) else 1
        format_ = _LIST_FORMATS.get(listing.get("type", "1"), "decimal")
        for item in listing.iterchildren("li"):
            value = item.get("value", "")
            count = int(value) if re.fullmatch(r"\d{1,4}", value) else count
            _own_paragraph(item, f"{spelled(count, format_)}{')' if format_ == 'lowerLetter' else '.'} ")
            count += 1
    for listing in listings:
        for item in list(listing.iterchildren("li")):
            item.tag = "div"
        listing.tag = "div"


def _own_paragraph(item: Any, label: str) -> None:
    """What an item says before its first block, with its label, in a paragraph of its own."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        item[0].text = label + (item[0].text or "").lstrip()
        return
    paragraph = item.makeelement("p")
    paragraph.text = label + (item.text or "").lstrip()
    item.text = None
    while len(item) and item[0].tag not in BLOCK_TAGS and item[0].tag not in ("table", "ul", "ol"):
        paragraph.append(item[0])
    item.insert(0, paragraph)


def _plain_tables(root: Any) -> None:
    """Cells over several rows said again in each (a number in front only once), those over several columns filled up; lines kept."""
    if sum(1 for _ in root.iter("tr")) > _MOST_ROWS:
        return
    budget = iter(range(_MOST_FILLED))
    for table in root.iter("table"):
        below: dict[int, tuple[int, str]] = {}
        for row in table.iter("tr"):
            column = 0
            for cell in [child for child in row if child.tag in ("td", "th")]:
                column = _fill(row, cell, column, below, budget)
                for inner in [*cell.iter("br"), *list(cell.iter("p", "div", "li"))[1:]]:
                    if inner.tag == "br":
                        inner.tail = _NEW_LINE + (inner.tail or "")
                    else:
                        inner.text = _NEW_LINE + (inner.text or "")
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                if high > 1 and column < _MOST_COLUMNS:
                    below.update({column + more: (high - 1, _inline(cell) if not more else "") for more in range(wide)})
                cell.attrib.pop("rowspan", None), cell.attrib.pop("colspan", None)
                for _ in itertools.islice(budget, max(0, min(wide, _MOST_COLUMNS - column) - 1)):
                    cell.addnext(cell.makeelement("td"))
                column += wide
            _fill(row, None, column, below, budget)


def _fill(row: Any, before: Any, column: int, below: dict[int, tuple[int, str]], budget: Iterator[int]) -> int:
    """Put in before a cell, or at the end, what cells of the rows above say in this row from this column on; the next free column."""
    while column in below:
        left, text = below.pop(column)
        if left > 1:
            below[column] = (left - 1, text)
        if (column or says_again(text)) and next(budget, None) is not None:
            cell = row.makeelement("td")
            cell.text = text.replace("\n", _NEW_LINE)
            before.addprevious(cell) if before is not None else row.append(cell)
        column += 1
    return column


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(1, int(value)), 1_000) if re.fullmatch(r"\d{1,3}", value) else 1


def _article(root: Any) -> list[Block]:
    from lxml import etree
    from trafilatura import extract

    try:
        xml = extract(
            root, output_format="xml", include_tables=True, include_comments=False, favor_recall=True, include_links=False,
            deduplicate=False,
        )  # fmt: skip
    except Exception:  # noqa: BLE001 - it meets every page there is; the whole page is read instead
        return []
    if not xml:
        return []
    main = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, no_network=True)).find("main")
    return list(_blocks(main)) if main is not None else []


def _blocks(parent: Any) -> Iterator[Block]:
    """The paragraphs and tables of what trafilatura kept."""
    for element in parent:
        if element.tag == "table":
            yield from _table([[_inline(cell) for cell in row.iter("cell")] for row in element.iter("row")])
        elif element.tag == "list":
            for item in element.iter("item"):
                text = _inline(item)
                yield Paragraph(text if re.match(r"\W|\w{1,4}[.)]", text) else f"- {text}")
        elif isinstance(element.tag, str):
            if text := _inline(element):
                yield Paragraph(text)
            if element.find(".//table") is not None:
                yield from _blocks(element)


def _inline(element: Any) -> str:
    """The text in an element; only its line breaks begin new lines."""
    pieces: list[str] = []

    def walk(one: Any) -> None:
        pieces.append(" ".join(re.split(r"[^\S\u00a0]+", one.text or "")))
        for child in one:
            if child.tag in ("lb", "br"):
                pieces.append("\n")
            elif isinstance(child.tag, str) and child.tag != "table":
                walk(child)
            pieces.append(re.sub(r"[^\S\u00a0]+", " ", child.tail or ""))

    walk(element)
    lines = "".join(pieces).replace(_NEW_LINE, "\n").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _table(rows: list[list[str]]) -> Iterator[Block]:
    texts = [text for row in rows for text in row]
    if max((len(row) for row in rows), default=0) <= 1 or is_layout(texts):
        for text in texts:
            yield Paragraph(text, tight=True)
        return
    yield Table(tuple(tuple(Cell(cell_text(text.split("\n"))) for text in row) for row in rows if row))


def _whole(root: Any) -> list[Block]:
    """Every paragraph and table of a page, menus and all."""
    body = root.find("body")
    found: list[Block] = []
    _walk_whole(root if body is None else body, found, 0)
    return found


def _walk_whole(element: Any, found: list[Block], depth: int) -> None:
    inner = [child for child in element if isinstance(child.tag, str)]
    if element.tag == "table":
        found.extend(
            _table([[_inline(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")])
        )
    elif depth > 200 or not any(
        child.tag in BLOCK_TAGS or child.tag in ("table", "ul", "ol", "form") for child in inner
    ):
        if text := _inline(element):
            found.append(Paragraph(text))
    else:
        if (element.text or "").strip():
            found.append(Paragraph(" ".join((element.text or "").split())))
        for child in inner:
            _walk_whole(child, found, depth + 1)
            if (child.tail or "").strip():
                found.append(Paragraph(" ".join((child.tail or "").split())))
