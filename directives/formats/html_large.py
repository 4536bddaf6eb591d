"""Pages too large for trafilatura, whose work grows with the square of what one element holds: the main part by its marks."""

import re
from collections.abc import Iterator
from typing import Any

MOST_WEIGHED = 8_000
"""The most elements of a page that trafilatura gets; a hundred links side by side count ten elements more, a thousand a thousand."""
BLOCK_TAGS = frozenset({
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "section", "article", "main", "blockquote", "pre", "dt",
    "dd", "center", "header", "footer", "nav", "aside",
})  # fmt: skip
"""Elements that stand in lines of their own."""
_LIGHT = BLOCK_TAGS | {"br", "tr", "tbody", "table", "ul", "ol"}
_INLINE = ("span", "font", "b", "strong", "i", "em", "u", "small", "big", "o:p", "ins", "mark", "s", "st1:place")
"""What only says how letters look: taken out, its text stays."""
_AROUND = frozenset({"nav", "footer", "aside", "form", "button", "iframe"})
_AROUND_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:comments?|menu|nav|navbar|sidebar|breadcrumbs?|related|footer|share|social|advert|banner|cookie|binh-?luan)"
    r"(?:$|[\s_-])"
)
_LEAST_MAIN = 0.5
_MOST_AROUND = 0.3


def unwrap_inline(root: Any) -> None:
    """Take out elements that only say how letters look: there may be one for each word."""
    from lxml import etree

    etree.strip_tags(root, *_INLINE)


def count_elements(root: Any) -> int:
    """How many elements a page has."""
    return sum(1 for _ in root.iter())


def is_large(root: Any) -> bool:
    """Whether a page is more than trafilatura weighs in reasonable time."""
    weight = 0
    for element in root.iter():
        weight += 1
        if len(element) > 100:
            weight += sum(1 for child in element if child.tag not in _LIGHT) ** 2 // 1000
        if weight > MOST_WEIGHED:
            return True
    return False


def main_part(root: Any) -> Any:
    """The element of a page marked as its article or main part, menus and comments taken out by their marks; else the page.

    What holds a large part of the text is never taken out.
    """
    sizes = _sizes(root)
    whole = sizes[root]
    for element in list(_around(root)):
        if sizes[element] <= _MOST_AROUND * whole and element.getparent() is not None:
            element.drop_tree()
    marked = [one for one in root.iter("article", "main") if sizes[one] >= _LEAST_MAIN * whole]
    return min(marked, key=lambda one: sizes[one], default=root)


def _around(root: Any) -> Iterator[Any]:
    for element in root.iter():
        if element.tag in _AROUND or _AROUND_NAMES.search(f"{element.get('class', '')} {element.get('id', '')}"):
            yield element


def _sizes(root: Any) -> dict[Any, int]:
    """How many characters stand in each element, from the innermost outwards."""
    sizes: dict[Any, int] = {}
    for element in reversed(list(root.iter())):
        inner = sum(sizes[child] + len(child.tail or "") for child in element)
        sizes[element] = inner + (len(element.text or "") if isinstance(element.tag, str) else 0)
    return sizes
