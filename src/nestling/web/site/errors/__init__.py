"""Pages for what went wrong: calm, the same for what is missing and what may not be seen."""
