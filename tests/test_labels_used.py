"""Every label that code or a page asks for by its whole name has its words, in both languages: a missing one is shown as its key."""

import re
from pathlib import Path

import pytest

from plans.wording import labels

ROOT = Path(__file__).parents[1]
ASKED = re.compile(r"(?<![\w.])(?:t|label)\(\s*(?P<quote>['\"])(?P<key>[a-z_]+\.[\w.-]*\w)(?P=quote)(?!\s*~)")
FILES = [
    path
    for room in ("cli", "desk", "models", "notifications", "web", "flows")
    for ending in ("*.py", "*.html", "*.txt", "*.j2")
    for path in (ROOT / room).rglob(ending)
]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_label_asked_for_has_its_words(lang):
    asked = {
        (found["key"], str(path.relative_to(ROOT)))
        for path in FILES
        for found in ASKED.finditer(path.read_text("utf-8"))
    }
    assert len(asked) > 500
    assert sorted(one for one in asked if one[0] not in labels(lang)) == []
