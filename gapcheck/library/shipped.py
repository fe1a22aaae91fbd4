"""Files that ship beside the checklists: the treaty table, the example State, the start of a new checklist."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from gapcheck.errors import Place, Problem, UnusableInputError
from gapcheck.library.builtin import PACKAGE
from gapcheck.library.states import read_profiles
from gapcheck.library.treaties import read_treaties
from gapcheck.model import StateProfile, TreatyTable

_EXAMPLE: Final = "orvelia-before.xlsx"
_NEW_CHECKLIST: Final = """\
# Your own checklist. The format: docs/checklist-format.md. Check it: gapcheck checklist validate {name}.yaml
id: {name}
version: "1"
title: My checklist
seed: My own reading
summary: >
  What it asks, and why.
criteria:
  - id: MY-01
    title: Possession is a crime
    question: Is it a crime to possess the material?
    why: Demand is punished, not only supply.
    legal_test:
      met: Possession is an offence.
      partial: Possession is an offence under conditions.
      gap: Possession is no offence.
    weight: 5
    severity: critical
    sources:
      - {{instrument: OPSC, provision: "Art. 3(1)(c)", kind: treaty, since: 2000}}
    common_gaps:
      - Only possession for distribution is punished.
    recommendation: Make possession an offence.
    elements:
      - id: possession
        required: true
        test: Possession is an offence.
        search:
          found:
            - {{all: [my-possession, csam-named]}}
        examples:
          - language: en
            expect: found
            text: A person who possesses child pornography commits an offence.
concepts:
  my-possession:
    only: [en]
    because: an example
    en: [possess*]
"""


def load_treaties() -> TreatyTable:
    """Who is bound by what, since when. Raises UnusableInputError when the shipped table is damaged."""
    return read_treaties(_folder("checklists"))


def load_profiles() -> tuple[StateProfile, ...]:
    """Regions, traditions, languages and unions of States. Raises UnusableInputError when the shipped table is damaged."""
    return read_profiles(_folder("checklists"))


def example_workbook() -> Path:
    """The workbook of the fictional State behind `gapcheck demo`."""
    return _folder("examples") / _EXAMPLE


def new_checklist_text(name: str) -> str:
    """A small commented checklist to start from."""
    return _NEW_CHECKLIST.format(name=name)


def _folder(name: str) -> Path:
    """A shipped folder: in the source tree or inside the package."""
    for folder in (PACKAGE.parent / name, PACKAGE / "library" / name):
        if folder.is_dir():
            return folder
    problem = Problem(Place(name), "This folder is missing from the installation.", "Install gapcheck again.")
    raise UnusableInputError((problem,))
