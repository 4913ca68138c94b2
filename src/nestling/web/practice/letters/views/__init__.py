"""The screens of letters: the outbox, one letter, and the steps on its way out."""
