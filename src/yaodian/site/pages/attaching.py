"""Files of a form: what came with it is looked into and kept at once, so that a refused form loses none of them."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from yaodian.core.catalogue.kind import Field, FieldType
from yaodian.core.problem import Problem
from yaodian.files.attachments import FORMATS, taken
from yaodian.files.attachments.formats import SAID
from yaodian.site.actions.keep_upload import keep_upload
from yaodian.site.actions.refusal import Refusal
from yaodian.site.models import Upload
from yaodian.site.pages.asking import CHOSEN, PREFIX, KeptFile
from yaodian.site.pages.gate import Viewer
from yaodian.site.pages.open_form import OpenForm
from yaodian.site.pages.sizes import sized
from yaodian.site.queries.attachments import Held, held_files


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of the file that was chosen under one name of a form: kept, or why not."""

    name: str
    upload: Upload | None = None
    problem: Problem | None = None

    @property
    def files(self) -> tuple[KeptFile, ...]:
        kept = self.upload
        return (KeptFile(kept.uid, kept.name, sized(kept.size), ticked=True),) if kept else ()


def handed_in(request: HttpRequest, viewer: Viewer) -> Iterator[HandedIn]:
    """Every file that came with the request."""
    for name in request.FILES:
        file = request.FILES[name]
        if not (name.startswith(PREFIX) and name.endswith(CHOSEN) and isinstance(file, UploadedFile)):
            continue
        found = taken(file.name or "", file.read(), settings.ENV.largest * 1024 * 1024)
        kept = found if isinstance(found, Problem) else keep_upload(actor=viewer.account, file=found, at=viewer.at)
        problem = kept.problems[0] if isinstance(kept, Refusal) else kept if isinstance(kept, Problem) else None
        yield HandedIn(name.removesuffix(CHOSEN), kept if isinstance(kept, Upload) else None, problem)


def with_files(request: HttpRequest, viewer: Viewer, form: OpenForm) -> OpenForm:
    """The form with the files that it names; a file that was chosen takes the place of the one before."""
    fields = {PREFIX + one.key: one for one in form.kind.fields if one.type is FieldType.FILE}
    if not fields:
        return form
    came = [one for one in handed_in(request, viewer) if one.name in fields] if request.method == "POST" else []
    held = held_files(viewer.account, form.record.uid if form.record else "", at=viewer.at)
    values = {
        **form.values,
        **{fields[one.name].key: [one.upload.uid] for one in came if one.upload},
    }
    for field in fields.values():
        if field.key in values:
            values[field.key] = _resolved(values[field.key], held)
    faults = tuple(_fault(fields[one.name], one.problem) for one in came if one.problem)
    return replace(form, values=values, held=held, file_faults=faults)


def limits() -> dict[str, str]:
    """What a form says of the files that it takes, to people and to the browser."""
    said = f"可以不交。收 {SAID}，一个文件，不超过 {settings.ENV.largest} MB；照片的拍摄地点和设备信息会自动去除。"
    return {"limits": said, "accept": ",".join(FORMATS)}


def _resolved(value: object, held: tuple[Held, ...]) -> list[object]:
    """Ids as the files that they stand for; an id that stands for none stays, and is a fault of the form."""
    known: Mapping[str, Held] = {one.id: one for one in held}
    given = value if isinstance(value, list | tuple) else []
    return [asdict(known[one].file) if isinstance(one, str) and one in known else one for one in given]


def _fault(field: Field, problem: Problem) -> Problem:
    return Problem(f"“{field.title}”", f"“{problem.where}”{problem.what}", problem.mend)
