"""Names made alike for searching: without case, accents and punctuation, so that "O'Brien" finds "OBrien"."""

import re
import unicodedata

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
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", _SILENT.sub("", letters)).strip()
