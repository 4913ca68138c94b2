"""The screens of endings: preparing one, completing it, and the follow-up months later."""
