"""Addresses of this task."""

app_name = "families"

urlpatterns: list = []
