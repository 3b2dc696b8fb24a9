"""Runs one scenario from its seed to its figures."""

from __future__ import annotations

import time
from pathlib import Path

from tests.chaos.figures import Figures, take
from tests.chaos.scenarios import SCENARIOS, Scenario
from tests.chaos.scene import scene

STUCK = "stuck"
"""The first word of the fault that nothing went on."""


async def play(
    name: str,
    seed: int,
    folder: Path,
    *,
    amount: int | None = None,
    scenario: Scenario | None = None,
) -> Figures:
    """Set a scenario up, let it happen, drain it, and take its figures."""
    chosen = scenario or SCENARIOS[name]
    began = time.monotonic()
    async with scene(folder, seed, chosen.plan) as stage:
        await stage.start()
        stuck: tuple[str, ...] = ()
        try:
            await stage.ready()
            await chosen.run(stage, chosen.amount if amount is None else amount)
        except TimeoutError:
            stuck = (f"{STUCK}: nothing went on for too long",)
        findings = await stage.drain()
        return take(name, seed, time.monotonic() - began, stage, findings, stuck)
