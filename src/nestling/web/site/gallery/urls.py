"""Addresses of the gallery; included only where DEBUG or tests are on."""

from django.urls import path

from nestling.web.site.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.components, name="components"),
    path("form/", views.example_form, name="form"),
    path("question/", views.question, name="question"),
    path("rows/", views.rows, name="rows"),
    path("confirmation/", views.confirmation, name="confirmation"),
    path("record/", views.record, name="record"),
    path("list/", views.example_list, name="list"),
    path("keep/", views.keep, name="keep"),
]
