"""`make bench`: each case in a process of its own, our figure beside the floor, the ratio and the goal.

python -m benchmarks.bench [case ...]
"""

import json
import subprocess
import sys
from pathlib import Path

CASES = ("launch", "overdue", "reminders", "pages", "compile", "binding", "help")


def main(names):
    unknown = set(names) - set(CASES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join(CASES)}", file=sys.stderr)
        return 2
    print(f"{'what':<50}{'ours':>12}{'floor':>12}{'ratio':>9}   goal")
    failed = 0
    for name in names or CASES:
        command = [sys.executable, "-m", f"benchmarks.case_{name}"]
        run = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent)
        if run.returncode:
            failed = 1
            print(f"{name}: failed\n{run.stderr.strip()}")
            continue
        for line in run.stdout.splitlines():
            print(row(json.loads(line)), flush=True)
    print("The floor is what the goal names, done in the same run; only ratios can be compared between runs.")
    return failed


def row(figure):
    """A figure is {what, ours, floor, unit, goal}; a floor of None means that there is only our own."""
    unit = figure["unit"]
    ours, floor = figure["ours"], figure.get("floor")
    ratio = f"{ours / floor:.2f}x" if floor else ""
    shown = f"{floor:.3f} {unit}" if floor else "-"
    return f"{figure['what']:<50}{f'{ours:.3f} {unit}':>12}{shown:>12}{ratio:>9}   {figure.get('goal', '')}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
