"""What somebody may do and need not: a right or a leave said behind the name is no work."""

from directives.lexicon.shapes import Shape

_MAY_DO = Shape("idle", r"\s+(?:cũng\s+)?{may_do}(?!\w)(?!.{0,300}{obliges_or_reports})")


def is_allowed(folded: str, end: int) -> bool:
    """As in "Sở A có thể thuê chuyên gia", `end` being where the name ends; with a duty behind it it is work."""
    return _MAY_DO.match(folded, end) is not None


_RIGHTS = Shape("idle", r"[^;.:]{2,80}?(?<!để)\s{may_do}(?!\w)[^;.:,]{0,120}:$")
_OBLIGES = Shape("idle", r"(?<!\w){obliges_or_reports}")


def opens_rights(folded: str) -> bool:
    """As in "Người đọc có quyền:" above bullets: what stands below somebody may do."""
    return folded.endswith(":") and _RIGHTS.match(folded) is not None and _OBLIGES.search(folded) is None
