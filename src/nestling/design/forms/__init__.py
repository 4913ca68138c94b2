"""Plain forms whose fields draw themselves as NHS components; a form never saves."""

from nestling.design.forms.choices import Choice, Choices, Tick, YesNo
from nestling.design.forms.dates import Date, When
from nestling.design.forms.field import Field
from nestling.design.forms.form import LEFT_OVER, Form
from nestling.design.forms.numbers import Minutes, WholeNumber
from nestling.design.forms.texts import Hidden, LongText, NhsNumber, Text, Upload

__all__ = [
    "LEFT_OVER",
    "Choice",
    "Choices",
    "Date",
    "Field",
    "Form",
    "Hidden",
    "LongText",
    "Minutes",
    "NhsNumber",
    "Text",
    "Tick",
    "Upload",
    "When",
    "WholeNumber",
    "YesNo",
]
