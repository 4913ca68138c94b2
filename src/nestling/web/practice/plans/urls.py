"""Addresses of this task."""

app_name = "plans"

urlpatterns: list = []
