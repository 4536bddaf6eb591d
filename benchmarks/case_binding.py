"""Binding 500 names against the whole registry (14,000 units and more), against a dictionary that knows only exact names.

Names as documents print them: exact, without the province, abbreviated, in capitals, mistyped, and unknown.
"""

import datetime as dt

from benchmarks.ground import median, report, seconds
from plans.plan import Directive, Plan, Task

NAMES, TIMES = 500, 5
DAY = dt.date(2026, 3, 16)
ISSUER = "Ủy ban nhân dân tỉnh Quảng Trị"


def names(units, at):
    """So many names of units in force, spread over the registry from one place on, some spoiled as print spoils them."""
    living = list(dict.fromkeys(unit.name for unit in units if not unit.valid_to or unit.valid_to >= DAY))
    step = len(living) // NAMES
    assert at < step
    return [_spoiled(name, number) for number, name in enumerate(living[at::step][:NAMES])]


def _spoiled(name, number):
    match number % 6:
        case 1:
            return name.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND")
        case 2:
            return name.upper()
        case 3:
            return name[: len(name) // 2] + name[len(name) // 2 + 1 :]
        case 4:
            return f"{name} và cơ quan số {number}"
    return name


def plan(printed):
    """One task for each name: binding reads names from the tasks."""
    tasks = tuple(
        Task(
            id=str(number), title="Báo cáo kết quả", clause=str(number), quote=f"{name} báo cáo kết quả.", lead=(name,)
        )
        for number, name in enumerate(printed, 1)
    )
    return Plan(plan="thu-tai", directive=Directive(number="01/KH-UBND", issuer=ISSUER, issued=DAY), tasks=tasks)


def main():
    from models.registry_source import read_registry
    from plans.binding import bind_plan
    from plans.directory import Directory

    registry = read_registry()
    assert len(registry.units) >= 14_000
    made = []
    building = seconds(lambda: made.append(_ready(Directory(registry.units, registry.groups, registry.successions))))
    exact = {unit.name: unit.slug for unit in registry.units}
    plans = iter(
        [plan(names(registry.units, at)) for at in range(TIMES)]
    )  # the directory remembers names: never twice the same

    def ours():
        what = next(plans)
        bound, _ = bind_plan(what, made[0], DAY, DAY)
        assert len(bound.members) > NAMES / 3, len(bound.members)

    def floor():
        return [exact.get(name) for name in asked]

    asked = names(registry.units, 0)
    mine, least = median([ours, floor], TIMES)
    report(f"bind {NAMES} names, {len(registry.units)} units", mine, least, goal="under 0.2 s")
    report("  building the directory and its index", building)


def _ready(directory):
    """The directory with its index made, which the first name asked for makes."""
    directory.lookup(ISSUER, directory.jurisdiction(ISSUER, on=DAY), DAY)
    return directory


if __name__ == "__main__":
    main()
