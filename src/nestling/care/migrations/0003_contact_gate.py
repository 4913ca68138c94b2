"""The database refuses a direct contact before the gate, and any contact outside the life of its episode (RI-02)."""

from django.db import migrations

FORWARD = """
create function app.contact_allowed() returns trigger language plpgsql as $$
declare episode care_careepisode%rowtype;
begin
  select * into strict episode from care_careepisode where id = new.episode_id;
  if new.held_on < episode.clock_started_on then
    raise exception 'contact before the referral was received' using errcode = 'check_violation';
  end if;
  if episode.ended_on is not null and new.held_on > episode.ended_on then
    raise exception 'contact after the ending' using errcode = 'check_violation';
  end if;
  if new.kind = 'direct' and episode.gate <> 'none'
     and (episode.gate_passed_on is null or new.held_on < episode.gate_passed_on) then
    raise exception 'direct contact before the gate' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger contact_allowed before insert or update on care_contact
  for each row execute function app.contact_allowed();

create function app.episode_follow_up_kept() returns trigger language plpgsql as $$
begin
  if exists (select from care_followup f where f.episode_id = old.episode_id and f.status = 'due') then
    raise exception 'a follow-up that is due cannot be removed' using errcode = 'check_violation';
  end if;
  return old;
end $$;
create trigger follow_up_kept before delete on care_followup
  for each row execute function app.episode_follow_up_kept();
"""

BACKWARD = """
drop trigger contact_allowed on care_contact; drop function app.contact_allowed();
drop trigger follow_up_kept on care_followup; drop function app.episode_follow_up_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("care", "0002_row_security")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
