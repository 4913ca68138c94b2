"""Made-up names, places and NHS numbers from the range kept for tests; nobody is meant."""

from random import Random

GIVEN = """
Ada Alba Amara Anwen Arlo Asha Aziz Beatrix Bilal Blythe Bodhi Bryn Caoimhe Ceri Clementine Dara Dilys Edie Eira
Elif Emrys Esme Fern Fia Finlay Freya Gethin Greta Gwen Hamza Hana Hari Hedda Idris Ines Iona Isla Ivo Jago Jaya
Juno Kai Kaya Kit Leila Lior Lowen Lumi Mabel Malik Marlo Mina Nadia Nell Niamh Noor Oona Orla Otis Petra Pia
Priya Quill Rafi Rhys Rosa Rowan Saira Sefton Senan Sima Soren Tamsin Tariq Teo Thea Una Uri Vera Wilf Wren
Xanthe Yara Yusuf Zadie Zain Zosia
""".split()
FIRST = (
    """Ash Black Bram Brook Cold Dun East Elder Fair Fen Gold Hart Hazel Kirk Lang Marl Mill North Oak Raven""".split()
)
LAST = """
bourne bridge bury combe dale field ford gate ham hurst ley moor mouth ridge shaw stead ton wick wood worth
""".split()
FAMILY = [first + last for first in FIRST for last in LAST]
STREETS = ["Acorn", "Bay", "Canal", "Dock", "Ferry", "Granary", "Hill", "Island", "Jubilee", "Key", "Lime", "Mill"]
ETHNICITIES = ("white_british", "white_british", "white_other", "pakistani", "african", "mixed_caribbean", "not_stated")


class Numbers:
    """NHS numbers of the 999 range, each once, in a fixed order that looks like none."""

    def __init__(self) -> None:
        self._next = 0

    def __call__(self) -> str:
        """The next number whose check digit exists."""
        while True:
            digits = f"999{self._next * 387_911 % 1_000_000:06d}"
            self._next += 1
            check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
            if check != 10:
                return f"{digits}{check % 11}"


def family_name(random: Random) -> str:
    """One of 400 made-up family names; a tenth are double, so that names repeat as they do in life."""
    name = FAMILY[int(random.random() * 400)]
    return name if random.random() > 0.1 else f"{name}-{FAMILY[int(random.random() * 400)]}"


def given_name(random: Random) -> str:
    """One of some ninety given names."""
    return GIVEN[int(random.random() * len(GIVEN))]


def postcode(random: Random) -> str:
    """A postcode of the area ZZ99, which no house has."""
    first, second = "ABDEFGHJLN"[int(random.random() * 10)], "PQRSTUWXYZ"[int(random.random() * 10)]
    return f"ZZ99 {int(random.random() * 9)}{first}{second}"
