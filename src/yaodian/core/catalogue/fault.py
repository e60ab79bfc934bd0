"""A fault that the X-ray found, with the name of the rule it breaks."""

from dataclasses import dataclass

from yaodian.core.problem import Problem


@dataclass(frozen=True)
class Fault(Problem):
    """A problem of the catalogue; `rule` is the id that docs/reference/mechanism-file.md
    explains.
    """

    rule: str = ""

    def __str__(self) -> str:
        return f"[{self.rule}] {self.where}：{self.what}。{self.mend}"
