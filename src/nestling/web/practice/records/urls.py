"""Addresses of this task."""

app_name = "records"

urlpatterns: list = []
