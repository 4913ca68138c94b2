"""Reads a table drawn in a test: the first row names the columns, `|` parts them, a row of dashes is only drawn."""


def rows(drawing: str) -> list[tuple[str, ...]]:
    """The rows beneath the heading, each as its cells without the surrounding spaces."""
    lines = [line.strip() for line in drawing.strip().splitlines()]
    drawn = [line for line in lines if line and not set(line) <= set("-+| ")]
    cells = [tuple(cell.strip() for cell in line.split("|")) for line in drawn]
    if any(len(row) != len(cells[0]) for row in cells):
        raise ValueError(f"the rows of this table have different numbers of cells:\n{drawing}")
    return cells[1:]
