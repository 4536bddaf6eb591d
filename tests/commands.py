"""Lines that tests of the command line type again and again, over the small office of tests/office.py."""

import json

PREVIEW = ["launch", "danh-muc.yaml", "--today", "2026-09-01", "--by", "hoa", "--agreed-by", "dung"]
"""Shows what would be given."""
GIVE = [*PREVIEW, "--yes"]


def numbers_of(dondoc, unit="song-thao/so-noi-vu"):
    """The numbers of a unit's tasks, as its list shows them."""
    return [row["id"] for row in json.loads(dondoc("tasks", "--unit", unit, "--json")[1])["rows"]]
