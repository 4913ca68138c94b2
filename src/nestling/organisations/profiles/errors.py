"""Why a profile was refused: each fault with the line it stands on and what to do about it.

`ProfileError` is raised with every fault found at once, so that a manager mends a file in one go.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong: the line of the text (from 1) and the reason in plain words."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.reason}"


class ProfileError(ValueError):
    """The text is not a profile; `faults` says where and why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))
