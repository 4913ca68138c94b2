"""Fields keep what was typed, say plainly what is wrong, and draw themselves so that errors can be found."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.http import QueryDict

from nestling.core.errors import RuleBroken
from nestling.design.forms import (
    Choice,
    Choices,
    Date,
    Form,
    Hidden,
    LongText,
    Minutes,
    NhsNumber,
    Text,
    Tick,
    Upload,
    When,
    WholeNumber,
    YesNo,
)
from nestling.web.site.gallery.forms import EveryField


def form_of(field, typed="", **kwargs):
    """A form of one field called ``x``, filled from a query string."""
    return type("OneField", (Form,), {"x": field})(QueryDict(typed), **kwargs)


def sentence(field, typed):
    return form_of(field, typed).error_list()[0]["text"]


def value(field, typed):
    form = form_of(field, typed)
    assert form.is_valid(), form.errors
    return form.values()["x"]


@pytest.mark.parametrize("name", EveryField.base_fields)
def test_every_field_draws_with_its_label_and_posts_under_its_names(name):
    form = EveryField(choices={"practitioner": ((1, "Ash"),)})
    html = form.draw(name)
    for posted in form.fields[name].names(name):
        assert f'name="{posted}"' in html
    if name != "token":
        assert form.fields[name].label in html


@pytest.mark.parametrize("name", [name for name, field in EveryField.base_fields.items() if field.required])
def test_every_error_links_to_an_input_that_is_drawn_and_described(name):
    form = EveryField(QueryDict(""), choices={"practitioner": ((1, "Ash"),)})
    error = next(error for error in form.error_list() if error["href"].startswith(f"#{name}"))
    html = form.draw(name)
    assert f'id="{error["href"][1:]}"' in html
    assert f'id="{name}-error"' in html
    assert f"{name}-error" in html.split("aria-describedby=")[1]


def test_errors_are_listed_in_the_order_of_the_fields():
    form = EveryField(QueryDict(""))
    hrefs = [error["href"].split("-")[0][1:] for error in form.error_list()]
    assert hrefs == [name for name in form.fields if name in hrefs]


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        (Text("Name"), "x=%20Ash%20%0A", "Ash"),
        (Text("Name"), "x=a%0D%0Ab", "a b"),
        (Text("Name", required=False), "", ""),
        (LongText("Notes"), "x=a%0D%0Ab", "a\nb"),
        (LongText("Notes"), "x=%F0%9F%91%B6%20%D7%A9%D7%9C%D7%95%D7%9D", "👶 שלום"),
        (NhsNumber(), "x=999-000 0018", "9990000018"),
        (NhsNumber(required=False), "x=%20", ""),
        (WholeNumber("Count"), "x=1,200", 1200),
        (WholeNumber("Count", required=False), "x=", None),
        (WholeNumber("Count", least=-5), "x=-3", -3),
        (Minutes("Time"), "x=0", 0),
        (Date("Day"), "x-day=3&x-month=5&x-year=2026", date(2026, 5, 3)),
        (Date("Day"), "x-day=03&x-month=may&x-year=2026", date(2026, 5, 3)),
        (Date("Day"), "x-day=29&x-month=February&x-year=2028", date(2028, 2, 29)),
        (Date("Day", required=False), "", None),
        (When("At"), "x-day=3&x-month=5&x-year=2026&x-time=14:30", datetime(2026, 5, 3, 13, 30, tzinfo=UTC)),
        (When("At"), "x-day=3&x-month=1&x-year=2026&x-time=2.30pm", datetime(2026, 1, 3, 14, 30, tzinfo=UTC)),
        (When("At"), "x-day=3&x-month=1&x-year=2026&x-time=12am", datetime(2026, 1, 3, 0, 0, tzinfo=UTC)),
        (When("At"), "x-day=3&x-month=1&x-year=2026&x-time=0905", datetime(2026, 1, 3, 9, 5, tzinfo=UTC)),
        (When("At", required=False), "", None),
        (Choice("Place", ((1, "Home"), (2, "Clinic"))), "x=2", 2),
        (Choice("Place", (("home", "Home"),), select=True, required=False), "", ""),
        (Choices("Who", (("a", "A"), ("b", "B"), ("c", "C"))), "x=c&x=a", ("a", "c")),
        (Choices("Who", (("a", "A"),), required=False), "", ()),
        (YesNo("Well?"), "x=yes", True),
        (YesNo("Well?"), "x=no", False),
        (YesNo("Well?", required=False), "", None),
        (Tick("Checked"), "x=on", True),
        (Tick("Checked"), "", False),
        (Hidden("Token", required=False), "x=abc", "abc"),
        (Text("Email", kind="email"), "x=ash@example.com", "ash@example.com"),
    ],
)
def test_what_is_typed_well_becomes_a_plain_value(field, typed, expected):
    assert value(field, typed) == expected


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (Text("First name"), "", "Enter first name"),
        (Text("GP practice"), "", "Enter GP practice"),
        (Text("Who is calling?"), "", "Enter an answer to ‘Who is calling?’"),
        (Text("Who is calling?", called="who is calling"), "", "Enter who is calling"),
        (Text("Name", missing="Tell us the name"), "x=%20", "Tell us the name"),
        (Text("Name", limit=3), "x=abcd", "Name must be 3 characters or fewer. You entered 4"),
        (
            Text("Name"),
            "x=a%00b",
            "Name has a hidden character that cannot be kept. Type it again instead of pasting it",
        ),
        (Text("Email", kind="email"), "x=ash", "Email must be an email address, like name@example.com"),
        (NhsNumber(), "x=999", "NHS number must have 10 digits, like 999 123 4567"),
        (NhsNumber(), "x=٩٩٩٠٠٠٠٠١٨", "NHS number must have 10 digits, like 999 123 4567"),
        (WholeNumber("Count"), "x=two", "Count must be a whole number, like 12"),
        (WholeNumber("Count"), "x=1.5", "Count must be a whole number, like 12"),
        (WholeNumber("Count"), "x=-1", "Count must be 0 or more"),
        (WholeNumber("Count", most=9), "x=10", "Count must be 9 or fewer"),
        (WholeNumber("Count"), "x=" + "9" * 60, "Count must be 2,147,483,647 or fewer"),
        (Minutes("Travel"), "x=1441", "Travel must be 1,440 or fewer"),
        (Date("Date of birth"), "", "Enter date of birth"),
        (Date("Date of birth"), "x-day=3", "Date of birth must include a month and a year"),
        (Date("Date of birth"), "x-day=31&x-month=2&x-year=2026", "Date of birth must be a real date, like 27 3 2026"),
        (Date("Day"), "x-day=a&x-month=b&x-year=2026", "Day must be a real date, like 27 3 2026"),
        (Date("Day"), "x-day=3&x-month=5&x-year=26", "Day must have a year with 4 numbers, like 2026"),
        (Date("Day"), "x-day=3&x-month=5&x-year=1026", "Day must be between 1900 and 2199"),
        (When("At"), "x-day=3&x-month=5&x-year=2026&x-time=25:00", "At must have a real time, like 14:30"),
        (When("At"), "x-day=3&x-month=5&x-year=2026&x-time=9", "At must have a real time, like 14:30"),
        (
            When("At"),
            "x-day=29&x-month=3&x-year=2026&x-time=01:30",
            "At falls in the hour that is skipped when the clocks go forward",
        ),
        (Choice("Place", (("a", "A"),)), "", "Choose place"),
        (Choice("Place", (("a", "A"),)), "x=z", "Place must be one of the choices shown"),
        (Choices("Who", (("a", "A"),)), "x=a&x=z", "Who must be among the choices shown"),
        (YesNo("Is it so?"), "", "Choose yes or no"),
        (YesNo("Interpreter needed"), "", "Choose yes or no for interpreter needed"),
        (Tick("I agree", required=True), "", "Tick ‘I agree’ to go on"),
        (Hidden("Token", limit=2), "x=abc", "Token must be 2 characters or fewer. You entered 3"),
    ],
)
def test_what_is_typed_amiss_gets_a_sentence(field, typed, said):
    assert sentence(field, typed) == said


def test_a_million_characters_are_refused_and_kept_on_the_page():
    form = form_of(LongText("Notes"), "x=" + "é" * 1_000_000)
    assert form.error_list()[0]["text"] == "Notes must be 20,000 characters or fewer. You entered 1,000,000"
    assert "é" * 1_000_000 in form.draw("x")


def test_typed_text_is_kept_and_escaped_when_drawn_again():
    html = form_of(Text("Name", limit=3), "x=%3Cb%3E%22%26%00").draw("x")
    assert "&lt;b&gt;&#34;&amp;\N{REPLACEMENT CHARACTER}" in html
    assert "<b>" not in html


def test_an_impossible_date_is_kept_as_typed_and_only_its_fault_is_marked():
    form = form_of(Date("Day"), "x-day=3&x-month=Smarch&x-year=2026")
    html = form.draw("x")
    assert 'value="Smarch"' in html
    assert html.count("nhsuk-input--error") == 1
    assert form.error_list()[0]["href"] == "#x-month"


def test_initial_values_are_drawn_as_they_would_be_typed():
    form = type(
        "Two", (Form,), {"day": Date("Day"), "at": When("At"), "ok": YesNo("Ok?"), "n": Choice("N", ((7, "G"),))}
    )(initial={"day": date(2026, 5, 3), "at": datetime(2026, 5, 3, 13, 30, tzinfo=UTC), "ok": False, "n": 7})
    html = form.draw_all()
    assert 'value="3"' in form.draw("day")
    assert 'value="14:30"' in form.draw("at")
    assert html.count("checked") == 2


def test_a_draft_given_as_a_plain_dict_fills_the_form():
    form = type("F", (Form,), {"who": Choices("Who", (("a", "A"), ("b", "B"))), "day": Date("Day")})(
        {"who": ["a", "b"], "day-day": "3", "day-month": "5", "day-year": "2026"}
    )
    assert form.is_valid()
    assert form.values() == {"who": ("a", "b"), "day": date(2026, 5, 3)}


def test_a_password_is_never_drawn_again():
    assert "secret" not in form_of(Text("Password", kind="password"), "x=secret").draw("x")


def test_optional_fields_say_so():
    assert "Notes (optional)" in form_of(LongText("Notes", required=False)).draw("x")


def test_a_question_makes_its_label_the_heading():
    assert '<h1 class="nhsuk-fieldset__heading">' in form_of(YesNo("Is it so?")).draw("x", heading=True)


def test_a_refused_action_is_shown_at_its_field():
    form = form_of(Date("Day"), "x-day=3&x-month=5&x-year=2026")
    form.refuse(RuleBroken("The day is in the future.", "x"))
    assert form.error_list() == [{"text": "The day is in the future.", "href": "#x-day"}]
    assert form.draw("x").count("nhsuk-input--error") == 3
    assert form.values() == {}


def test_a_refusal_about_no_field_of_the_form_is_shown_above_it():
    form = form_of(Text("Name"), "x=Ash")
    form.refuse(RuleBroken("Care has ended.", "elsewhere"))
    assert form.error_list() == [{"text": "Care has ended."}]


def test_an_unfilled_form_can_be_refused_too():
    form = type("F", (Form,), {"x": Text("Name")})()
    assert form.error_list() == []
    form.refuse(RuleBroken("Care has ended."))
    assert form.error_list() == [{"text": "Care has ended."}]


def test_unknown_names_are_noticed_and_bookkeeping_is_not():
    form = form_of(Date("Day"), "x-day=1&x-hour=3&_draft=d&_version=2&csrfmiddlewaretoken=t&_then=more&is_admin=1")
    assert form.unexpected_fields() == ("is_admin", "x-hour")
    assert form.posted("_version") == "2"


def test_choices_known_only_at_run_time_can_be_offered():
    form = form_of(Choice("Place"), "x=4", choices={"x": ((4, "Clinic"),)})
    assert form.values() == {"x": 4} if form.is_valid() else pytest.fail(str(form.errors))
    assert form.fields["x"].in_words(4) == "Clinic"


def test_values_read_aloud():
    assert Date("Day").in_words(date(2026, 5, 3)) == "3 May 2026"
    assert When("At").in_words(datetime(2026, 5, 3, 13, 30, tzinfo=UTC)) == "3 May 2026, 2:30pm"
    assert YesNo("Ok?").in_words(False) == "No"
    assert Choices("Who", (("a", "A"), ("b", "B"))).in_words(("b", "a")) == "A, B"
    assert Tick("Seen").in_words(True) == "Ticked"
    assert Text("Name").in_words(None) == ""


def upload(content, limit=100):
    file = InMemoryUploadedFile(BytesIO(content), "x", "p.toml", "text/plain", len(content), None)
    return type("F", (Form,), {"x": Upload("Profile", limit=limit, required=False)})({}, {"x": file})


def test_an_uploaded_file_becomes_its_text():
    form = upload("naïve".encode())
    assert form.is_valid()
    assert form.values() == {"x": "naïve"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "Profile must be a plain text file in UTF-8"),
        (b"a" * 3000, "Profile must be smaller than 2 KB"),
    ],
)
def test_an_odd_file_is_refused(content, said):
    assert upload(content, limit=2000).error_list()[0]["text"] == said
