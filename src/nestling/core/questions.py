"""Questions that are worked out once and asked again and again with other values.

Django works out each statement anew, and for a page of a dozen joined lists that took longer than all the rest of the
page together. A question is written as an ordinary function that makes a queryset from its values; it is
called once, with a place for each value, and what Django made of it is kept. Decision record 0014 says what it saved.
"""

import functools
import inspect
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar, cast

from django.db import connection
from django.db.models import Expression, Field, ForeignObject, Lookup, Model, QuerySet
from django.db.models.query import get_related_populators

from nestling.core import clock
from nestling.core.errors import NotFound

Values = ParamSpec("Values")
Kept = TypeVar("Kept")


class Place(Expression):
    """Where a value will stand in a statement: the name of what is given, and the way from it to the value."""

    def __init__(self, *path: str) -> None:
        super().__init__()
        self.path = path

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A placeholder, with the place itself as its value."""
        return "%s", (self,)

    def filled(self, given: dict[str, Any]) -> Any:
        """The value that stands here, a record by its id."""
        name, *rest = self.path
        value = functools.reduce(getattr, rest, given[name])
        if value is None:
            raise TypeError(f"Nothing was given for {'.'.join(self.path)}: an empty value equals none in a statement.")
        return value.pk if isinstance(value, Model) else value


class Given:
    """What stands for a value while its question is worked out: `family.pk` is the way to the id of a family."""

    def __init__(self, *path: str) -> None:
        self._path = path

    def __getattr__(self, name: str) -> "Given":
        if name.startswith("_"):
            raise AttributeError(name)
        return Given(*self._path, name)

    def _is_undecided(self, *args: Any) -> NoReturn:
        raise TypeError(f"A question is the same for all values; it cannot decide on {'.'.join(self._path)}.")

    # Only `is None` cannot be caught here; a house test looks for it.
    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __iter__ = __contains__ = __len__ = _is_undecided
    __str__ = __format__ = __int__ = _is_undecided
    __hash__ = object.__hash__

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Place:
        """What a filter makes of it."""
        return Place(*self._path)


@Field.register_lookup
@ForeignObject.register_lookup
class Among(Lookup):
    """`pk__among=ids`: the ids go as one value, so that the statement is the same however many there are."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """One comparison with an array."""
        lhs, values = self.process_lhs(compiler, connection)
        return f"{lhs} = any(%s)", (*values, self.rhs if isinstance(self.rhs, Place) else list(self.rhs))


class WorkedOut:
    """One statement, and how the records of a queryset are made from its rows."""

    def __init__(self, question: "QuerySet[Any]") -> None:
        if question._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise TypeError("A question prefetches nothing: ask a second one.")
        self.compiler = question.query.get_compiler(connection=connection)
        self.sql, self.values = self.compiler.as_sql(with_col_aliases=True)
        self.from_json = [column.output_field.to_python for column, *_ in self.compiler.select]
        self.converters = self.compiler.get_converters([column for column, *_ in self.compiler.select])
        if question._fields is not None:  # type: ignore[attr-defined]
            # Of `values_list`: plain rows, far lighter than records where a list only names people.
            names = tuple(question.query.selected or ())
            self.record: Callable[[Sequence[Any]], Any] = cast("Any", namedtuple)("Row", names)._make
            return
        self.record = self._record
        kind = self.compiler.klass_info
        self.model: type[Model] = kind["model"]
        places = kind["select_fields"]
        self.start, self.end = places[0], places[-1] + 1
        self.names = [place[0].target.attname for place in self.compiler.select[self.start : self.end]]
        # The types describe a later Django, which asks for one thing more.
        self.related = get_related_populators(kind, self.compiler.select, connection.alias)  # type: ignore[call-arg]
        self.annotations = tuple((self.compiler.annotation_col_map or {}).items())

    def filled(self, given: dict[str, Any]) -> list[Any]:
        """The statement's values, each in its place."""
        return [value.filled(given) if isinstance(value, Place) else value for value in self.values]

    def records(self, rows: Iterable[Sequence[Any]]) -> Iterator[Any]:
        """The records of rows as the database sends them."""
        if self.converters:
            rows = self.compiler.apply_converters(rows, self.converters)
        return map(self.record, rows)

    def _record(self, row: Sequence[Any]) -> Model:
        """One record, with those that `select_related` brings and its annotations."""
        record = self.model.from_db(connection.alias, self.names, row[self.start : self.end])
        for related in self.related:
            related.populate(row, record)
        for name, place in self.annotations:
            setattr(record, name, row[place])
        return record


@dataclass(frozen=True, slots=True)
class Asked(Generic[Kept]):
    """A question with its values, not answered yet: alone by `records`, or with others by `core.telling`."""

    question: WorkedOut
    values: list[Any]

    def records(self) -> tuple[Kept, ...]:
        """The answer."""
        with connection.cursor() as cursor:
            cursor.execute(self.question.sql, self.values)
            return tuple(self.question.records(cursor.fetchall()))


class Question(Generic[Values, Kept]):
    """A question worked out once. Called with its values it answers with a tuple of records."""

    def __init__(self, make: "Callable[Values, QuerySet[Any, Kept]]") -> None:
        functools.update_wrapper(self, make)
        self.make = make
        self.names = tuple(inspect.signature(make).parameters)

    @functools.cached_property
    def worked_out(self) -> WorkedOut:
        """What Django made of it, the first time that it was asked."""
        make = cast("Callable[..., QuerySet[Any, Kept]]", self.make)
        with clock.unread():  # a day or an hour that were kept in the statement would soon be another
            return WorkedOut(make(**{name: Given(name) for name in self.names}))

    def asked(self, *args: Values.args, **kwargs: Values.kwargs) -> Asked[Kept]:
        """The question with these values, to be answered with others in one round trip."""
        given = inspect.signature(self.make).bind(*args, **kwargs).arguments
        return Asked(self.worked_out, self.worked_out.filled(given))

    def __call__(self, *args: Values.args, **kwargs: Values.kwargs) -> tuple[Kept, ...]:
        """The records."""
        return self.asked(*args, **kwargs).records()

    def first(self, *args: Values.args, **kwargs: Values.kwargs) -> Kept | None:
        """The first record, or None."""
        return next(iter(self(*args, **kwargs)), None)

    def one(self, *args: Values.args, **kwargs: Values.kwargs) -> Kept:
        """The one record, or `NotFound`: unknown and hidden get the same answer."""
        if any("\x00" in value for value in (*args, *kwargs.values()) if isinstance(value, str)):
            raise NotFound
        found = self.first(*args, **kwargs)
        if found is None:
            raise NotFound
        return found


def question(make: "Callable[Values, QuerySet[Any, Kept]]") -> Question[Values, Kept]:
    """Make a question of a function that answers with a queryset.

    The function may put what it is given, or what that names, into filters and nowhere else: it is called once, with
    nothing in hand. It cannot ask the clock, decide on a value, or look at one.
    """
    return Question(make)
