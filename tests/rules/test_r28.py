"""R28: text drafted by the machine is marked as such, and never put into a named person's mouth."""

import re

import pytest
from tests.site.cast import Cast, body
from tests.site.pages.conftest import Signed

from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.duty import Face
from yaodian.core.duty.explain import explain
from yaodian.core.propose import reading_of
from yaodian.files.mechanisms import load_catalogue

CATALOGUE = load_catalogue()
SERVING = {key for duty in CATALOGUE.baseline() for key in duty.kinds}


@pytest.mark.parametrize("kind", [k for k in CATALOGUE.kinds if k.key in SERVING], ids=lambda kind: kind.key)
def test_no_form_comes_with_words_that_nobody_wrote(kind: RecordKind, stage: Cast, signed: Signed) -> None:
    owner = body("填表的组织", kind.filed_by[0], stage.finance.uid)
    page = signed(stage.office).get(f"/records/new/{owner.uid}/{kind.key}/").content.decode()
    assert 'id="record"' in page
    assert [text for text in re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page) if text] == []
    lines = re.findall(r'<input type="text" id="f-[a-z_]+" name="[^"]*" value="([^"]*)"', page)
    assert [text for text in lines if text] == []


def test_a_number_that_no_source_states_is_called_a_reading() -> None:
    for template in CATALOGUE.templates:
        if template.offer and Face.CYCLE in template.duty.undecided:
            said = reading_of(template.duty, template.offer, CATALOGUE.names)
            assert said.startswith("最窄的合法理解"), template.duty.key
        numbers = template.duty.quotas and not any(basis.stated for basis in template.duty.bases)
        if numbers and not template.duty.undecided and "每次" not in explain(template.duty, CATALOGUE.names):
            sentence = explain(template.duty, CATALOGUE.names)
            assert "是理解，不是原文写明" in sentence or "应建立并保持" in sentence, template.duty.key
