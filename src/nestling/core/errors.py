"""The family tree of refusals.

Refusal
├── RuleBroken        a rule of the service says no; the sentence says what to do
│   └── StaleVersion  somebody else has saved a newer version
├── NotPermitted      this person may not attempt it (403)
└── NotFound          it does not exist, or this viewer may not see it (404)
"""


class Refusal(Exception):
    """Anything that the product refuses to do, with a sentence for the person who asked."""

    def __init__(self, sentence: str = "", field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class RuleBroken(Refusal):
    """A rule of the service says no. `field` names the form field to mend, if there is one."""


class StaleVersion(RuleBroken):
    """Somebody else saved a newer version; `theirs` holds what is kept now, by field."""

    def __init__(self, sentence: str, theirs: dict[str, object]) -> None:
        super().__init__(sentence)
        self.theirs = theirs


class NotPermitted(Refusal):
    """This person's roles do not allow the attempt."""


class NotFound(Refusal):
    """It does not exist, or this viewer may not see it: the answer is the same for both."""
