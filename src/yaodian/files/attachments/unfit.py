class Unfit(Exception):
    """A file that will not be kept: what is wrong with it, and how to mend it, both in Chinese."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend
