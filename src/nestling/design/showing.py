"""Turns a page object and a template into an answer; the one way a screen is drawn."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.db.models import Manager, Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template import engines

from nestling.design.pieces import Frame

DEEPEST = 6


class RecordInTemplate(TypeError):
    """A template was given a database record instead of plain values."""


def show(request: HttpRequest, template: str, page: Any, status: int = 200) -> HttpResponse:
    """Draw ``template`` (for example ``practice/referrals/triage.jinja``) with a frozen page object.

    A page whose form has errors answers 422 by itself.
    """
    if getattr(settings, "REFUSE_MODELS_IN_TEMPLATES", False):
        refuse_records(page)
    context = {
        "page": page,
        "viewer": getattr(request, "viewer", None),
        "frame": frame_of(request),
        "messages": list(get_messages(request)),
        "nhs_logo": getattr(settings, "NHS_LOGO", False),
    }
    form = getattr(page, "form", None)
    if status == 200 and isinstance(form, BaseForm) and form.errors:
        status = 422
    return HttpResponse(jinja().get_template(template).render(context, request), status=status)


def jinja():
    """Django's Jinja2 engine, whatever name the settings give it."""
    return next(engine for engine in engines.all() if hasattr(engine, "env"))


def frame_of(request: HttpRequest) -> Frame:
    """``request.frame`` may be a Frame, or a callable so that its counts are asked for only when drawn."""
    frame = getattr(request, "frame", None)
    return (frame() if callable(frame) else frame) or Frame()


def refuse_records(value: Any, path: str = "page", depth: int = 0) -> None:
    """Walk a page object and refuse anything that could reach the database from a template."""
    if isinstance(value, Model | QuerySet | Manager):
        kind = value._meta.label if isinstance(value, Model) else type(value).__name__
        raise RecordInTemplate(
            f"{path} is a {kind}. A template could follow its relations unseen, past the viewer's scope. "
            "Copy the plain values it needs into the frozen page object in pages.py."
        )
    if depth < DEEPEST and not isinstance(value, BaseForm):
        for name, inner in parts_of(value):
            refuse_records(inner, f"{path}{name}", depth + 1)


def parts_of(value: Any):
    if is_dataclass(value) and not isinstance(value, type):
        return [(f".{field.name}", getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return [(f"[{key!r}]", inner) for key, inner in value.items()]
    if isinstance(value, list | tuple | set | frozenset):
        return [(f"[{index}]", inner) for index, inner in enumerate(value)]
    return []
