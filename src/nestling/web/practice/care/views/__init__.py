"""The screens of care: who waits, who is in care, where a relationship stands, and the steps in between."""
