"""Addresses of this task."""

app_name = "staff"

urlpatterns: list = []
