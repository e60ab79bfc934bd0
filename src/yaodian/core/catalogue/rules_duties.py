"""X-ray of duties: rules that can be judged, numbers that somebody really stated."""

from collections.abc import Iterator

from yaodian.core.catalogue.collection import Catalogue
from yaodian.core.catalogue.fault import Fault
from yaodian.core.catalogue.kind import Bears, FieldType, RecordKind
from yaodian.core.catalogue.mechanism import DutyTemplate
from yaodian.core.catalogue.rules_keys import duty_place
from yaodian.core.duty import AtLeast, Coverage, Credit, EveryTime, Face, Quota, Standing
from yaodian.core.duty.occasion import clock_kind


def _quotas(template: DutyTemplate) -> tuple[Quota, ...]:
    return template.duty.quotas + (template.offer.quotas if template.offer else ())


def _kinds(catalogue: Catalogue, template: DutyTemplate) -> list[RecordKind]:
    return [kind for kind in catalogue.kinds if kind.key in template.duty.kinds]


def quotas_fit(catalogue: Catalogue) -> Iterator[Fault]:
    for template in catalogue.templates:
        where = duty_place(template)
        for quotas in (template.duty.quotas, template.offer.quotas if template.offer else ()):
            if any(isinstance(q, EveryTime) for q in quotas) and len(quotas) > 1:
                yield Fault(where, "“每次都应”不能与别的次数并用", "拆成两项", "every-time-alone")
        for quota in _quotas(template):
            if isinstance(quota, Coverage) and not 0 < quota.share <= 1:
                yield Fault(where, "覆盖比例应在0至100%之间", "写大于0、不超过100%的比例", "share")
        if Face.CYCLE not in template.duty.undecided and not template.duty.quotas:
            yield Fault(where, "没有写明要做多少", "补上 quotas", "quota")
        if isinstance(template.duty.occasion, Standing) and any(
            not isinstance(q, AtLeast) or q.count != 1 for q in template.duty.quotas
        ):
            yield Fault(where, "长期事项只问有没有建立", "次数写 1，或改写周期", "standing")


def kinds_serve(catalogue: Catalogue) -> Iterator[Fault]:
    """A kind can yield what the quota counts: an amount, a condition, persons, bodies."""
    for template in catalogue.templates:
        where = duty_place(template)
        if not template.duty.kinds:
            yield Fault(where, "没有表单能证明它已办理", "补上 kinds", "duty-kind")
        for kind in _kinds(catalogue, template):
            for quota in _quotas(template):
                yield from _serves(where, kind, quota)
            yield from _credits(where, kind, template)


def kinds_are_read(catalogue: Catalogue) -> Iterator[Fault]:
    """A kind comes into an edition with the duties that are judged by it; one that no duty reads has no form."""
    read = {key for template in catalogue.templates for key in template.duty.kinds_read}
    read |= {clock_kind(template.offer.occasion) for template in catalogue.templates if template.offer}
    for kind in catalogue.kinds:
        if kind.key not in read:
            where, what = f"{kind.mechanism}.kinds[{kind.key}]", "没有一项应尽之责用到它，永远不能填报"
            yield Fault(where, what, "写进某项应尽之责的 kinds 或 after，或删去这种表单", "kind-read")


def _serves(where: str, kind: RecordKind, quota: Quota) -> Iterator[Fault]:
    types = {field.key: field.type for field in kind.fields}
    if isinstance(quota, AtLeast) and quota.of_amount and not kind.amount_field:
        what = f"按数量计，但表单“{kind.title}”没有数量栏"
        yield Fault(where, what, "给表单写 amount_field，或去掉这种表单", "amount-field")
    if isinstance(quota, EveryTime) and types.get(quota.flag) is not FieldType.FLAG:
        what = f"表单“{kind.title}”没有是否栏“{quota.flag}”"
        yield Fault(where, what, "在表单里加一栏，type: flag", "condition-flag")
    if isinstance(quota, Coverage):
        wanted = FieldType.ATTENDANCE if quota.of.picks_persons else FieldType.BODIES
        if wanted not in types.values():
            what = f"要算覆盖，但表单“{kind.title}”没有 {wanted} 栏"
            yield Fault(where, what, "在表单里加上这一栏", "coverage-field")


def _credits(where: str, kind: RecordKind, template: DutyTemplate) -> Iterator[Fault]:
    duty = template.duty
    if not duty.bearer.picks_persons:
        if duty.bearer.kinds and not set(duty.bearer.kinds) & set(kind.filed_by):
            what = f"责任主体不能填报“{kind.title}”"
            yield Fault(where, what, "在表单的 filed_by 里加上责任主体的组织类别", "bearer-files")
        return
    attended = duty.credit is Credit.ATTENDED
    types = [field.type for field in kind.fields]
    if attended and FieldType.ATTENDANCE not in types:
        what = f"责任在个人、按参加计，但表单“{kind.title}”没有到会名单"
        yield Fault(where, what, "加上 type: attendance 的栏", "person-credit")
    if not attended and kind.bears not in (Bears.PERSON, Bears.BOTH):
        what = f"责任在个人，但表单“{kind.title}”不计入个人"
        yield Fault(where, what, "给表单写 bears: person（或 both）和 person_field", "person-credit")


def stated_numbers(catalogue: Catalogue) -> Iterator[Fault]:
    """A number is stated by a source that can be opened, or it is a reading and says so."""
    for template in catalogue.templates:
        where = duty_place(template)
        bases = template.duty.bases
        if any(basis.stated and not (basis.source and basis.place) for basis in bases):
            yield Fault(where, "写明“原文有数字”的依据缺少出处或条款", "补上 place", "stated-place")
        if template.stated and not any(basis.stated for basis in bases):
            yield Fault(where, "数字标为原文写明，却没有一条依据写明", "核对依据", "stated-number")
        if template.baseline and not template.stated and not template.duty.undecided:
            what = "法规基线里的数字必须是法规原文写明的"
            yield Fault(where, what, "改为 undecided，或移出基线", "baseline-stated")
        if not bases:
            yield Fault(where, "没有依据", "补上 bases", "R9-purpose")
    for kind in catalogue.kinds:
        if any(basis.stated and not (basis.source and basis.place) for basis in kind.basis):
            where = f"{kind.mechanism}.kinds[{kind.key}]"
            yield Fault(where, "依据缺少出处或条款", "补上 place", "stated-place")


def undecided_stays_open(catalogue: Catalogue) -> Iterator[Fault]:
    """定期 without a number is undecided, carries none, and offers its narrowest lawful reading."""
    for template in catalogue.templates:
        duty, where = template.duty, duty_place(template)
        regular = any("定期" in (duty.title + b.place + b.quote) for b in duty.bases)
        if regular and not template.stated and Face.CYCLE not in duty.undecided:
            what = "原文只说定期、没有次数，不能由程序定一个"
            yield Fault(where, what, "写 undecided: [cycle]，理解放进 offer", "undecided")
        if duty.undecided and not template.offer:
            yield Fault(where, "未定的事项没有给出最窄的合法理解", "补上 offer", "undecided")
        offer = template.offer
        if Face.CYCLE in duty.undecided and offer and not (offer.occasion and offer.quotas):
            yield Fault(where, "offer 里没有次数或周期", "补上 occasion 和 quotas", "undecided")
