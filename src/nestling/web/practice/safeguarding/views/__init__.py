"""The screens of safeguarding: concerns from raising to closing, and the dated statuses of children."""
