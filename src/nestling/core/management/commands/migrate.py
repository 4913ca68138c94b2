"""Django's own `migrate`, several times as fast from an empty database.

Nearly all its time goes into drawing half of the models anew after each of hundreds of steps. Some kinds of step need
far less, and only those are shortened: triggers, constraints and indexes change no field, nothing can point to a model
just added, and a field more is told to the one model. A test compares the schema with that of Django's own command.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

from django.core.management.commands.migrate import Command as Migrate
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import NOT_PROVIDED, Field
from pgtrigger.migrations import AddTrigger, RemoveTrigger


class Command(Migrate):
    """`manage.py migrate`."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate forwards by the shortened steps; by Django's own when one migration is named, which may lead back."""
        with _little_drawn_anew() if not options.get("migration_name") else nullcontext():
            super().handle(*args, **options)


@contextmanager
def _little_drawn_anew() -> Iterator[None]:
    with ExitStack() as shortened:
        for kind, name, step in (
            (AddTrigger, "state_forwards", _note_trigger),
            (RemoveTrigger, "state_forwards", _forget_trigger),
            (ProjectState, "_append_option", _note_option),
            (ProjectState, "add_model", _add_model),
            (ProjectState, "add_field", _add_field),
        ):
            shortened.enter_context(patch.object(kind, name, step))
        yield


def _note_trigger(step: AddTrigger, app_label: str, state: ProjectState) -> None:
    options = state.models[app_label, step.model_name].options
    options["triggers"] = [*options.get("triggers", []), step.trigger]


def _forget_trigger(step: RemoveTrigger, app_label: str, state: ProjectState) -> None:
    options = state.models[app_label, step.model_name].options
    options["triggers"] = [each for each in options.get("triggers", []) if each.name != step.name]


def _note_option(state: ProjectState, app_label: str, model_name: str, option_name: str, added: Any) -> None:
    """A constraint or an index: told to the model as it is drawn, too, for a later step may ask for it there."""
    options = state.models[app_label, model_name].options
    options[option_name] = [*options[option_name], added]
    if "apps" in state.__dict__:
        setattr(state.apps.get_model(app_label, model_name)._meta, option_name, options[option_name])


def _add_model(state: ProjectState, added: ModelState) -> None:
    key = added.app_label, added.name_lower
    state.models[key] = added
    if state._relations is not None:  # type: ignore[attr-defined]
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:
        state.apps.render_multiple([added])


_add_field_whole = ProjectState.add_field


def _add_field(
    state: ProjectState,
    app_label: str,
    model_name: str,
    name: str,
    field: "Field[Any, Any]",
    preserve_default: bool,  # noqa: FBT001  (as Django calls it)
) -> None:
    if field.many_to_many or "apps" not in state.__dict__:
        _add_field_whole(state, app_label, model_name, name, field, preserve_default)
        return
    if not preserve_default:
        field = field.clone()
        field.default = NOT_PROVIDED
    key = app_label, model_name
    state.models[key].fields[name] = field
    if state._relations is not None:  # type: ignore[attr-defined]
        state.resolve_model_field_relations(key, name, field)
    told = field.clone()
    told.contribute_to_class(state.apps.get_model(*key), name)
    other = told.remote_field
    if other and isinstance(other.model, str):
        # The other model was drawn elsewhere, so that its name leads nowhere from here: draw both anew.
        state.reload_model(*key, delay=False)
