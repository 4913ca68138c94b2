"""Looks up the cumulative-risk table and shows its gaps as gaps (TR-05 to TR-07; Norfolk 2008 §1.3).

The figures describe groups of children in one old source: they never score a baby and never decide.
"""

from collections.abc import Collection
from dataclasses import dataclass

from nestling.core.phrases import and_list, counted, sentence_case
from nestling.organisations.profiles import Profile
from nestling.organisations.profiles.values import RiskRow
from nestling.organisations.profiles.wording import likelihood_words, protection_clauses, risk_row_words

AT_LEAST = 4


@dataclass(frozen=True)
class CumulativeRisk:
    """What the table says about a number of factors; no figure where it says nothing."""

    factors: int
    counted_as: int
    low: float | None
    high: float | None
    sentence: str
    is_certain: bool = True

    @property
    def is_gap(self) -> bool:
        return self.is_certain and self.low is None


def cumulative_risk(
    profile: Profile, factors: int, protection: Collection[str] = (), *, not_asked: int = 0, not_known: int = 0
) -> CumulativeRisk:
    """The table's answer for the number of factors present (TR-06).

    What was not asked, or is not known, is never taken to be absent: there are then at least so many, and no line of
    the table is this family's, unless it is the last one already (TR-04).

    A looked-after child or one with a protection plan counts as having at least four factors (TR-07). Two
    factors are a gap in the source and are shown as one. Raises `ValueError` below zero.
    """
    if factors < 0:
        raise ValueError("a number of factors is never below zero")
    table = profile.risk_table.value
    treated = [code for code in table.at_least_four if code in protection]
    number = max(factors, AT_LEAST) if treated else factors
    why = _counted_higher(treated) if treated and factors < AT_LEAST else ""
    source = table.figures_from or "The source"
    row = _row(table.rows, number)
    present = _present(factors, not_asked, not_known)
    if (not_asked or not_known) and not (row and row.or_more):
        words = f"{present}{why} So nobody can say yet which line of the table is this family's."
        return CumulativeRisk(factors, number, None, None, words, is_certain=False)
    if row is None:
        return CumulativeRisk(factors, number, None, None, f"{present}{why} {source} gives no figure for {number}.")
    many = f"{row.factors} or more factors" if row.or_more else counted(row.factors, "factor")
    figure = f"{source} puts {likelihood_words(table)} at {risk_row_words(row)} with {many}."
    return CumulativeRisk(factors, number, row.low, row.high, f"{present}{why} {figure}")


def _present(factors: int, not_asked: int, not_known: int) -> str:
    said = f"{counted(factors, 'risk factor')} present"
    if not (not_asked or not_known):
        return f"{said}."
    unsaid = and_list(f"{n} {word}" for n, word in ((not_asked, "not asked"), (not_known, "not known")) if n)
    return f"{f'At least {said}' if factors else 'None present yet'}; {unsaid}."


def _counted_higher(treated: Collection[str]) -> str:
    return f" {sentence_case(and_list(protection_clauses(treated)))}, which counts as at least {AT_LEAST}."


def _row(rows: tuple[RiskRow, ...], number: int) -> RiskRow | None:
    for row in rows:
        if row.factors == number or (row.or_more and number > row.factors):
            return row
    return None
