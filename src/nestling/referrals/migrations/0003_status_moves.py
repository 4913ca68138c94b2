"""The database refuses a move between statuses that the rules do not allow; a test holds both lists together."""

from django.db import migrations

FORWARD = """
create function app.referral_move_allowed() returns trigger language plpgsql as $$
begin
  if old.status = new.status then return new; end if;
  if not (case old.status
    when 'being_written' then new.status in ('received', 'withdrawn')
    when 'received' then new.status in ('in_triage', 'returned', 'withdrawn')
    when 'returned' then new.status in ('received', 'in_triage', 'withdrawn')
    when 'in_triage' then new.status in ('accepted', 'declined', 'returned', 'withdrawn')
    when 'accepted' then new.status = 'closed'
    else false
  end) then
    raise exception 'a referral that is % cannot become %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger referral_move_allowed before update of status on referrals_referral
  for each row execute function app.referral_move_allowed();

create function app.referral_first_day_kept() returns trigger language plpgsql as $$
begin
  if new.first_received_on is distinct from old.first_received_on then
    raise exception 'the clock of a referral is never set back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger referral_first_day_kept before update of first_received_on on referrals_referral
  for each row when (old.first_received_on is not null) execute function app.referral_first_day_kept();
"""

BACKWARD = """
drop trigger referral_move_allowed on referrals_referral; drop function app.referral_move_allowed();
drop trigger referral_first_day_kept on referrals_referral; drop function app.referral_first_day_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0002_row_security")]

    operations = [migrations.RunSQL([FORWARD], [BACKWARD])]
