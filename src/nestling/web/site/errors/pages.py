"""What each error page says: what happened and what to do, without blame."""

from dataclasses import dataclass

from nestling.accounts.rules import PERMISSION_WORDS


@dataclass(frozen=True, kw_only=True)
class ErrorPage:
    """One refusal as a page."""

    title: str
    sentence: str
    advice: tuple[str, ...] = ()
    home_url: str = "/"


# The same words whether a record does not exist or may not be seen: the page must not tell which.
NOT_FOUND = ErrorPage(
    title="Page not found",
    sentence="There is nothing here for you to see at this address.",
    advice=(
        "If you typed the address, check it is right.",
        "If you followed a link to a family, ask whoever sent it whether their service is yours.",
    ),
)

BAD_REQUEST = ErrorPage(
    title="This could not be read",
    sentence="What was sent is too large or is not in a form that Nestling can read, so nothing was saved.",
    advice=(
        "Go back: your browser may still hold what you typed. A draft may also be waiting under My drafts.",
        "If you pasted a very long text, save it in parts.",
    ),
)

CSRF_FAILURE = ErrorPage(
    title="This page has been open too long",
    sentence="Nothing was saved, because this page could not be matched to your sign-in.",
    advice=(
        "Go back: your browser may still hold what you typed. A draft may also be waiting under My drafts.",
        "Copy it, open the page again, and save.",
    ),
)


def not_permitted_page(exception: Exception | None) -> ErrorPage:
    """What the page is for in words, when a guard refused with its permission; else the sentence of the refusal."""
    words = str(exception or "").strip()
    sentence = words or "Your role in this service does not include this."
    if words in PERMISSION_WORDS:
        sentence = f"This is for {PERMISSION_WORDS[words]}. Your role in this service does not include that."
    return ErrorPage(
        title="Your role does not include this" if words in PERMISSION_WORDS else "You cannot do this",
        sentence=sentence,
        advice=("If your work needs it, ask your service manager.",),
    )
