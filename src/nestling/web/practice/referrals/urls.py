"""Addresses of this task."""

app_name = "referrals"

urlpatterns: list = []
