"""Addresses of this task."""

app_name = "contacts"

urlpatterns: list = []
