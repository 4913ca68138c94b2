"""Nothing typed is ever lost: drafts, one save for two presses, and both texts when two people save.

Controls hazards H18 to H21. A form page calls `typed` to have its form and `once` to carry out its action.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts import actions, queries
from nestling.core import clock
from nestling.core.acting import all_undone
from nestling.core.errors import RuleBroken, StaleVersion
from nestling.core.viewing import Viewer, looking
from nestling.design.environment import at_moment
from nestling.design.forms import LEFT_OVER, Form

SALT = "nestling.draft"
LONGEST_SESSION = 12 * 3600 + 3600
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "_draft", "_submission", "_version", "_then"})

AnyForm = TypeVar("AnyForm", bound=Form)


def typed(
    request: HttpRequest,
    form_class: type[AnyForm],
    *,
    name: str,
    about: str = "",
    title: str,
    initial: Mapping[str, Any] | None = None,
    version: int | None = None,
    **options: Any,
) -> AnyForm:
    """The form of a page: what was just sent, or else this person's draft, or else `initial`.

    `name` and `about` (a reference) name the draft; `title` is how the reader's list of drafts calls it;
    `version` is the record's version that the page shows.
    """
    viewer: Viewer = request.viewer
    draft = None if request.method == "POST" else queries.draft_of(viewer, name, about)
    if request.method == "POST":
        form = form_class(request.POST, request.FILES, initial=initial, **options)
    else:
        form = form_class(initial=initial, **options)
        if draft and _answers(draft, form):
            form = form_class(_as_query(draft.fields), initial=initial, **options)
    # A version of 0 stands for "nothing written yet", so only a missing one falls back to what is kept now.
    is_filled = draft and form.is_bound and draft.base_version is not None
    shown_version = draft.base_version if is_filled else version
    form.bookkeeping = _bookkeeping(request, name, about, title, shown_version)
    form.autosave_url = reverse("practice:drafts:keep")
    if draft:
        _tell_of_draft(form, draft)
    if request.method == "POST":
        form.left_over = _left_over(form, _without_nul(dict(request.POST.lists())))
    return form


def _answers(draft: Any, form: Form) -> bool:
    # A draft of nothing but words that the form has no question for does not empty what the record holds.
    return not draft.fields or not form.input_names().isdisjoint(draft.fields)


def _bookkeeping(request: HttpRequest, name: str, about: str, title: str, version: int | None) -> dict[str, str]:
    viewer: Viewer = request.viewer
    token = {
        "form": name,
        "about": about,
        "title": title,
        "path": request.get_full_path()[:300],
        "person": viewer.person_id,
        "service": viewer.service_id,
    }
    sent = request.POST if request.method == "POST" else {}
    return {
        "_draft": signing.dumps(token, salt=SALT),
        "_submission": _sound_key(sent.get("_submission", "")) or secrets.token_urlsafe(16),
        "_version": sent.get("_version") or ("" if version is None else str(version)),
    }


def _sound_key(key: str) -> str:
    # A key that no page of ours made is not repeated: it could hold what the database cannot keep.
    return key if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", key) else ""


def _as_query(fields: Mapping[str, list[str]]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in fields.items():
        query.setlist(name, values)
    return query


def _tell_of_draft(form: Form, draft: Any) -> None:
    # A half-typed form is shown as it was left, without being told off for what is still missing.
    form._errors = {}
    form.saved_at = at_moment(draft.saved_at)
    form.discard_url = reverse("practice:drafts:throw_away")
    form.left_over = _left_over(form, draft.fields)


def _left_over(form: Form, fields: Mapping[str, list[str]]) -> tuple[tuple[str, str], ...]:
    known = form.expected_names()
    told = ((name.removeprefix(LEFT_OVER), " ".join(texts)) for name, texts in fields.items() if name not in known)
    return tuple((name, text) for name, text in told if text.strip())


def once(request: HttpRequest, form: Form, act: Callable[[dict[str, Any]], str]) -> HttpResponse | None:
    """Carry out `act` with the form's values, once however often Save is pressed, and go where it says.

    None means: show the form (again), with what must be mended; what was typed is then kept as a draft.
    """
    if request.method != "POST":
        return None
    if request.POST.get("_then") == "keep_draft":
        keep_what_was_typed(request)
        return redirect(reverse("practice:drafts:mine"))
    answer = _carried_out(request, form, act) if _is_whole(form) else None
    if answer is None:
        keep_what_was_typed(request)
    return answer


def _is_whole(form: Form) -> bool:
    if unexpected := form.unexpected_fields():
        form.refuse(RuleBroken(f"This form does not ask for: {', '.join(unexpected)[:200]}. Open the page again."))
        return False
    return form.is_valid()


def _carried_out(request: HttpRequest, form: Form, act: Callable[[dict[str, Any]], str]) -> HttpResponse | None:
    viewer: Viewer = request.viewer
    key, now = form.bookkeeping["_submission"][:40], clock.now()
    about = token_of(request) or {"form": "", "about": ""}
    try:
        with all_undone():
            if earlier := actions.claim_submission(by=viewer, at=now, key=key):
                return redirect(earlier.led_to or request.path)
            led_to = act(form.values())
            actions.settle_submission(by=viewer, at=now, key=key, led_to=led_to)
            taken = form.expected_names()
            left = actions.drop_draft(by=viewer, at=now, form=about["form"], about=about["about"], taken=taken)
    except StaleVersion as stale:
        _show_both(form, stale)
        return None
    except RuleBroken as broken:
        form.refuse(broken)
        return None
    if left:
        messages.warning(
            request, "Some words of your draft had no place in what you saved. They are among your drafts."
        )
    return redirect(led_to)


def _show_both(form: Form, stale: StaleVersion) -> None:
    yours = form.values()
    form.conflicts = tuple(
        (form.fields[name].label, form.fields[name].in_words(theirs), form.fields[name].in_words(yours.get(name)))
        for name, theirs in stale.theirs.items()
        if name in form.fields and theirs != yours.get(name)
    )
    form.bookkeeping["_version"] = str(stale.theirs.get("version", ""))
    form.refuse(RuleBroken(stale.sentence))


def version_of(form: Form) -> int | None:
    """The version that the page showed when it was opened; None when it carried none."""
    text = form.bookkeeping.get("_version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def keep_what_was_typed(request: HttpRequest) -> bool:
    """Keep a sent form as its writer's draft, signed in or not: the page's own token says whose it is."""
    token = token_of(request)
    if not token or (request.user.is_authenticated and request.user.pk != token["person"]):
        return False
    writer = _writer(token)
    if writer is None:
        return False
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in NOT_TYPED}
    version = request.POST.get("_version", "")
    with looking(writer):
        actions.keep_draft(
            by=writer,
            at=clock.now(),
            form=token["form"],
            about=token["about"],
            title=token["title"],
            path=token["path"],
            fields=_without_nul(fields),
            base_version=int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None,
        )
    return True


def _without_nul(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        name.replace("\x00", ""): [text.replace("\x00", "\ufffd") for text in texts] for name, texts in fields.items()
    }


def _writer(token: dict[str, Any]) -> Viewer | None:
    found = queries.viewer_by_id(token["person"], token["service"])
    return found if found and found.service_id == token["service"] else None


def token_of(request: HttpRequest) -> dict[str, Any] | None:
    try:
        return signing.loads(request.POST.get("_draft", ""), salt=SALT, max_age=LONGEST_SESSION)
    except signing.BadSignature:
        return None


def path_of(request: HttpRequest) -> str:
    """The page that a sent form came from."""
    token = token_of(request)
    return token["path"] if token else "/"
