"""Addresses of this task."""

from django.urls import path

from nestling.web.practice.letters.views import changing, files, leaving, lists, reading, writing

app_name = "letters"

urlpatterns = [
    path("", lists.outbox, name="outbox"),
    path("sent/", lists.sent, name="sent"),
    path("family/<str:ref>/", lists.family, name="family"),
    path("write/<str:ref>/", writing.write, name="write"),
    path("<str:ref>/", reading.letter, name="letter"),
    path("<str:ref>/edit/", writing.edit, name="edit"),
    path("<str:ref>/address/", changing.readdress, name="readdress"),
    path("<str:ref>/release/", leaving.release, name="release"),
    path("<str:ref>/take-back/", changing.take_back, name="take_back"),
    path("<str:ref>/sent/", leaving.record_sent, name="record_sent"),
    path("<str:ref>/cancel/", changing.cancel, name="cancel"),
    path("<str:ref>/hand-over/", changing.hand_over, name="hand_over"),
    path("<str:ref>/letter.pdf", files.preview_pdf, name="preview_pdf"),
    path("<str:ref>/letter.docx", files.preview_word, name="preview_word"),
]
