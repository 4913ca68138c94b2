"""Who acts: the decorator on every action, the only writer of the house.

One transaction holds the change, its history and its jobs, so that they stand or fall together (hazards H18, H35).
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from django.db import transaction

from nestling.core.errors import NotPermitted
from nestling.core.history import named_changes
from nestling.core.viewing import Viewer, asking_as, remembering_nothing

Act = TypeVar("Act", bound=Callable[..., Any])

_under_way: ContextVar[bool] = ContextVar("under_way", default=False)
_all_undone: ContextVar[bool] = ContextVar("all_undone", default=False)


def action(*, needs: str | None = None, unrecorded: bool = False) -> Callable[[Act], Act]:
    """Make a keyword-only function an action: `by` acts, `at` is when, `needs` is the permission asked again here.

    Raises `NotPermitted` when the person lacks the permission; nothing is written then. One that is `unrecorded`
    writes rows without a history (looks, drafts, receipts) and refuses nothing, so it needs neither a name nor a way
    back within a page's own transaction: four statements fewer each time.
    """

    def wrap(function: Act) -> Act:
        _insist_on_shape(function)
        name = f"{function.__module__.split('.')[1]}.{function.__name__}"

        @functools.wraps(function)
        def act(*, by: Viewer, **values: Any) -> Any:
            if needs is not None and not by.may(needs):
                raise NotPermitted("Your role does not allow this. Ask your service manager.")
            if unrecorded:
                with transaction.atomic(savepoint=False), asking_as(by.service_id, by.person_id):
                    return function(by=by, **values)
            undone_alone = not _all_undone.get()
            with transaction.atomic(savepoint=undone_alone), remembering_nothing(), _named(name, by):
                return function(by=by, **values)

        act.needs = needs  # type: ignore[attr-defined]
        act.is_action = True  # type: ignore[attr-defined]
        return cast(Act, act)

    return wrap


@contextmanager
def all_undone() -> Iterator[None]:
    """Within a transaction that goes back as a whole when an action refuses: no action needs a way back of its own.

    Once an action inside has refused, nothing more can be asked of the database until this block is left, so whoever
    catches a refusal inside may only raise it, or another one, on.
    """
    with transaction.atomic():
        token = _all_undone.set(True)
        try:
            yield
        finally:
            _all_undone.reset(token)


@contextmanager
def _named(name: str, by: Viewer) -> Iterator[None]:
    """Give history the name of the outermost action: it is what the person did; the inner ones are how."""
    if _under_way.get():
        yield
        return
    token = _under_way.set(True)
    try:
        with (
            asking_as(by.service_id, by.person_id),
            named_changes(action=name, person_id=by.person_id, service_id=by.service_id),
        ):
            yield
    finally:
        _under_way.reset(token)


def _insist_on_shape(function: Callable[..., Any]) -> None:
    parameters = inspect.signature(function).parameters
    kinds = {parameter.kind for parameter in parameters.values()}
    if {"by", "at"} - parameters.keys() or kinds - {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}:
        raise TypeError(f"The action {function.__qualname__} takes keywords only, among them by and at.")
