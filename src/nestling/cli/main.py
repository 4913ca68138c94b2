"""Opens a service and gives the first account, which no screen can do; checks a profile file."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from nestling.organisations.profiles import ProfileError, read_profile, shipped_profiles

app = typer.Typer(help="Nestling: the record of a parent-infant service.", no_args_is_help=True, add_completion=False)
out, complaints = Console(), Console(stderr=True)

REFUSED = 2


@app.command()
def profiles() -> None:
    """List the service profiles that ship with Nestling."""
    for code, versions in shipped_profiles().items():
        days = ", ".join(version.starts_on.isoformat() for version in versions)
        out.print(f"[bold]{code}[/bold]  {versions[-1].name}  (from {days})")


@app.command()
def check_profile(
    file: Annotated[Path, typer.Argument(help="A profile as TOML.", exists=True, dir_okay=False)],
) -> None:
    """Check a service profile and say, line by line, what is wrong with it."""
    try:
        profile = read_profile(file.read_text(encoding="utf-8"))
    except ProfileError as wrong:
        for fault in wrong.faults:
            complaints.print(f"{file}, line {fault.line}: {fault.reason}", highlight=False)
        raise typer.Exit(REFUSED) from wrong
    out.print(f"{file} is a sound profile of {profile.name}, in force from {profile.starts_on}.")


@app.command()
def open_service(
    profile: Annotated[str, typer.Option(help="The code of a shipped profile; see: nestling profiles.")],
    name: Annotated[str, typer.Option(help="What the service is called.")],
    postal_name: Annotated[str, typer.Option(help="A neutral sender's name for envelopes.")],
    address: Annotated[str, typer.Option(help="The address letters are sent from; lines parted by a comma.")] = "",
    phone: Annotated[str, typer.Option(help="The telephone number on letters.")] = "",
    code: Annotated[str, typer.Option(help="A short name of its own; the profile's code if left out.")] = "",
) -> None:
    """Open a service that works by a shipped profile."""
    _set_up()
    from nestling.core import clock
    from nestling.core.errors import RuleBroken
    from nestling.organisations.actions import THE_SYSTEM
    from nestling.organisations.actions import open_service as open_it

    found = shipped_profiles().get(profile)
    if found is None:
        _refuse(f"There is no shipped profile {profile}. There are: {', '.join(shipped_profiles())}.")
    try:
        service = open_it(
            by=THE_SYSTEM,
            at=clock.now(),
            code=code or profile,
            name=name,
            postal_name=postal_name,
            address="\n".join(line.strip() for line in address.split(",")),
            phone=phone,
            profiles=found,
        )
    except RuleBroken as broken:
        _refuse(broken.sentence)
    out.print(f"{service.name} is open. Give somebody the first account: nestling add-administrator --help")


@app.command()
def add_administrator(
    service: Annotated[str, typer.Option(help="The service's code.")],
    name: Annotated[str, typer.Option(help="The person's full name.")],
    email: Annotated[str, typer.Option(help="Their work e-mail address.")],
    role: Annotated[str, typer.Option(help="system_administrator or service_manager.")] = "system_administrator",
) -> None:
    """Give the first account of a service and print the link by which its owner chooses a password."""
    _set_up()
    from nestling.accounts.first_account import first_account
    from nestling.core.errors import Refusal

    try:
        path = first_account(service_code=service, name=name, email=email, role=role)
    except Refusal as broken:
        _refuse(broken.sentence or f"There is no service {service}. Open it first: nestling open-service --help")
    out.print(f"Open this on the service's own address to choose a password: {path}", highlight=False, soft_wrap=True)


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nestling.config.settings")
    import django

    django.setup()


def _refuse(sentence: str) -> typer.Exit:
    complaints.print(sentence, highlight=False)
    raise typer.Exit(REFUSED)
