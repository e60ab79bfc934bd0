"""What a record on file does: every slot it serves, in words that lead to the slot."""

from dataclasses import dataclass

from yaodian.core.catalogue.serving import Use
from yaodian.site.pages.bindings import Bindings, bindings_on
from yaodian.site.pages.gate import Viewer
from yaodian.site.pages.slot_rows import slot_url
from yaodian.site.pages.words import USES
from yaodian.site.queries.attendance import bodies_alive, names_of
from yaodian.site.queries.serving import servings_of


@dataclass(frozen=True, slots=True)
class Served:
    """`bearers`: name and slot of everybody for whom it counts."""

    title: str
    cycle: str
    use: str
    bearers: tuple[tuple[str, str], ...]


def served_by(viewer: Viewer, record_uid: str, bindings: Bindings | None = None) -> list[Served]:
    """Each slot once, with those whom it counts for."""
    known = bindings or bindings_on(viewer.on)
    slots: dict[tuple[str, str, Use], list[str]] = {}
    for one in servings_of(record_uid, on=viewer.on, known=viewer.at):
        slots.setdefault((one.duty, one.cycle, one.use), []).append(one.bearer)
    bearers = {uid for uids in slots.values() for uid in uids}
    names = {**names_of(bearers), **bodies_alive(bearers, viewer.on)}
    return [
        Served(
            known.title(duty),
            known.cycle(duty, cycle),
            USES[use],
            tuple((names[uid], slot_url(duty, cycle, uid)) for uid in uids if uid in names),
        )
        for (duty, cycle, use), uids in slots.items()
    ]
