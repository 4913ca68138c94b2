"""Addresses of what was typed and is not yet saved."""

from django.urls import path

from nestling.web.practice.drafts import views

app_name = "drafts"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("keep/", views.keep, name="keep"),
    path("throw-away/", views.throw_away, name="throw_away"),
]
