"""The Jinja2 environment of every screen, and the few words templates may call.

Settings name it as ``nestling.design.environment.environment`` for Django's Jinja2 backend.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, pass_context
from markupsafe import Markup, escape

from nestling.design.lists import page_links, shown_range

LONDON = ZoneInfo("Europe/London")


def url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def on_date(value: date | datetime | None) -> str:
    """3 May 2026; nothing for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(LONDON) if value.tzinfo else value
    return f"{value.day} {value:%B %Y}"


def at_time(value: datetime | None) -> str:
    """2:15pm, as NHS style writes it."""
    if not value:
        return ""
    local = value.astimezone(LONDON) if value.tzinfo else value
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def at_moment(value: datetime | None) -> str:
    """3 May 2026, 2:15pm."""
    return f"{on_date(value)}, {at_time(value)}" if value else ""


def plural(count: int, one: str, many: str = "") -> str:
    """1 family, 2 families: ``{{ count | plural("family", "families") }}``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def minutes(value: int | None) -> str:
    """80 becomes 1 hour 20 minutes."""
    if value is None or value == "":
        return ""
    hours, rest = divmod(int(value), 60)
    words = [plural(hours, "hour")] * bool(hours) + [plural(rest, "minute")] * bool(rest or not hours)
    return " ".join(words)


def nhs_number(value: str | None) -> str:
    """999 123 4567, the way NHS style groups it."""
    digits = (value or "").replace(" ", "")
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else digits


def paragraphs(text: str | None) -> Markup:
    """Typed text with its own line breaks kept; everything in it is escaped."""
    blocks = [block for block in (text or "").replace("\r\n", "\n").split("\n\n") if block.strip()]
    return Markup("").join(Markup('<p class="nl-prose" dir="auto">{}</p>').format(block.strip()) for block in blocks)


def yes_no(value: Any) -> str:
    return "Not known" if value is None else "Yes" if value else "No"


@lru_cache
def components() -> Environment:
    """The NHS components alone: what a form field draws itself with, whatever the settings."""
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache
def component(folder: str, macro: str):
    """One NHS macro, callable with its ``params``."""
    template = components().get_template(f"nhsuk/components/{folder}/macro.jinja")
    return getattr(template.module, macro)


def slot(number: int) -> str:
    """Where a typed value will stand; private-use characters, so that no label or hint holds one."""
    return f"\ue000{number}\ue001"


def drawn(folder: str, macro: str, params: Mapping[str, Any], typed: Sequence[str] = ()) -> Markup:
    """An NHS component with what was typed put into its slots, escaped.

    The NHS macros are slow (a form of 16 fields took 19 ms), so what they draw is kept; what is typed never is.
    """
    values = [str(escape(value)) for value in typed]
    kept = outline(folder, macro, json.dumps(params, default=str))
    return Markup(re.sub("\ue000(\\d)\ue001", lambda found: values[int(found[1])], kept))


@lru_cache(maxsize=2048)
def outline(folder: str, macro: str, params: str) -> str:
    return str(component(folder, macro)(json.loads(params))).strip()


@pass_context
def form_tag(context, form, caller=None, **options) -> Markup:
    """``{% call form_tag(form, button="Save") %}…{% endcall %}``; without a body it draws every field."""
    whole_form = context.environment.get_template("components/form.jinja").module.whole_form
    fields = caller() if caller else form.draw_all()
    return whole_form(form, fields, context.get("csrf_input", ""), options)


def environment(**options: Any) -> Environment:
    """Make the environment Django's Jinja2 backend asks for; our folders come before the NHS package."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    options["undefined"] = ChainableUndefined
    options |= {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 – autoescape is set above
    made.globals.update(url=url, static=static, form_tag=form_tag, page_links=page_links, shown_range=shown_range)
    made.filters.update(
        on_date=on_date,
        at_moment=at_moment,
        at_time=at_time,
        minutes=minutes,
        plural=plural,
        nhs_number=nhs_number,
        paragraphs=paragraphs,
        yes_no=yes_no,
    )
    return made
