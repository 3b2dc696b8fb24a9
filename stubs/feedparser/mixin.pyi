from typing import Any

class _FeedParserMixin:
    namespaces: dict[str, str]
    @staticmethod
    def looks_like_html(s: str) -> bool: ...
    def push(self, element: str, expecting_text: int) -> None: ...
    def pop(self, element: str) -> str | None: ...
    _start_media_description: Any
    _end_media_description: Any
