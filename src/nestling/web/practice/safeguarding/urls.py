"""Addresses of this task."""

app_name = "safeguarding"

urlpatterns: list = []
