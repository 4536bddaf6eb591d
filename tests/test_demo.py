"""The demonstration keeps its promises: it ends well, mails arrive, the overdue table stands at its end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_main_job_runs_once_from_document_to_overdue_table(tmp_path):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DONDOC_", "PREFECT_"))}
    env = clean | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "DO_NOT_TRACK": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "examples.demo"], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=240
    )
    assert run.returncode == 0, run.stdout + run.stderr
    out = run.stdout
    assert "Traceback" not in out + run.stderr
    assert "theo dõi từng việc (06 nhiệm vụ)" in out
    assert "Đã giao: 14 nhiệm vụ, 23 lượt giao, 11 đơn vị" in out
    assert "giang@songthao.example: [Nhắc việc 20/04] Thanh tra tỉnh" in out
    assert "Lý do đồng chí nhận thư này" in out
    assert "Tỷ lệ đúng hạn: 14,3% = 1/7" in out
    assert "dondoc up" in out
