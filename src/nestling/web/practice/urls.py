"""The addresses of the practice surface: one line for each task."""

from django.urls import include, path

app_name = "practice"

TASKS = (
    ("", "today"),
    ("discussions/", "consultation"),
    ("referrals/", "referrals"),
    ("triage/", "triage"),
    ("assessments/", "assessments"),
    ("families/", "families"),
    ("people/", "people"),
    ("merges/", "records"),
    ("concerns/", "safeguarding"),
    ("care/", "care"),
    ("contacts/", "contacts"),
    ("plans/", "plans"),
    ("reviews/", "reviews"),
    ("endings/", "endings"),
    ("groups/", "groups"),
    ("letters/", "letters"),
    ("service/", "services"),
    ("staff/", "staff"),
    ("drafts/", "drafts"),
)

urlpatterns = [path(address, include(f"nestling.web.practice.{task}.urls")) for address, task in TASKS]
