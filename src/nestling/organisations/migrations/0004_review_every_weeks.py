"""Write the new setting "review by weeks", not used, into every kept version of a profile that lacks it."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat

from nestling.core.rowsecurity import repairing

SETTING = """
[review_every_weeks] # CF-13: Review by weeks
value = 0
status = "product_default"
source = "Nestling"
note = "Set when the product learnt this rule; the product's default is that it is not used."
"""


def add_the_setting(apps, schema_editor):
    connection = schema_editor.connection
    versions = apps.get_model("organisations", "ProfileVersion").objects.using(connection.alias)
    for service in apps.get_model("organisations", "Service").objects.using(connection.alias).order_by("pk"):
        repairing(connection, service_id=service.pk, name="add_review_every_weeks")
        lacking = versions.filter(service=service).exclude(text__contains="[review_every_weeks]")
        lacking.update(text=Concat("text", Value(SETTING)), version=F("version") + 1)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_combined_triage_setting")]

    operations = [migrations.RunPython(add_the_setting, migrations.RunPython.noop)]
