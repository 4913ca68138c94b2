"""Addresses of this task."""

app_name = "letters"

urlpatterns: list = []
