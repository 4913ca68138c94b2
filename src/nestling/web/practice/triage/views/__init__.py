"""The pages of triage: the overview, each thing found out, and the decision."""

from nestling.web.practice.triage.views.deciding import decide
from nestling.web.practice.triage.views.finding import answer, ask, begin, findings
from nestling.web.practice.triage.views.meeting import meeting
from nestling.web.practice.triage.views.overview import triage
from nestling.web.practice.triage.views.rating import rate, thrive

__all__ = ["answer", "ask", "begin", "decide", "findings", "meeting", "rate", "thrive", "triage"]
