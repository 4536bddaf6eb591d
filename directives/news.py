"""A news report: the fields are those of the directive that it reports on."""

import re

from directives.citations import Found, cited, find_numbers, read_day
from directives.flow import flow
from directives.issuer import reported_issuer
from directives.outline import Outline
from plans.plan import Directive

_KINDS = r"(?:chỉ thị|kế hoạch|công điện|nghị quyết|quyết định|kết luận|thông báo|công văn|chương trình)"
_ABOUT = re.compile(r"\s*(?:năm \d{4}\s+)?((?:về|ban hành) (?:việc )?[^.;\n]+)")
_CALLED = re.compile(r"\s*\((?:sau đây [^()]*|Kế hoạch|Chỉ thị|Nghị quyết|Đề án|Chương trình|Quyết định)\)$")
"""What the report calls the directive from here on."""
_DATED = re.compile(r"[Nn]gày (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})[^.]*$")


def read_news(outline: Outline) -> Directive:
    """Number, issuer, date and subject as the report tells them; its own date is none of them."""
    text = flow(outline.source, (0, len(outline.source))).text
    heading = flow(outline.source, (0, _heading_end(outline.source))).text
    own = _own(find_numbers(heading), heading) or _own(find_numbers(text), text)
    if own is None:
        return Directive.model_validate({"kind": "bai-bao", "cites": cited(text, None)})
    number = own.citation.number
    told = [found for found in find_numbers(text) if found.citation.number.lower() == number.lower()]
    sentences = [(re.split(r"(?<=[.?!])\s+(?=[A-ZĐ])", text[: one.start])[-1], text[one.end :]) for one in told]
    issuers = [issuer for before, _ in sentences if (issuer := reported_issuer(before))]
    days = [one.citation.date for one in told if one.citation.date]
    days += [day for before, _ in sentences if (day := read_day(_DATED.search(before)))]
    about = [_CALLED.sub("", found.group(1)) for _, after in sentences if (found := _ABOUT.match(after))]
    return Directive.model_validate({
        "kind": "bai-bao", "number": number, "issuer": issuers[0] if issuers else None, "issued": days[0] if days else None,
        "subject": about[-1][:1].upper() + about[-1][1:] if about else None, "cites": cited(text, number),
    })  # fmt: skip


def _heading_end(source: str) -> int:
    """The first line with text."""
    start = len(source) - len(source.lstrip())
    end = source.find("\n", start)
    return end if end >= 0 else len(source)


def _own(numbers: list[Found], text: str) -> Found | None:
    """The first number named with its kind ("Chỉ thị số ..."), else the first."""
    named = (one for one in numbers if re.search(rf"(?i){_KINDS}\s+(?:số\s+)?$", text[: one.start]))
    return next(named, numbers[0] if numbers else None)
