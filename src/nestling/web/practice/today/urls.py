"""Addresses of this task."""

app_name = "today"

urlpatterns: list = []
