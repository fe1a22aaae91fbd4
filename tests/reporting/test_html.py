"""One page that loads nothing, runs nothing and can be read by everyone."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model import CriterionStatus, ElementStatus
from gapcheck.reporting import render
from tests.reporting.building import (
    a_checklist,
    a_criterion,
    a_finding,
    an_assessment,
    an_element,
    emptyland,
    evidence_of,
    germany,
)

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Page(HTMLParser):
    """Collects tags, attributes and text, and insists that tags close in order."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(content.decode())
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def with_words(words: str, *, url: str = "") -> bytes:
    evidence = evidence_of(words, provision=words, law=words, cell=words, source_url=url)
    finding = a_finding(
        CriterionStatus.PARTIAL,
        an_element("e", ElementStatus.FOUND, evidence, test=words),
        criterion=a_criterion(words, title=words),
    )
    return render((an_assessment(a_checklist(finding, title=words), warnings=(words,)),), "html")


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page = Page(render((germany(), emptyland()), "html"))
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "background")]
        if tag == "a":
            assert (attributes["href"] or "").startswith(("#", "https://"))
    assert "url(" not in render((germany(),), "html").decode()


@given(st.text(alphabet="<>&\"'/=abc \n{}%#", min_size=1, max_size=20))
def test_no_cell_adds_a_tag_or_an_attribute(words: str) -> None:
    def shape(content: bytes) -> list[tuple[str, list[str]]]:
        return [(tag, sorted(attributes)) for tag, attributes in Page(content).tags]

    if words.strip():
        assert shape(with_words(words)) == shape(with_words("word"))


def test_a_script_in_an_address_is_no_link() -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "https://a b", 'https://a"onclick="x', "//x.example"):
        hrefs = [attributes.get("href") for tag, attributes in Page(with_words("word", url=url)).tags if tag == "a"]
        assert all(href and href.startswith("#") for href in hrefs)


def test_places_that_links_lead_to_exist_once() -> None:
    page = Page(render((germany(), emptyland()), "html"))
    places = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(places) == len(set(places))
    wanted = {
        (attributes["href"] or "")[1:]
        for tag, attributes in page.tags
        if tag == "a" and str(attributes["href"])[0] == "#"
    }
    wanted |= {attributes["aria-labelledby"] or "" for _, attributes in page.tags if "aria-labelledby" in attributes}
    assert wanted <= set(places)


def test_tables_name_their_rows_and_columns_and_the_page_its_language() -> None:
    page = Page(render((germany(),), "html"))
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in page.tags if tag == "th")
    assert ("html", {"lang": "en"}) in page.tags
    assert {attributes.get("lang") for tag, attributes in page.tags if tag == "blockquote"} == {"de"}


def test_headings_skip_no_level() -> None:
    for countries in ((germany(),), (germany(), emptyland())):
        levels = [
            int(tag[1])
            for tag, _ in Page(render(countries, "html")).tags
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        ]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_fits_light_dark_and_paper() -> None:
    page = render((germany(),), "html").decode()
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
