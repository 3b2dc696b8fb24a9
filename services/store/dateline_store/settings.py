"""What may be set about the store. Pure."""

from __future__ import annotations

from pydantic import Field, SecretStr

from dateline.runtime import Settings


class StoreSettings(Settings):
    """Where articles are kept."""

    database_url: SecretStr = SecretStr("sqlite:///.dateline/dateline.db")
    """Database that keeps the articles, as an SQLAlchemy URL: ``sqlite:///path/to/file.db``."""
    database_wait: float = Field(default=5.0, gt=0, le=60)
    """Seconds to wait for a database that another process is writing to."""
