"""Addresses of plans and goals."""

from django.urls import path

from nestling.web.practice.plans import views

app_name = "plans"

urlpatterns = [
    path("of/<str:ref>/", views.plan, name="plan"),
    path("of/<str:ref>/write/", views.write, name="write"),
    path("of/<str:ref>/goal/", views.set_goal, name="set_goal"),
    path("goal/<str:ref>/close/", views.close_goal, name="close_goal"),
]
