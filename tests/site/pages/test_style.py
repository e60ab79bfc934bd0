"""The style sheets and the scripts: small, and nothing in them that an old kernel does not know (R29)."""

import hashlib
import re
from pathlib import Path

import pytest

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.words import VERDICTS
from yaodian.site.pages.year_table import STACKED

SITE = Path(__file__).parents[3] / "src" / "yaodian" / "site"
SHEETS = sorted((SITE / "static" / "yaodian").glob("*.css"))
STYLE = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
SCRIPTS = sorted((SITE / "static" / "yaodian").glob("*.js"))
SCRIPT = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
ECHARTS = SITE / "static" / "vendor" / "echarts"
TEMPLATES = sorted((SITE / "templates").glob("*.html"))
LARGEST = 32 * 1024


def test_a_page_loads_little_style_and_script() -> None:
    """One sheet for all pages; what only a few need lies in others that they alone load."""
    sizes = {path.name: path.stat().st_size for path in (*SHEETS, *SCRIPTS)}
    assert set(sizes) == {
        *("charts.css", "reading.css", "records.css", "yaodian.css"),
        *("charts.js", "reading.js", "several.js", "yaodian.js"),
    }
    assert sizes["yaodian.css"] <= LARGEST
    assert all(size <= LARGEST // 3 for name, size in sizes.items() if name != "yaodian.css")


# What came after Chromium 86, with the version that brought it.
@pytest.mark.parametrize(
    "word",
    [
        *(":has(", ":is(", ":where(", ":user-valid", ":user-invalid", ":popover-open"),  # 105, 88, 88, 119, 114
        *("color-mix(", "oklch(", "oklab(", "lab(", "lch(", "light-dark(", "color("),  # 111 and later
        *("@container", "@layer", "@scope", "@property", "@starting-style", "@import"),  # 105, 99, 118, 85 (ours: none)
        *("aspect-ratio", "accent-color", "inset-inline", "scrollbar-gutter", "text-wrap", "backdrop"),  # 88, 93, 87 …
        *("content-visibility", "subgrid", "dvh", "svh", "lvh", "cqw", "animation-timeline", "view-transition"),
        *("overflow: clip", "overflow-clip", "forced-color-adjust", "field-sizing", "round(", "hyphenate-character"),
        *("min-height: fit-content", "translate: ", "rotate: ", "scale: "),
    ],
)
def test_nothing_that_chromium_86_does_not_know(word: str) -> None:
    assert word not in STYLE


def test_no_inset_no_nesting_and_nothing_from_elsewhere() -> None:
    assert not re.search(r"[^-]\binset\s*:", STYLE)
    assert "&" not in STYLE
    assert "url(" not in STYLE and "http" not in STYLE


@pytest.mark.parametrize(
    "word",
    [
        *("?.", "??", "=>", "||=", "&&=", "import ", "import(", "async ", "await ", "class ", "`"),
        *(".at(", "replaceAll", "structuredClone", "Object.hasOwn", ".findLast", ".toSorted", "Array.fromAsync"),
        *("matchAll", ".flat(", "Promise.any", "crypto.randomUUID", "requestSubmit", "showModal", "AbortSignal"),
        *("innerHTML =", "eval(", "new Function", "http", "document.write"),
    ],
)
def test_the_scripts_are_as_old_as_the_kernels(word: str) -> None:
    assert word not in SCRIPT.replace("here.innerHTML = list.innerHTML", "")  # an answer of our own, see yaodian.js


def test_the_library_of_charts_is_the_published_one_and_speaks_the_old_language() -> None:
    """Unchanged from the registry, so that anybody can compare it; without a word that came after ES5."""
    library = (ECHARTS / "echarts.common.min.js").read_bytes()
    assert hashlib.sha256(library).hexdigest() == "55974cf42cc160e6cf9099cd3ed8cdedfaa9779919fcee7e2272c85f6ca30e27"
    text = library.decode()
    assert "=>" not in text and not re.search(r"\?\.[^0-9]|\bnew Function\b|(?<![.\w])eval\(|(?<![.\w])fetch\(", text)
    assert {"LICENSE", "NOTICE"} <= {path.name for path in ECHARTS.iterdir()}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_what_the_policy_forbids(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:", text)
    assert not re.search(r"<script(?! src=)", text)
    assert "http://" not in text.replace("http://www.w3.org", "") and "https://" not in text


def test_a_form_that_writes_carries_its_token() -> None:
    for template in TEMPLATES:
        text = template.read_text(encoding="utf-8")
        assert text.count('method="post"') == text.count("{% csrf_token %}"), template.name


def test_every_verdict_has_a_shape_and_a_word_of_its_own() -> None:
    """Without colour, on a grey printer, no two states look alike; nothing that applies is without a shape."""
    text = (SITE / "templates" / "shapes.html").read_text(encoding="utf-8")
    shapes = dict(re.findall(r'<symbol id="s-(\w+)"[^>]*>(.*?)</symbol>', text))
    drawn = [shapes[verdict.value] for verdict in Verdict]
    assert len(set(drawn)) == len(set(VERDICTS.values())) == len(Verdict)
    assert [verdict for verdict in Verdict if not shapes[verdict.value]] == [Verdict.VOID]


def test_every_state_of_a_chart_has_a_fill_and_all_but_two_a_pattern() -> None:
    """The two without are the darkest and the lightest."""
    charts = (SITE / "static" / "yaodian" / "charts.js").read_text(encoding="utf-8")
    sheet = (SITE / "static" / "yaodian" / "charts.css").read_text(encoding="utf-8")
    plain = {state.value for state in STACKED if f"    {state.value}: {{ symbol:" not in charts}
    assert plain == {"met", "ahead"}
    assert all(f"--fill-{state.value}: #" in sheet for state in STACKED)


def test_paper_carries_no_navigation_repeats_headings_and_cuts_no_row() -> None:
    paper = (SITE / "static" / "yaodian" / "yaodian.css").read_text(encoding="utf-8").split("@media print {")[1]
    hidden = paper[: paper.index("{ display: none !important; }")]
    assert {"nav", ".top", ".foot", ".actions", ".filters"} <= {one.strip() for one in hidden.split("}")[-1].split(",")}
    assert "thead { display: table-header-group; }" in paper and "break-inside: avoid" in paper
    assert ".demo" in paper and "attr(href)" not in STYLE
