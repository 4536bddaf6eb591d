"""What somebody may do and need not: a right or a leave said behind the name is no work."""

from directives.lexicon.shapes import Shape

_MAY_DO = Shape("idle", r"\s+(?:cũng\s+)?{may_do}(?!\w)(?!.{0,300}{obliges_or_reports})")


def is_allowed(folded: str, end: int) -> bool:
    """As in "Sở A có thể thuê chuyên gia", `end` being where the name ends; with a duty behind it it is work."""
    return _MAY_DO.match(folded, end) is not None
