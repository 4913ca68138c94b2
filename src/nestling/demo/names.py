"""Names of nobody and nowhere: common given names joined to family names, streets and practices that are made up."""

import random
from itertools import product

FIRST_HALVES = (
    "Apple", "Bramble", "Candle", "Clover", "Copper", "Cinder", "Dapple", "Ember", "Farrow", "Feather", "Gilly",
    "Harvest", "Honey", "Juniper", "Kettle", "Lantern", "Linden", "Marble", "Meadow", "Mulberry", "Nettle", "Otter",
    "Pebble", "Quill", "Russet", "Saffron", "Silver", "Sparrow", "Thimble", "Velvet", "Walnut", "Willow",
)  # fmt: skip
SECOND_HALVES = ("brook", "down", "field", "garth", "lace", "leaf", "mere", "row", "shore", "stone", "wick", "yard")

BABIES = (
    ("Ada", "female"), ("Amir", "male"), ("Anaya", "female"), ("Arlo", "male"), ("Aya", "female"), ("Bodhi", "male"),
    ("Cora", "female"), ("Dylan", "male"), ("Elif", "female"), ("Emeka", "male"), ("Esme", "female"),
    ("Ezra", "male"), ("Farah", "female"), ("Finley", "male"), ("Gracie", "female"), ("Haris", "male"),
    ("Ines", "female"), ("Isaac", "male"), ("Ivy", "female"), ("Jude", "male"), ("Kaia", "female"), ("Kofi", "male"),
    ("Leila", "female"), ("Luca", "male"), ("Maja", "female"), ("Milo", "male"), ("Nia", "female"), ("Noah", "male"),
    ("Ola", "female"), ("Otis", "male"), ("Poppy", "female"), ("Rafi", "male"), ("Rosa", "female"), ("Rory", "male"),
    ("Safa", "female"), ("Sami", "male"), ("Tilly", "female"), ("Theo", "male"), ("Una", "female"), ("Zac", "male"),
)  # fmt: skip
MOTHERS = (
    "Abigail", "Aisha", "Alina", "Amber", "Amina", "Beth", "Carmen", "Chloe", "Danielle", "Dorota", "Ellie",
    "Fatima", "Freya", "Gemma", "Hana", "Holly", "Imani", "Jade", "Jasmine", "Karolina", "Kelly", "Lauren", "Leanne",
    "Mariam", "Megan", "Nadia", "Natasha", "Ngozi", "Paige", "Priya", "Rachel", "Rehana", "Rosie", "Sabrina",
    "Shannon", "Simone", "Sophie", "Tanya", "Yasmin", "Zainab",
)  # fmt: skip
FATHERS = (
    "Adam", "Ahmed", "Ben", "Callum", "Connor", "Daniel", "David", "Emmanuel", "Faisal", "George", "Hassan",
    "Jack", "Jamal", "James", "Jordan", "Kieran", "Kwame", "Liam", "Marcin", "Mohammed", "Nathan", "Owen", "Pavel",
    "Ravi", "Ryan", "Sam", "Stefan", "Tom", "Tunde", "Will",
)  # fmt: skip
ELDERS = ("Angela", "Bernadette", "Carol", "Denise", "Eileen", "Gloria", "Maureen", "Pauline", "Shirley", "Yvonne")
PROFESSIONALS = (
    "Alison", "Bryony", "Catherine", "Deborah", "Eve", "Farida", "Gareth", "Helena", "Ian", "Joy", "Kemi", "Louise",
    "Martin", "Niamh", "Olivia", "Parveen", "Ruth", "Sunita", "Teresa", "Val",
)  # fmt: skip
STREETS = ("Sample Street", "Pretend Lane", "Example Row", "Invented Terrace", "Makebelieve Close", "Story Hill")
TOWNS = ("Madeupton", "Fictionby", "Nowhere St Ann", "Upper Pretend", "Imagineham")
PRACTICES = ("Teasel and Thrift Surgery", "Paper Boat Practice", "Seven Kites Surgery", "Blue Teapot Medical Centre")
SCHOOLS_OF_BIRDS = ("Robin", "Wren", "Finch", "Plover", "Heron", "Lark")
"""What aligned teams are called, so that none is a real one."""


def family_names(luck: random.Random) -> list[str]:
    """Every made-up family name once, in an order of its own for each service."""
    names = [first + second for first, second in product(FIRST_HALVES, SECOND_HALVES)]
    luck.shuffle(names)
    return names


def professional(luck: random.Random, names: list[str]) -> str:
    """A made-up professional."""
    return f"{luck.choice(PROFESSIONALS)} {luck.choice(names)}"


def address(luck: random.Random) -> str:
    """A street that is nowhere."""
    return f"{luck.randint(1, 180)} {luck.choice(STREETS)}\n{luck.choice(TOWNS)}"


def email(name: str, service_code: str) -> str:
    """An address in a domain that nobody can own."""
    return f"{'.'.join(name.lower().split())}@{service_code}.example"
