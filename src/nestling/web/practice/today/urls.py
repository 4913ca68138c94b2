"""The address of the first page of the day."""

from django.urls import path

from nestling.web.practice.today import views

app_name = "today"

urlpatterns = [path("", views.today, name="today")]
