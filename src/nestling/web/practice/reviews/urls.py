"""Addresses of reviews."""

from django.urls import path

from nestling.web.practice.reviews import views

app_name = "reviews"

urlpatterns = [
    path("", views.due, name="due"),
    path("<str:ref>/", views.review, name="review"),
]
