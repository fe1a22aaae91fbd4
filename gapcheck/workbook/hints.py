"""What the template says about each column, and how wide it is (in characters)."""

from __future__ import annotations

from typing import Final

_DATE = "An Excel date, or text such as 2012-04-03. A year alone means 1 January."

HINTS: Final = {
    ("Country", "country"): "The name of the State.",
    ("Country", "iso"): "Two letters (ISO 3166-1 alpha-2): DE, FR, NA …",
    ("Country", "language"): "The language of the texts: en, fr, de, es, it, ru …",
    ("Country", "as_of"): f"The day whose law this is. {_DATE}",
    ("Country", "covers"): "Bodies of law that this workbook holds in full, separated by semicolons: criminal; criminal-procedure; "
    "administrative-offences; child-protection; victims; migration; education; health; labour. "
    "Only in these can gapcheck conclude that something is absent.",
    ("Country", "analyst"): "Who compiled or coded the workbook.",
    ("Country", "compiled_from"): "Where the texts come from.",
    ("Country", "licence"): "Under which terms the texts may be used.",
    ("Country", "note"): "What a reader should know: what is missing, what was shortened.",
    ("Statutes", "id"): "A short name, once per provision: StGB-184b. Empty: the provision number is used. The same id may stand in several "
    "rows if their dates in force do not overlap.",
    ("Statutes", "law"): "The law's name: Criminal Code.",
    ("Statutes", "provision"): "The number: § 184b, art. 227-23.",
    ("Statutes", "heading"): "The provision's heading, if it has one.",
    ("Statutes", "text"): "The full wording in its own language, one provision per row. A cell holds 32,767 characters: continue longer "
    "provisions in rows with ids ending in -part1, -part2.",
    ("Statutes", "language"): "Only where it differs from the Country sheet.",
    ("Statutes", "in_force_from"): _DATE,
    ("Statutes", "in_force_to"): f"The last day in force; empty when still in force. {_DATE}",
    ("Statutes", "status"): "in force (also when empty), repealed, not yet in force, or bill.",
    ("Statutes", "source_url"): "Where the text can be looked up.",
    ("Statutes", "notes"): "For people; gapcheck does not read it.",
    ("Coding", "criterion"): "The id of a criterion: CSAM-01 (see `gapcheck checklist show`).",
    ("Coding", "element"): "The id of one element of it; empty for the whole criterion.",
    ("Coding", "answer"): "yes, partly, no, unclear or n/a.",
    ("Coding", "provisions"): "Ids from the Statutes sheet, separated by semicolons.",
    ("Coding", "quote"): "The words that decide.",
    ("Coding", "rationale"): "Why.",
    ("Coding", "coder"): "Who answered.",
    ("Coding", "coded_on"): _DATE,
    ("Coding", "fingerprint"): "Written by gapcheck: it notices when the cited text has changed since. Leave it alone.",
    ("Treaties", "instrument"): "The id of the treaty in gapcheck's table; a row here overrides that table for this State.",
    ("Treaties", "status"): "party, signatory or none.",
    ("Treaties", "in_force_from"): f"When it entered into force for this State. {_DATE}",
    ("Treaties", "reservation"): "The reservation or declaration, in short.",
}  # fmt: skip

WIDTHS: Final = {
    ("Country", "Field"): 18,
    ("Country", "Value"): 60,
    ("Statutes", "law"): 28,
    ("Statutes", "heading"): 34,
    ("Statutes", "text"): 100,
    ("Statutes", "language"): 10,
    ("Statutes", "source_url"): 34,
    ("Statutes", "notes"): 30,
    ("Coding", "element"): 22,
    ("Coding", "answer"): 10,
    ("Coding", "provisions"): 28,
    ("Coding", "quote"): 50,
    ("Coding", "rationale"): 50,
    ("Coding", "fingerprint"): 24,
    ("Treaties", "instrument"): 40,
    ("Treaties", "reservation"): 50,
}
