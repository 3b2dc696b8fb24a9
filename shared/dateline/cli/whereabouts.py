"""Where a pipeline on this machine keeps its data, and where its Redis listens."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr

from dateline.runtime.settings import Environ, Settings


class Whereabouts(Settings):
    """The settings of ``dateline run`` itself, when it runs more than one service."""

    data_dir: Path = Path(".dateline")
    """Folder in which embedded Redis and SQLite keep their files; a second run finds them again."""
    redis_port: int = Field(default=6399, ge=0, le=65535)
    """Loopback port of the embedded Redis; 0 takes any free one."""
    redis_url: SecretStr | None = None
    """A running Redis to use instead of an embedded one."""

    @property
    def redis_note(self) -> Path:
        """The file in which a run tells others where its embedded Redis listens."""
        return self.data_dir / "redis.url"

    def for_services(self, environ: Environ) -> dict[str, str]:
        """Say where the database of a pipeline here is, unless the environment does."""
        return {"DATELINE_DATABASE_URL": f"sqlite:///{self.data_dir / 'dateline.db'}", **environ}

    def find_redis(self) -> str:
        """Return the URL of the Redis that a pipeline here uses."""
        if self.redis_url:
            return self.redis_url.get_secret_value()
        try:
            return self.redis_note.read_text(encoding="utf-8").strip()
        except OSError:
            return f"redis://127.0.0.1:{self.redis_port}/0"
