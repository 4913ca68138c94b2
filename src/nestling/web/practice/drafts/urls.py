"""Addresses of this task."""

app_name = "drafts"

urlpatterns: list = []
