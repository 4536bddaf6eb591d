"""With whom a late result is, and what a letter urges: what was sent and came back is not "not sent", nor urged before its day."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from zoneinfo import ZoneInfo

from desk.papers import phrases
from desk.reporting import last_day
from models.lines import Line
from models.paper_queries import Late
from models.snapshots import Lettered
from plans.stages import Stage
from plans.state import given_late

LETTER_DAYS = 10
"""Overdue by more days than these and with the unit: a letter is proposed; again when as many have passed since one was signed."""


Sent = Late | Line
"""What tells where a result is: `correct_by` is set while a returned one was not sent again."""


def waits(one: Sent) -> bool:
    """Handed in, not yet confirmed."""
    return one.stage == Stage.REVIEW.value


def came_back(one: Sent) -> bool:
    """Handed in before and returned for a correction, that was not sent yet."""
    return not waits(one) and one.correct_by is not None


def unanswered(one: Sent) -> bool:
    """More time was asked for before the date, nothing was sent since, and whoever gave it has not answered."""
    return not waits(one) and one.credited_at is None and one.asked_until is not None


def to_be_urged(one: Sent, moment: dt.datetime) -> bool:
    """With the unit, no correction still has its time, and it waits for no answer of ours."""
    return not waits(one) and not unanswered(one) and (one.correct_by is None or one.correct_by <= moment)


def whose(late: Iterable[Sent], asked: Container[int] = ()) -> str:
    """Of what is overdue how many were not sent (and of these how many wait for an answer: more time was `asked`), came back, wait."""
    n, all_of_it = phrases.number, list(late)
    held, back = sum(map(waits, all_of_it)), sum(map(came_back, all_of_it))
    middle = f" đã gửi, được trả lại để bổ sung: {n(back)};" if back else ""
    more = sum(one.id in asked and not waits(one) and not came_back(one) for one in all_of_it)
    answer = f" (trong đó {n(more)} đã đề nghị gia hạn trước khi hết hạn, chờ trả lời)" if more else ""
    return (
        f"Đơn vị chưa gửi kết quả: {n(len(all_of_it) - held - back)}{answer};{middle} đã gửi, chờ xác nhận: {n(held)}."
    )


def long_late(late: Iterable[Late], moment: dt.datetime, zone: ZoneInfo) -> list[Late]:
    """Those to be urged that are overdue by more than LETTER_DAYS, and that their units have had so long."""
    today = moment.astimezone(zone).date()
    starts = ((one, _had_from(one, zone)) for one in late if to_be_urged(one, moment))
    return [one for one, start in starts if start is not None and (today - start).days > LETTER_DAYS]


def was_given_late(one: Late) -> bool:
    """Whether its date had passed when its unit was given it."""
    return one.opened_at is not None and given_late(one.due, one.opened_at)


def several(times: int, given: int) -> str:
    """How many times of a task a row stands for, it among them, and how many of these were given late."""
    late = f", trong đó {phrases.number(given)} kỳ giao khi thời hạn đã qua" if given else ""
    return f"{phrases.number(times)} kỳ quá hạn, đây là kỳ chậm nhất{late}"


def _had_from(one: Late, zone: ZoneInfo) -> dt.date | None:
    """The day from which a unit lets others wait: the last one in time, or that on which it was given what was late already."""
    return one.opened_at.astimezone(zone).date() if one.opened_at and was_given_late(one) else last_day(one.due, zone)


def units(late: Iterable[Late]) -> list[str]:
    """Names of their units, most lines first."""
    return [name for name, _ in Counter(one.unit_name for one in late).most_common()]


def split(late: Iterable[Late], urged: Mapping[int, Lettered]) -> tuple[list[Late], list[Late]]:
    """Those that no letter of these days names, and those that one does."""
    all_of_it = list(late)
    return [one for one in all_of_it if one.id not in urged], [one for one in all_of_it if one.id in urged]
