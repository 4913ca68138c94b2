"""One line that shows a slow step is still going. Rich is not there yet when the environment is being made."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 24
GLOW = 6


def _bar(tick: int) -> str:
    """A short glow that travels along the bar: the step's length is not known beforehand."""
    start = tick % (WIDTH + GLOW) - GLOW
    return "".join("━" if start <= place < start + GLOW else "─" for place in range(WIDTH))


def _draw(sentence: str, begun: float, finished: threading.Event) -> None:
    tick = 0
    while not finished.wait(0.1):
        sys.stderr.write(f"\r  {_bar(tick)} {sentence} … {time.perf_counter() - begun:.0f} s ")
        sys.stderr.flush()
        tick += 1


@contextmanager
def step(sentence: str) -> Iterator[None]:
    """Show `sentence` with a moving bar while the block runs, then with the seconds it took."""
    begun = time.perf_counter()
    finished = threading.Event()
    painter = threading.Thread(target=_draw, args=(sentence, begun, finished), daemon=True)
    if sys.stderr.isatty():
        painter.start()
    mark = "✗"
    try:
        yield
        mark = "✓"
    finally:
        finished.set()
        if painter.is_alive():
            painter.join()
        clear = "\r\x1b[2K" if sys.stderr.isatty() else ""
        sys.stderr.write(f"{clear}  {mark} {sentence} ({time.perf_counter() - begun:.1f} s)\n")
        sys.stderr.flush()
