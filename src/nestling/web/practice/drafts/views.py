"""What a person has typed and not yet saved: kept by itself every 20 seconds, found again, thrown away on request."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from nestling.accounts import actions, queries
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.viewing import guard
from nestling.design.showing import show
from nestling.web import keeping
from nestling.web.practice.drafts.pages import KeptDraft, Mine


@guard(Permission.SEE_OWN_WORK)
def mine(request: HttpRequest) -> HttpResponse:
    """The viewer's own drafts, newest first."""
    drafts = tuple(KeptDraft.of(draft) for draft in queries.drafts_of(request.viewer))
    return show(request, "practice/drafts/mine.jinja", Mine(drafts=drafts))


@guard(Permission.SEE_OWN_WORK, methods=("POST",))
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what is in a form, as the page itself asks every 20 seconds."""
    if not keeping.keep_what_was_typed(request):
        return JsonResponse({"saved_at": ""}, status=400)
    return JsonResponse({"saved_at": f"{clock.now().astimezone(clock.LONDON):%H:%M}"})


@guard(Permission.SEE_OWN_WORK, methods=("POST",))
def throw_away(request: HttpRequest) -> HttpResponse:
    """Let go of one draft, and go back to its page as it stands in the record."""
    path = keeping.path_of(request)
    if token := keeping.token_of(request):
        actions.drop_draft(by=request.viewer, at=clock.now(), form=token["form"], about=token["about"])
        messages.success(request, "The draft is thrown away. This is what the record holds.")
    return redirect(path)
