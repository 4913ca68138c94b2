"""Addresses of this task."""

app_name = "groups"

urlpatterns: list = []
