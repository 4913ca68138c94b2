"""The database refuses a move of an episode that the rules do not allow; a test holds both lists together."""

from django.db import migrations

FORWARD = """
create function app.episode_move_allowed() returns trigger language plpgsql as $$
begin
  if old.status = new.status then return new; end if;
  if not (case old.status
    when 'waiting' then new.status in ('open', 'ended')
    when 'open' then new.status = 'ended'
    else false
  end) then
    raise exception 'care that is % cannot become %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger episode_move_allowed before update of status on care_careepisode
  for each row execute function app.episode_move_allowed();
"""

BACKWARD = "drop trigger episode_move_allowed on care_careepisode; drop function app.episode_move_allowed();"


class Migration(migrations.Migration):
    dependencies = [("care", "0003_contact_gate")]

    operations = [migrations.RunSQL([FORWARD], [BACKWARD])]
