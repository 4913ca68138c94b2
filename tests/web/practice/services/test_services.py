"""How the service works: read by all, changed from a future day by a manager, refused line by line when wrong."""

import re

import pytest

from nestling.core.viewing import looking
from nestling.organisations import queries
from nestling.organisations.profiles import read_profile, shipped_profiles, write_profile
from tests import scenes

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def manager(as_role, service):
    return as_role("service_manager", service)


def opened(client, path: str) -> dict[str, object]:
    """The form of a page as a browser would send it untouched."""
    page = client.get(path).content.decode()
    found: dict[str, object] = {}
    for name, value in re.findall(r'<input type="hidden" name="(_\w+)" value="([^"]*)"', page):
        found[name] = value
    return found


def change(client, **typed: object) -> dict[str, object]:
    profile = shipped_profiles()["leeds-2012"][0]
    return {
        **opened(client, "/service/change/"),
        "starts_on-day": "1",
        "starts_on-month": "4",
        "starts_on-year": "2027",
        "reason": "The contract for 2027",
        "age_limit": str(profile.age_ceiling.value.months),
        "age_rule": profile.age_ceiling.value.rule,
        "antenatal": "yes",
        "accepted_clusters": ["1", "2", "3", "4", "5", "6"],
        "self_referral": "no",
        "gate": profile.gate.value,
        "decider_role": profile.decider_role.value,
        "combined_triage": "no",
        "cluster_combining": profile.cluster_combining.value,
        "waiting_target_days": str(profile.waiting_target_days.value),
        "review_every_contacts": "8",
        "review_every_weeks": "12",
        "follow_up_months": str(profile.follow_up_months.value),
        **typed,
    }


def test_everybody_reads_how_the_service_works_with_its_sources(as_role, service):
    client, _ = as_role("practitioner", service)
    page = client.get("/service/").content.decode()
    assert "Leeds 2012 §8.0" in page and "After every 6 attended direct contacts" in page
    assert "Not used: no review is raised by weeks." in page
    assert "Change from a future day" not in page


def test_a_practitioner_cannot_change_it(as_role, service):
    client, _ = as_role("practitioner", service)
    assert client.get("/service/change/").status_code == 403
    assert client.post("/service/change/", {}).status_code == 403


def test_a_manager_looks_first_and_nothing_is_kept(manager):
    client, viewer = manager
    answer = client.post("/service/change/", change(client, _then="preview"))
    page = answer.content.decode()
    assert answer.status_code == 200 and "After every 8 attended direct contacts" in page
    assert "When 12 weeks have passed since care began or since the last review" in page
    with looking(viewer):
        assert len(queries.profile_versions(viewer)) == 1


def test_a_manager_schedules_a_change_and_withdraws_it(manager):
    client, viewer = manager
    answer = client.post("/service/change/", change(client))
    assert answer.status_code == 302
    with looking(viewer):
        first, second = queries.profile_versions(viewer)
    assert second.profile.review_every_contacts.value == 8
    assert second.profile.review_every_weeks.value == 12
    assert second.profile.review_every_contacts.source == "Set by the service"
    assert second.profile.age_ceiling == first.profile.age_ceiling, "What was left alone keeps its source."
    assert "1 April 2027" in client.get(answer["Location"]).content.decode()
    assert client.post(f"/service/versions/{second.ref}/withdraw/").status_code == 302
    with looking(viewer):
        assert len(queries.profile_versions(viewer)) == 1


def test_a_change_from_a_past_day_is_refused_and_kept_on_the_page(manager):
    client, viewer = manager
    answer = client.post("/service/change/", change(client, **{"starts_on-year": "2020"}))
    assert answer.status_code == 422 and "must start on a future day" in answer.content.decode()
    assert "The contract for 2027" in answer.content.decode()
    with looking(viewer):
        assert len(queries.profile_versions(viewer)) == 1


def test_a_version_in_force_cannot_be_withdrawn(manager):
    client, viewer = manager
    with looking(viewer):
        (now,) = queries.profile_versions(viewer)
    answer = client.post(f"/service/versions/{now.ref}/withdraw/")
    assert answer.status_code == 422 and "has already begun" in answer.content.decode()


def test_an_exported_file_is_read_back_and_a_wrong_one_is_refused_at_its_line(manager):
    client, viewer = manager
    with looking(viewer):
        (now,) = queries.profile_versions(viewer)
    exported = client.get(f"/service/versions/{now.ref}/export/").content.decode()
    assert read_profile(exported) == now.profile
    wrong = exported.replace("review_every_contacts", "review_every_contcats", 1)
    sent = {**opened(client, "/service/import/"), "reason": "A new contract", "text": wrong}
    page = client.post("/service/import/", sent).content.decode()
    line = wrong[: wrong.index("review_every_contcats")].count("\n") + 1
    assert f"Line {line}:" in page and "Did you mean review_every_contacts?" in page


def test_a_whole_file_is_brought_in_from_a_future_day(manager):
    client, viewer = manager
    text = write_profile(shipped_profiles()["essex-2018"][0]).replace("2018-04-01", "2027-09-01", 1)
    sent = {**opened(client, "/service/import/"), "reason": "We become an Essex team", "text": text}
    assert client.post("/service/import/", sent).status_code == 302
    with looking(viewer):
        assert [version.profile.code for version in queries.profile_versions(viewer)] == ["leeds-2012", "essex-2018"]


def test_another_services_version_is_not_found(manager):
    client, _ = manager
    other = scenes.colleague(scenes.open_service("essex-2018"), "service_manager")
    with looking(other):
        (theirs,) = queries.profile_versions(other)
    hidden = client.get(f"/service/versions/{theirs.ref}/")
    unknown = client.get("/service/versions/BBBBBBBBBB/")
    assert hidden.status_code == unknown.status_code == 404
    assert without_token(hidden) == without_token(unknown)


def without_token(answer) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", answer.content)
