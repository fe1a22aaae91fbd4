from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_door_opens_without_loading_heavy_libraries() -> None:
    code = "import sys, gapcheck.workbook; print(*sorted(set(sys.modules) & {'python_calamine', 'xlsxwriter', 'openpyxl', 'pandas', 'zipfile'}))"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == ""
