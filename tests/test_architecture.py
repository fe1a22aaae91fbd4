"""The floors of the house: imports go downwards only, borders know no engine, heavy libraries wait until they are used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "gapcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Longest prefix wins. Borders are level 1.5: above the language room, below nothing but pipeline and cli.
FLOORS = {
    "gapcheck": 0,
    "gapcheck.errors": 0,
    "gapcheck.model": 0,
    "gapcheck.settling": 0,
    "gapcheck.garbage": 0,
    "gapcheck.language": 1,
    "gapcheck.law": 2,
    "gapcheck.assessment": 3,
    "gapcheck.agreement": 4,
    "gapcheck.trials": 4,
    "gapcheck.comparison": 4,
    "gapcheck.gate": 4,
    "gapcheck.diff": 4,
    "gapcheck.timeline": 4,
    "gapcheck.whatif": 4,
    "gapcheck.pipeline": 6,
    "gapcheck.batch": 6,
    "gapcheck.histories": 6,
    "gapcheck.proposals": 6,
    "gapcheck.differences": 6,
    "gapcheck.comparisons": 6,
    "gapcheck.cli": 7,
    "gapcheck.__main__": 8,
}
BORDERS = ("gapcheck.workbook", "gapcheck.library", "gapcheck.reporting", "gapcheck.output", "gapcheck.importing")
HEAVY = {"pandas", "numpy", "openpyxl", "jinja2", "xlsxwriter", "rich", "yaml", "platformdirs", "python_calamine"}
PURE_FORBIDDEN = HEAVY | {"os", "pathlib", "subprocess", "time", "random", "socket", "typer", "click"}


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Imported modules, and whether the import stands at the top of the module (type-only ones included)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node not in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node not in inside
            yield from ((f"{node.module}.{alias.name}", node not in inside) for alias in node.names)


def _border(name: str) -> str | None:
    return next((border for border in BORDERS if name == border or name.startswith(border + ".")), None)


def _floor(name: str) -> int | None:
    if _border(name):
        return None
    known = [prefix for prefix in FLOORS if name == prefix or name.startswith(prefix + ".")]
    return FLOORS[max(known, key=len)] if known else None


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_downwards_only(path: Path) -> None:
    name = _name(path)
    floor, border = _floor(name), _border(name)
    assert border or floor is not None, f"{name} has no floor: give it one in this test"
    for imported, _ in _imports(path):
        if not imported.startswith("gapcheck"):
            continue
        target = _border(imported)
        if border:
            assert target in (None, border), f"{name} is a border and imports another: {imported}"
            assert target or (_floor(imported) or 0) <= 1, f"{name} is a border and imports the engine: {imported}"
        elif target:
            assert floor is not None
            assert floor >= 5, f"{name} imports the border {imported}"
        else:
            assert (_floor(imported) or 0) <= (floor or 0), f"{name} imports upwards: {imported}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_engine_is_pure_and_heavy_libraries_wait(path: Path) -> None:
    name = _name(path)
    floor = _floor(name)
    for imported, is_at_top in _imports(path):
        top = imported.split(".")[0]
        if floor is not None and floor <= 4:
            assert top not in PURE_FORBIDDEN, f"{name} is pure and imports {imported}"
        assert not (is_at_top and top in HEAVY and not _is_type_only(path, imported)), (
            f"{name} imports {imported} at once"
        )


def _is_type_only(path: Path, imported: str) -> bool:
    """Whether an import stands under `if TYPE_CHECKING:`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import) and any(alias.name == imported for alias in inner.names):
                    return True
                if isinstance(inner, ast.ImportFrom) and inner.module and imported.startswith(inner.module):
                    return True
    return False


def test_help_loads_neither_heavy_libraries_nor_the_nouns() -> None:
    watched = sorted(HEAVY | {"gapcheck.model"})
    code = f"import sys; from gapcheck.cli.main import run; run(['--help']); print([n for n in {watched} if n in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.rstrip().endswith("[]")


def test_no_file_outgrows_a_head() -> None:
    long = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in long.items() if lines > 320} == {}


def test_no_room_without_a_noun() -> None:
    forbidden = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [name for name in map(_name, MODULES) if forbidden & set(name.split("."))] == []
