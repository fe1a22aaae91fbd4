"""An assessment in JSON reads back as it was written, and whatever else a file holds is complained about."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.errors import UnusableInputError
from gapcheck.reporting import render
from gapcheck.reporting.rereading import assessment_from
from tests.reporting.building import emptyland, germany

GERMANY = json.loads(render((germany(),), "json"))


def read(value: object) -> Any:
    return assessment_from(json.dumps(value).encode(), "x.json")


def test_what_was_written_reads_back() -> None:
    for written in (germany(), emptyland()):
        content = render((written,), "json")
        again = assessment_from(content, "x.json")
        assert again.as_of == written.as_of
        for old, new in zip(written.checklists, again.checklists, strict=True):
            assert [(one.criterion.id, one.status, one.is_stale) for one in new.findings] == [
                (one.criterion.id, one.status, one.is_stale) for one in old.findings
            ]
            for finding, other in zip(old.findings, new.findings, strict=True):
                assert other.binding == replace(finding.binding, title="")
                for element, read_back in zip(finding.elements, other.elements, strict=True):
                    assert (read_back.status, read_back.text_status) == (element.status, element.text_status)
                    assert [one.quote for one in read_back.evidence] == [one.quote for one in element.evidence]


def test_a_list_of_one_is_one() -> None:
    assert read([GERMANY]).country.iso == "DE"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"{} {}", b"nul"])
def test_what_is_no_json_is_said(content: bytes) -> None:
    with pytest.raises(UnusableInputError, match=r"x\.json.*no JSON"):
        assessment_from(content, "x.json")


@pytest.mark.parametrize("value", [[], [GERMANY, GERMANY], {}, "text", None, 3, {"schema_version": 1}])
def test_another_shape_is_said(value: object) -> None:
    with pytest.raises(UnusableInputError, match=r"x\.json"):
        read(value)


def test_all_complaints_come_at_once_with_their_paths() -> None:
    broken = json.loads(json.dumps(GERMANY))
    broken["as_of"] = "soon"
    broken["checklists"][0]["criteria"][1]["status"] = "fine"
    broken["checklists"][1]["criteria"][0]["elements"] = None
    with pytest.raises(UnusableInputError) as caught:
        read(broken)
    told = str(caught.value)
    assert "as_of: expected a day" in told
    assert "checklists[0].criteria[1].status: expected one of met, partial" in told
    assert "checklists[1].criteria[0].elements: expected a list" in told


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.data(), JSON)
def test_any_value_anywhere_is_read_or_complained_about(data: st.DataObject, value: object) -> None:
    broken = json.loads(json.dumps(GERMANY))
    place: Any = broken
    while True:
        keys: list[Any] = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.integers(0, 3)) == 0:
            place[key] = value
            break
        place = place[key]
    with suppress(UnusableInputError):
        read(broken)
