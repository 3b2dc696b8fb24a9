"""Reaching Redis, be it one server, a Sentinel's master or a Cluster; clients are made here."""

from dateline.connection.connecting import connect

__all__ = ["connect"]
