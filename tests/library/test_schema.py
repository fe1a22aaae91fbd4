"""The published schema accepts what the reader accepts, and refuses what a text editor should underline."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from gapcheck.library import checklist_schema
from gapcheck.library.keys import SHAPES
from tests.library.conftest import FIXTURES

VALIDATOR = Draft202012Validator(checklist_schema())
CHECKLISTS = Path(__file__).parents[2] / "checklists"
BUILT_IN = [path for path in sorted(CHECKLISTS.rglob("*.yaml")) if path.name != "instruments.yaml"]
GOOD = sorted((FIXTURES / "good").glob("*.yaml"))

# Complaints that need more than one place of a file, or the meaning of a text.
_BEYOND = (
    "no-required-element "
    "absent-without-body age anchor-circle anchor-itself anchors-contradict body-useless built-in-id "
    "concept-empty criterion-twice element-twice example-without-search include-circle include-unknown "
    "joint-alone joint-group-empty key-twice language-missing need-circle needs-itself no-criteria no- "
    "required-element only part-twice period phrase-twice reuse same-id search-empty unknown-anchor "
    "unknown-need within-language within-too-narrow within-useless without-is-find "
)
BEYOND_A_SCHEMA = frozenset(_BEYOND.split())


class EditorLoader(yaml.SafeLoader):
    """YAML as text editors read it (version 1.2): no dates, and `yes`, `no`, `on` are words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)


def faults(value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(checklist_schema())


@pytest.mark.parametrize("path", [*GOOD, *BUILT_IN], ids=lambda path: path.stem)
def test_a_good_file_fits_the_schema(path: Path) -> None:
    assert faults(load(path)) == []


@pytest.mark.parametrize("path", sorted((FIXTURES / "bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bad_file_fits_the_schema_only_when_a_schema_cannot_know(path: Path) -> None:
    try:
        value = load(path)
    except yaml.YAMLError:
        return
    assert bool(faults(value)) is (path.stem not in BEYOND_A_SCHEMA)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape.keys], ids=lambda shape: shape.name)
def test_every_shape_of_the_table_refuses_a_misspelt_key(shape: Any) -> None:
    definition = checklist_schema()["$defs"][shape.name.replace(" ", "-")]
    tables = [
        part for part in (definition, definition.get("then", {}), *definition.get("anyOf", ())) if "properties" in part
    ]
    assert tables
    for table in tables:
        assert table["additionalProperties"] is False
        assert set(shape.names) <= set(table["properties"])


def test_a_misspelt_key_is_refused_wherever_it_stands() -> None:
    text = (FIXTURES / "good" / "everything.yaml").read_text(encoding="utf-8")
    for key in (
        "title:",
        "question:",
        "met:",
        "instrument:",
        "test:",
        "found:",
        "find:",
        "within:",
        "expect:",
        "number:",
        "says:",
        "en:",
    ):
        assert key in text
        assert faults(yaml.load(text.replace(key, "x" + key, 1), Loader=EditorLoader)), key
