"""Addresses of this task."""

app_name = "people"

urlpatterns: list = []
