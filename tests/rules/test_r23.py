"""R23: 涉密不上网. Each installation states its ceiling; what is marked secret is refused."""

import pytest
from tests.rules.issues import LATER
from tests.site.cast import AT, Cast
from tests.site.pages.conftest import Signed

from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.models import Ceiling, Installation, Plan, Purpose


def test_no_ceiling_is_a_secret_one() -> None:
    assert [str(ceiling) for ceiling in Ceiling] == ["公开", "内部", "工作秘密"]
    assert not Installation._meta.get_field("ceiling").null


def test_every_page_of_somebody_signed_in_states_it(stage: Cast, signed: Signed) -> None:
    found_installation(actor=None, new=NewInstallation("示例", Purpose.REAL, Ceiling.WORK_SECRET), at=AT)
    for url in ("/desk/", "/plans/", "/plans/new/", f"/records/new/{stage.first.uid}/theme_day/"):
        page = signed(stage.office).get(url).content.decode()
        assert "最高可录入：工作秘密" in page and "涉密不上网" in page, url


@pytest.mark.xfail(strict=True, reason=LATER)
@pytest.mark.parametrize("mark", ["秘密★1年", "机密★10年", "绝密★"])
def test_a_text_that_is_marked_secret_is_refused(mark: str, stage: Cast, signed: Signed) -> None:
    text = f"{mark}\n2026年工作要点\n一、学习\n1.中心组\n理论学习中心组每月学习1次。\n"
    answer = signed(stage.office).post("/plans/new/", {"text": text})
    assert answer.status_code == 422 and not Plan.objects.exists()
