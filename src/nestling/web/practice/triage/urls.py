"""Addresses of this task."""

app_name = "triage"

urlpatterns: list = []
