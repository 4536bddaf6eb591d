"""A test whose document is its own docstring, and what such tests look at."""

import inspect

from directives.compile import compile_directive

SONG_THAO = "KẾ HOẠCH\nGiữ sạch bờ sông\n\nỦy ban nhân dân tỉnh Sông Thao ban hành Kế hoạch như sau:\n\n{body}\n"


def compiled(form=SONG_THAO, calls=1, **parts):
    """What is made of the docstring of the test that calls, so many calls above, put into a form at {body}."""
    caller = inspect.stack()[calls]
    body = inspect.cleandoc(caller.frame.f_globals[caller.function].__doc__)
    return compile_directive(form.format(body=body, **parts).encode(), "a.txt")


def leads(found):
    """The unit of each task and who leads it."""
    return [(task.clause, list(task.lead)) for task in found.plan.tasks]


def clauses(found):
    """The unit of each task."""
    return [task.clause for task in found.plan.tasks]


def codes(found):
    """What is asked, and at which unit."""
    return {(problem.code, problem.place.clause) for problem in found.problems}
