"""Addresses of discussions with other professionals."""

from django.urls import path

from nestling.web.practice.consultation import views

app_name = "consultation"

urlpatterns = [
    path("", views.discussions, name="discussions"),
    path("log/", views.log, name="log"),
    path("<str:ref>/", views.discussion, name="discussion"),
    path("<str:ref>/correct/", views.correct, name="correct"),
    path("<str:ref>/name/", views.name_family, name="name_family"),
]
