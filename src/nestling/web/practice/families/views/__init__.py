"""The screens of families: found, registered, seen at a glance, and changed piece by piece."""
