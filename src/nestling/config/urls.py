"""The root of every address."""

from django.urls import include, path

urlpatterns = [
    path("", include("nestling.web.practice.urls")),
    path("", include("nestling.web.site.urls")),
]

handler400 = "nestling.web.site.errors.views.bad_request"
handler403 = "nestling.web.site.errors.views.not_permitted"
handler404 = "nestling.web.site.errors.views.not_found"
handler500 = "nestling.web.site.errors.views.server_error"
