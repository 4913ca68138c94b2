"""Addresses of the people who work here and their roles."""

from django.urls import path

from nestling.web.practice.staff import views

app_name = "staff"

urlpatterns = [
    path("", views.staff, name="staff"),
    path("add/", views.add, name="add"),
    path("account/", views.account, name="account"),
    path("<slug:ref>/", views.colleague, name="colleague"),
    path("<slug:ref>/roles/", views.give, name="give"),
    path("<slug:ref>/roles/<slug:membership>/end/", views.end, name="end"),
    path("<slug:ref>/hand-over/", views.hand_over, name="hand_over"),
    path("<slug:ref>/link/", views.link, name="link"),
]
