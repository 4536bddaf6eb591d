"""On which side the compiler puts what: proposals by task, the coverage map by passage, over a folder of documents.

python -m benchmarks.sides FOLDER
"""

import sys
from collections import Counter
from pathlib import Path

from directives.compile import compile_directive
from directives.coverage.pieces import cover
from directives.sections.lead_sources import lead_sources
from directives.structure.outline import read_outline


def main(folder):
    tables = {}
    for path in sorted(Path(folder).iterdir()):
        if path.suffix.lower() in (".txt", ".docx", ".pdf", ".html"):
            count(compile_directive(path.read_bytes(), path.name), tables)
    for name, sides in tables.items():
        print(f"{name:<22}" + ", ".join(f"{side} {number}" for side, number in sides.most_common()))


def count(compiled, tables):
    """Add one document to the tables."""

    def add(table, side, number=1):
        tables.setdefault(table, Counter())[side] += number

    plan, problems = compiled.plan, []
    add("documents", "all")
    add("plan: confirmer", "named" if plan.confirmer else "not named")
    add("plan: urgency", plan.directive.urgency.value)
    outline = read_outline(compiled.text)
    for task, lead in zip(plan.tasks, lead_sources(outline, plan.tasks), strict=True):
        add("handling", task.handling.value)
        add("force", task.force.value)
        add("together", "one product" if task.together else "each")
        add("urgency", task.urgency.value if task.urgency else "as the document")
        add("product", "named" if task.product else "none")
        add("target", "named" if task.target else "none")
        add("due", task.due.kind if task.due else "none")
        add("lead from", lead.rule)
    for piece in cover(outline, plan, problems):
        add("passages", piece.kind.value)
        add("characters", piece.kind.value, piece.span[1] - piece.span[0])
    add("not understood", "doubts", len(problems))
    add("asked", "each or together", sum(problem.code == "each-or-together" for problem in compiled.problems))


if __name__ == "__main__":
    main(*sys.argv[1:])
