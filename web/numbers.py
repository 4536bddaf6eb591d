"""Counts, sizes and shares as the office writes them, for templates."""

from jinja2 import pass_context
from jinja2.runtime import Context

from plans.state import percent


@pass_context
def number(context: Context, value: int) -> str:
    """2.076: a count as the office writes it; in English 2,076."""
    return f"{value:,}".replace(",", ".") if context["lang"] == "vi" else f"{value:,}"


@pass_context
def printed(context: Context, value: int) -> str:
    """03, 131, 2.076: a count as a paper has it, with a zero below ten (Decree 30/2020/NĐ-CP); in English as everywhere."""
    return f"{value:02d}" if context["lang"] == "vi" and value < 10 else number(context, value)


@pass_context
def megabytes(context: Context, value: int) -> str:
    """1,2 MB; a small file in kB."""
    if value < 100_000:
        return f"{max(round(value / 1000), 1)} kB"
    said = f"{value / 1_000_000:.1f} MB"
    return said.replace(".", ",") if context["lang"] == "vi" else said


@pass_context
def share(context: Context, value: float | None) -> str:
    """88,4%; in English 88.4%."""
    return "–" if value is None else percent(value, "," if context["lang"] == "vi" else ".")
