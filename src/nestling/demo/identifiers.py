"""Numbers and addresses of nobody: NHS numbers from 999, telephone numbers kept for drama, postcodes ZZ99."""

import random

NHS_RANGE = "999"
"""Numbers that begin so are for demonstration and tests and are never given to anybody."""


def nhs_number(service: int, person: int) -> str:
    """The made-up NHS number of one person in one service: from the 999 range, with its true last digit."""
    # Of eleven endings one has no last digit; a thousand numbers' room for each person steps over it.
    body = service * 100_000 + person * 3
    while (last := check_digit(f"{NHS_RANGE}{body:06d}")) == 10:
        body += 1
    return f"{NHS_RANGE}{body:06d}{last}"


def check_digit(nine: str) -> int:
    """The tenth digit by modulus 11; ten means that these nine digits are never used."""
    rest = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return 0 if rest == 0 else 11 - rest


def mobile(luck: random.Random) -> str:
    """A mobile number that Ofcom keeps for drama."""
    return f"07700 900{luck.randrange(1000):03d}"


def landline(luck: random.Random) -> str:
    """A landline number that Ofcom keeps for drama."""
    return f"01632 960{luck.randrange(1000):03d}"


def postcode(luck: random.Random) -> str:
    """A postcode of the area ZZ99, in which nobody lives."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return f"ZZ99 {luck.randint(1, 9)}{luck.choice(letters)}{luck.choice(letters)}"
