"""Days and hours as sheets, forms and programs write them, as people write them."""

import re

_HOUR = r"(\d{1,2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(?!\w|[:.]\d|\s*[AaPp]\.?[Mm]\b)"
_ISO = re.compile(rf"(?<![\w/.-])(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?:[Tt ]\s*{_HOUR})?(?![\w/-])")
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_AFTER = re.compile(rf"(?<![\w/.-])({_DAY})[ ,]+{_HOUR}(?!\w)")
_BEFORE = re.compile(rf"(?<![\w:]){_HOUR}[ ,]+({_DAY})(?![\w/-])")


def as_people_write(text: str) -> str:
    """2026-12-25 17:30:00 as 25/12/2026 17:30. Midnight in figures beside a day is how programs write the whole day, and goes."""
    text = _ISO.sub(lambda m: " ".join(filter(None, (f"{m[3]}/{m[2]}/{m[1]}", _hour(m[4])))), text)
    text = _AFTER.sub(lambda m: " ".join(filter(None, (m[1], _hour(m[2])))), text)
    return _BEFORE.sub(lambda m: " ".join(filter(None, (_hour(m[1]), m[2]))), text)


def _hour(words: str | None) -> str | None:
    return None if words in ("0:00", "00:00") else words
