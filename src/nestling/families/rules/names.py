"""Names as they are shown, and names made alike for searching: "O'Brien" finds "OBrien"."""

import re
import unicodedata

from nestling.core.codes import is_code, label_of

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_SILENT = re.compile(r"['’‘ʼ`´.]")
_NOT_WORD = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """The name for comparing: casefolded, unaccented, apostrophes gone, other signs turned into single
    spaces.

    Names in scripts without case, such as Arabic, keep their letters.
    """
    # Twice, for letters such as a mathematical A become plain capitals only once they are taken apart.
    letters = _unmarked(_unmarked(name).casefold().translate(_PLAIN))
    return _NOT_WORD.sub(" ", _SILENT.sub("", letters)).strip()


def _unmarked(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def shown_name(given_name: str, family_name: str, *, is_baby: bool = False) -> str:
    """The name on every page and letter; a baby who has no given name yet is "Baby Okafor"."""
    if not given_name and is_baby:
        return f"Baby {family_name}".strip()
    return f"{given_name} {family_name}".strip()


def agency_words(agency: str) -> str:
    """An agency as it is shown: the label when it is one of the list, and otherwise its own name untouched."""
    return label_of("agency", agency) if is_code("agency", agency) else agency
