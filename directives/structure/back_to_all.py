"""Work behind those told apart for their day alone ("Các xã rà soát trước ngày A, riêng xã B trước ngày C; báo cáo ...") is all theirs."""

from directives.sentences.set_apart import named_ones, set_apart
from directives.strings.folding import fold
from directives.structure.part import Part
from directives.times.due_phrases import is_time
from directives.words.work_words import verb_start
from plans.due import Due

_AROUND = " ,:.;()/"


def only_a_day(parts: list[Part]) -> bool:
    """Whether the last of the parts is of those told apart, who have a day and no work of their own ("riêng xã A trước ngày ...").

    So are those named one by one behind them ("..., xã B trước ngày ...").
    """
    if len(parts) == 1:
        return False
    text = parts[-1].pieces[-1].text
    told = set_apart(text)
    if told is None and parts[-1].pieces[-1].before == "period" and parts[-2].subject is not None:
        told = named_ones(text, 0) if only_a_day(parts[:-1]) else None
    return told is not None and is_time(text[told[1] :].strip(_AROUND))


def goes_back(parts: list[Part], text: str, due: Due | None) -> bool:
    """Whether words that name nobody are work of all, behind those told apart; what only goes on with their words is not."""
    return (due is not None or verb_start().match(fold(text)) is not None) and only_a_day(parts)
