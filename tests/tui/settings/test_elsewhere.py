"""What the shell sets shows in an open window by itself, or as soon as somebody is there."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from threading import current_thread, main_thread
from typing import Any

import pytest
from textual.events import AppFocus, Event, Key

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.storage.connection import Connection
from checkin.tui.app import CheckinApp
from checkin.tui.appearance import SettingsElsewhere
from checkin.tui.widgets.text_field import TextField
from tests.support.held import held
from tests.support.shell import checkin
from tests.support.showing import opened, settled, shown


async def until_it_is(app: CheckinApp, theme: str) -> None:
    async with asyncio.timeout(20):
        while app.theme != theme:
            await asyncio.sleep(0.01)


async def test_what_the_shell_sets_shows_in_an_open_window(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.tui.appearance.FOLLOW_EVERY", 0.05)
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal) as (app, pilot):
        assert "\u25cf" in shown(app)
        assert checkin("settings", "marks", "plain").code == 0
        assert checkin("settings", "theme", "dawn").code == 0
        await until_it_is(app, "dawn")
        await settled(pilot)
        assert "* 12:30  Tea" in shown(app)


async def test_what_is_typed_stays_when_a_setting_changes(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.tui.appearance.FOLLOW_EVERY", 0.05)
    async with opened(journal, "w", *"Half a word") as (app, pilot):
        assert checkin("settings", "theme", "clear").code == 0
        await until_it_is(app, "clear")
        await settled(pilot)
        assert "Half a word" in shown(app)


async def test_the_look_waits_for_no_other_program_that_holds_the_file(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.tui.appearance.FOLLOW_EVERY", 0.05)
    with Journal.open(path, patience=60.0) as journal:
        async with opened(journal, "w") as (app, pilot), asyncio.timeout(20):
            with held(path):
                os.utime(path)  # as if it had just been written
                while not any(worker.group == "follow" for worker in app.workers):
                    await asyncio.sleep(0.01)
                await pilot.press(*"Tea")
                assert app.screen.query_one("#line", TextField).value == "Tea"


async def test_what_was_set_elsewhere_is_read_beside_the_interface(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.tui.appearance.FOLLOW_EVERY", 0.05)
    rows, waited = Connection.rows, list[str]()

    def read(connection: Connection, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        if current_thread() is main_thread() and "FROM settings" in sql:
            waited.append(sql)
        return rows(connection, sql, values)

    async with opened(journal) as (app, _):
        assert checkin("settings", "theme", "dawn").code == 0
        monkeypatch.setattr(Connection, "rows", read)
        await until_it_is(app, "dawn")
    assert not waited


@pytest.mark.parametrize("event", [AppFocus(), Key("f12", None)])
async def test_who_comes_back_or_presses_a_key_finds_what_the_shell_set(
    event: Event, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.tui.appearance.FOLLOW_EVERY", 3600.0)
    monkeypatch.setattr("checkin.tui.appearance.AGAIN_AFTER", 0.0)
    async with opened(journal) as (app, pilot):
        assert checkin("settings", "theme", "dawn").code == 0
        await settled(pilot)
        assert app.theme == "dusk"
        app.post_message(event)
        await until_it_is(app, "dawn")


async def test_keys_in_a_row_ask_the_disk_once(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.tui.appearance.AGAIN_AFTER", 3600.0)
    looks: list[None] = []
    monkeypatch.setattr(SettingsElsewhere, "look", lambda _: looks.append(None))
    async with opened(journal, "w", *"Half a word") as (app, _):
        assert looks == []
        app.post_message(AppFocus())
        async with asyncio.timeout(20):
            while not looks:
                await asyncio.sleep(0)
