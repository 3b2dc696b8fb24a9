"""Celery: its defaults, the same with late acknowledgement, and its cheapest pool."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from celery import Celery

from bench.delivery.peer import Chore

READS = "fetched"
WRITES = "enriched"


class Early:
    """A prefork worker with Celery's defaults: a task is acknowledged before it runs."""

    late = False
    pool = "prefork"

    def app(self, url: str) -> Celery:
        """Make the application; no result is kept."""
        app = Celery("bench", broker=url)
        app.conf.update(
            task_ignore_result=True,
            task_acks_late=self.late,
            task_reject_on_worker_lost=self.late,
        )
        return app

    def fill(self, url: str, documents: Sequence[str]) -> None:
        """Send tasks one by one: the only way there is."""
        with self.app(url) as app:
            for document in documents:
                app.send_task("on_fetched", [document], queue=READS)

    def work(self, url: str, chore: Chore) -> None:
        """Run Celery's worker on the first queue only."""
        app = self.app(url)

        @app.task(name="on_fetched")
        def on_fetched(text: str) -> None:
            made = chore.handle_text_now(text)
            app.send_task("on_enriched", [made], queue=WRITES)

        _ = on_fetched
        app.worker_main(
            ["--quiet", "worker", f"--pool={self.pool}", f"--queues={READS}", "--loglevel=ERROR"]
        )

    def done(self, redis: Any) -> int:
        """Count the messages of the next queue."""
        length: int = redis.llen(WRITES)
        return length


class Late(Early):
    """The same with ``acks_late`` and ``reject_on_worker_lost``."""

    late = True


class Solo(Late):
    """One process without a pool, acknowledging late: the cheapest way to run it."""

    pool = "solo"
