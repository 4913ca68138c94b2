"""Addresses of groups."""

from django.urls import path

from nestling.web.practice.groups import views

app_name = "groups"

urlpatterns = [
    path("", views.groups, name="groups"),
    path("open/", views.open_group, name="open_group"),
    path("meeting/<str:ref>/", views.session, name="session"),
    path("place/<str:ref>/leave/", views.leave, name="leave"),
    path("<str:ref>/", views.group, name="group"),
    path("<str:ref>/change/", views.change_group, name="change_group"),
    path("<str:ref>/join/", views.give_place, name="give_place"),
    path("<str:ref>/meet/", views.hold_session, name="hold_session"),
    path("<str:ref>/end/", views.end_group, name="end_group"),
]
