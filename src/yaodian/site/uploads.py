"""How much of an upload is kept while it comes in: no more than shows that a file is too large, however large it is."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler

from yaodian.files.documents import LARGEST as LARGEST_DOCUMENT


class NoMoreThanNeeded(FileUploadHandler):
    """Stands first: what it lets pass is all that reaches memory or disk."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.enough = max(settings.ENV.largest * 1024 * 1024, LARGEST_DOCUMENT) + 1
        self.passed = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().new_file(*args, **kwargs)
        self.passed = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        part = raw_data[: max(0, self.enough - self.passed)]
        self.passed += len(part)
        return part or None

    def file_complete(self, file_size: int) -> None:
        return None
