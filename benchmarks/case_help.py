"""`dondoc --help` against the help of a bare typer application, each as a whole process."""

import os
import subprocess
import sys

from benchmarks.ground import folder, median, report

BARE = '''
import typer
app = typer.Typer()
@app.command()
def one(name: str = "x") -> None:
    """One command."""
@app.command()
def two(name: str = "x") -> None:
    """Another."""
app()
'''


def main():
    with folder() as path:
        (path / "bare.py").write_text(BARE)
        quiet = {"stdout": subprocess.DEVNULL, "check": True, "env": os.environ | {"PYTHONUTF8": "1"}}

        def ours():
            subprocess.run([sys.executable, "-m", "cli.main", "--help"], **quiet)

        def floor():
            subprocess.run([sys.executable, str(path / "bare.py"), "--help"], **quiet)

        ours(), floor()
        mine, least = median([ours, floor], 9)
    report("dondoc --help", mine, least, goal="at most 1.5x a bare typer application")


if __name__ == "__main__":
    main()
