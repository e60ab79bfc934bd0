"""The style sheets and the one script: small, and nothing in them that an old kernel does not know (R29)."""

import re
from pathlib import Path

import pytest

SITE = Path(__file__).parents[3] / "src" / "yaodian" / "site"
SHEETS = sorted((SITE / "static" / "yaodian").glob("*.css"))
STYLE = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
SCRIPT = (SITE / "static" / "yaodian" / "yaodian.js").read_text(encoding="utf-8")
TEMPLATES = sorted((SITE / "templates").glob("*.html"))
LARGEST = 32 * 1024


def test_a_page_loads_little_style() -> None:
    """One sheet for all pages; what only a few need lies in a second that they alone load."""
    assert [path.name for path in SHEETS] == ["records.css", "yaodian.css"]
    assert max(path.stat().st_size for path in SHEETS) <= LARGEST
    assert SHEETS[0].stat().st_size <= LARGEST // 5


@pytest.mark.parametrize(
    "word",
    [
        ":has(",
        ":is(",
        ":where(",
        "color-mix(",
        "oklch(",
        "oklab(",
        "@container",
        "@layer",
        "aspect-ratio",
        "dvh",
        "@import",
    ],
)
def test_nothing_that_chromium_86_does_not_know(word: str) -> None:
    assert word not in STYLE


def test_no_inset_no_nesting_and_nothing_from_elsewhere() -> None:
    assert not re.search(r"[^-]\binset\s*:", STYLE)
    assert "&" not in STYLE
    assert "url(" not in STYLE and "http" not in STYLE


@pytest.mark.parametrize("word", ["?.", "??", "=>", ".at(", "replaceAll", "import ", "http"])
def test_the_script_is_as_old_as_the_kernels(word: str) -> None:
    assert word not in SCRIPT


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
