"""Signs people in, chooses records and counts queries, in a process that has Django and the one database.

Prints as JSON what `bench.pages` then sends over HTTP, where nothing of Django is needed.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import django
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

RECORDS = 40
USERS = 70
SAVES = 400

# Name, address, whose reference it takes, what the bare page answers for.
PAGES = (
    ("today", "practice:today:today", ""),
    ("intake", "practice:referrals:intake", ""),
    ("referral", "practice:referrals:referral", "referral"),
    ("triage", "practice:triage:triage", "triaged"),
    ("waiting-list", "practice:care:waiting_list", ""),
    ("caseload", "practice:care:caseload", ""),
    ("family", "practice:families:family", "family"),
    ("chronology", "practice:families:chronology", "family"),
    ("episode", "practice:care:episode", "episode"),
    ("contact-form", "practice:contacts:record", "episode"),
    ("contact-save", "practice:contacts:record", "saved"),
    ("plan", "practice:plans:plan", "episode"),
    ("outbox", "practice:letters:outbox", ""),
    ("follow-ups", "practice:endings:follow_ups", ""),
    ("search", "practice:families:search", "name"),
)
SHAPED = "and attended_contacts between 6 and 8"
RECORDS_OF = {
    "episode": f"select e.ref from care_careepisode e join care_allocation a on a.episode_id = e.id and a.is_lead "
    f"and a.practitioner_id = %(person)s where e.status = 'open' {SHAPED} order by e.id limit {RECORDS}",
    # Others than those that are read, so that the read ones stay as long as they were.
    "saved": "select e.ref from care_careepisode e where e.status = 'open' and e.attended_contacts not between 6 and 8 "
    f"order by e.id desc limit {RECORDS}",
    "family": f"select f.ref from care_careepisode e join families_family f on f.id = e.family_id "
    f"where e.status = 'open' {SHAPED} order by e.id limit {RECORDS}",
    "referral": f"select r.ref from referrals_referral r where r.status = 'received' order by r.id limit {RECORDS}",
    "triaged": f"select r.ref from referrals_referral r where r.status = 'in_triage' order by r.id limit {RECORDS}",
    "name": "select search_family from families_person where search_family not like '%% %%' "
    f"group by 1 having count(*) > 10 order by 1 limit {RECORDS}",
}  # fmt: skip


def prepare() -> dict[str, Any]:
    """Everything that the measuring process must know of one database."""
    from nestling.accounts.models import Membership, User
    from nestling.core.viewing import scope_to
    from nestling.organisations.models import Service

    service = Service.objects.get(code="leeds-2012")
    people = list(User.objects.filter(email__endswith="@leeds-2012.example", name__startswith="Prac").order_by("pk"))
    cookies = [_signed_in(people[number % len(people)], service.pk) for number in range(USERS)]
    with django.db.transaction.atomic():
        scope_to(service.pk, people[0].pk)
        assert Membership.objects.count()
        refs = {name: _refs(statement, people[0].pk) for name, statement in RECORDS_OF.items()}
    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = cookies[0]
    return {"cookies": cookies, "pages": [_page(client, *page, refs) for page in PAGES]}


def _signed_in(user: Any, service: int) -> str:
    """A session as sign-in with a second factor leaves it."""
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    if not user.authenticator_set.exists():
        Authenticator.objects.create(user=user, type="totp", data={})
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["service"] = service
    session.create()
    return str(session.session_key)


def _refs(statement: str, person: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"person": person})
        return [ref for (ref,) in cursor.fetchall()]


def _page(client: Client, name: str, view: str, takes: str, refs: dict[str, list[str]]) -> dict[str, Any]:
    """One page: its requests and the bare page's, how many queries it asks, or why it cannot be measured."""
    try:
        pairs = list(_addresses(name, view, takes, refs))
    except NoReverseMatch:
        return {"name": name, "missing": "no such page yet"}
    if name == "contact-save":
        return _saving(client, name, pairs)
    client.get(pairs[-1][0])
    with _counting() as counted:
        answer = client.get(pairs[0][0])
    if answer.status_code != 200:
        return {"name": name, "missing": f"answered {answer.status_code}"}
    requests = [(["GET", path, ""], ["GET", bare, ""]) for path, bare in pairs]
    return {"name": name, "queries": len(counted), "bytes": len(answer.content), "requests": requests}


def _addresses(name: str, view: str, takes: str, refs: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    if not takes:
        yield reverse(view), f"/bench/bare/{name}/"
    for ref in refs.get(takes, ()):
        if takes == "name":
            yield f"{reverse(view)}?{urlencode({'search': ref})}", f"/bench/bare/{name}/{ref}/"
        else:
            yield reverse(view, args=[ref]), f"/bench/bare/{name}/{ref}/"


def _saving(client: Client, name: str, pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """The form as a browser would send it, filled in for one day after another."""
    from nestling.core import clock

    forms = [_Form.of(client.get(path)) for path, _ in pairs]
    if any("_submission" not in form for form in forms):
        return {"name": name, "missing": "the form could not be read"}
    token = client.cookies["csrftoken"].value
    requests = []
    for number in range(SAVES):
        path, bare = pairs[number % len(pairs)]
        form = forms[number % len(pairs)]
        day = clock.today() - timedelta(days=1 + number // len(pairs))  # whatever the hour, yesterday is over
        body = urlencode({**form, **_filled(form, day, number)}, doseq=True)
        requests.append(
            (["POST", path, body], ["POST", bare, urlencode({"csrfmiddlewaretoken": form["csrfmiddlewaretoken"]})])
        )
    (_, path, body), _ = requests.pop()
    with _counting() as counted:
        answer = client.post(path, body, content_type="application/x-www-form-urlencoded")
    if answer.status_code != 302:
        wrong = _Form.complaint(answer)
        return {"name": name, "missing": f"saving answered {answer.status_code}: {wrong}"}
    return {"name": name, "queries": len(counted), "bytes": 0, "requests": requests, "csrf": token}


def _filled(form: dict[str, Any], day: Any, number: int) -> dict[str, Any]:
    said = {
        "held_at-day": day.day, "held_at-month": day.month, "held_at-year": day.year,
        "held_at-time": f"{6 + number % 3:02d}:{number % 60:02d}", "attendance": "on_time", "direct_minutes": 60,
        "writing_minutes": 10, "travel_minutes": 20, "note": "Baby and mother played on the mat.",
        "_submission": f"bench-{day:%j}-{number}-{form['_submission'][:12]}",
    }  # fmt: skip
    return {name: value for name, value in said.items() if name in form or name == "_submission"}


class _Form(HTMLParser):
    """What a browser would send for the main form of a page as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.in_form = False
        self.in_select = ""
        self.in_text = ""

    @classmethod
    def of(cls, answer: Any) -> dict[str, Any]:
        """The fields of the form that carries a draft token."""
        parser = cls()
        parser.feed(answer.content.decode())
        return {name: values[0] if len(values) == 1 else values for name, values in parser.sent.items()}

    @staticmethod
    def complaint(answer: Any) -> str:
        """The words of the error summary."""
        text = answer.content.decode()
        at = text.find("error-summary")
        return " ".join(text[at : at + 600].split()) if at > 0 else ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        name, kind = found.get("name") or "", found.get("type") or ""
        if tag == "form":
            self.in_form = (found.get("method") or "").lower() == "post"
        if not self.in_form:
            return
        if tag == "select":
            self.in_select = name
            self.sent.setdefault(name, [""])
        elif tag == "option" and "selected" in found:
            self.sent[self.in_select] = [found.get("value") or ""]
        elif tag == "textarea":
            self.in_text = name
            self.sent[name] = [""]
        elif tag == "input" and name and kind in ("radio", "checkbox"):
            if "checked" in found:
                self.sent.setdefault(name, []).append(found.get("value") or "on")
            elif kind == "radio":
                self.offered(name)
        elif tag == "input" and name:
            self.sent[name] = [found.get("value") or ""]

    def offered(self, name: str) -> None:
        """A radio that is not chosen sends nothing, but may be chosen by us."""
        self.sent.setdefault(name, [])

    def handle_data(self, data: str) -> None:
        if self.in_text:
            self.sent[self.in_text][0] += data.removeprefix("\r\n").removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.in_text = ""
        elif tag == "form":
            self.in_form = False


@contextmanager
def _counting() -> Iterator[list[str]]:
    """Every statement that reaches the database, savepoints too."""
    asked: list[str] = []

    def note(execute: Any, statement: Any, *rest: Any) -> Any:
        asked.append(str(statement))
        return execute(statement, *rest)

    with connection.execute_wrapper(note):
        yield asked


if __name__ == "__main__":
    django.setup()
    json.dump(prepare(), sys.stdout)
