"""Why a document cannot be read, raised by whoever finds out; both parts are Chinese and shown as they stand."""


class Refused(Exception):
    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
