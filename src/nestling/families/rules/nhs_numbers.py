"""NHS numbers: brought into one form, checked by their last digit, and shown in groups of three, three and
four.

Numbers that begin 999 are for demonstration and tests; they follow the same check.
"""

import re

from nhs_number.validate import is_valid

_BETWEEN = re.compile(r"[\s\-‐-―−._]+")
_TEN_DIGITS = re.compile(r"[0-9]{10}")


def normal_nhs_number(typed: str) -> str:
    """What was typed without the spaces, dashes and dots that people put between the digits."""
    return _BETWEEN.sub("", typed)


def nhs_number_fault(typed: str) -> str | None:
    """Why this is not an NHS number, in a sentence that helps to mend it; nothing when it is one.

    Source: modulus 11 as set out in the NHS data dictionary, by the `nhs-number` library.
    """
    number = normal_nhs_number(typed)
    if not _TEN_DIGITS.fullmatch(number):
        if re.search(r"[^0-9]", number):
            return "An NHS number has only digits, such as 999 000 0018. Check for a letter or a stray sign."
        return f"An NHS number has 10 digits; this one has {len(number)}. Check it against a letter."
    if not is_valid(number):
        return "This is not a valid NHS number: its last digit does not fit the others. Check each digit."
    return None


def spaced_nhs_number(number: str) -> str:
    """The number as it is read aloud: "999 000 0018"; anything that is not ten digits is left alone."""
    if not _TEN_DIGITS.fullmatch(number):
        return number
    return f"{number[:3]} {number[3:6]} {number[6:]}"
