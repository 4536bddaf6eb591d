"""What follows where a part in the work was told of another body: "đơn vị thẩm định: Sở A; trình trước ngày ..."."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from directives.sentences.obligation import Obligation
from directives.sentences.roles_told import part_done
from directives.sentences.subjects import read_subject
from directives.strings.flow import tight
from plans.problems import Place, Problem, doubt


def parts_behind(found: Sequence[Obligation]) -> Iterator[Problem]:
    """A doubt where a part names nobody and stands behind one that a label gives to a body: whoever leads the whole may do it."""
    for one, other in pairwise(found):
        if ":" not in one.quote or one.clause != other.clause or one.lead != other.lead:
            continue
        if part_done(tight(one.quote)) is not None and read_subject(tight(other.quote)) is None:
            yield doubt("lead-unsaid", Place(clause=other.clause, field="lead", span=other.span))
