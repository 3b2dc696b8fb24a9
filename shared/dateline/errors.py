"""All that a stage may say to the runtime, besides its result. Pure."""

from __future__ import annotations


class TryLater(Exception):  # noqa: N818 - it is an instruction, not a fault
    """The stage cannot handle this message now; deliver it again.

    A batch handler returns it in the place of the message's result; a handler of single messages
    raises it. A message that is tried ``max_deliveries`` times becomes a dead letter.

    Args:
        reason: what is in the way, in a few words.
        after: seconds to wait before the next try; ``None`` leaves it to the runtime's back-off.
        counts: whether this try counts against ``max_deliveries``. An outage of something that
            all messages need, such as a database, is not the message's fault: ``False``.
    """

    def __init__(self, reason: str, *, after: float | None = None, counts: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after
        self.counts = counts


class Reject(Exception):  # noqa: N818 - it is an instruction, not a fault
    """The stage can never handle this message; make it a dead letter at once.

    Args:
        reason: a short, stable code (``invalid_json``) to count and filter by.
        detail: what exactly is wrong, for the person who reads the dead letter.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Mishap(Exception):  # noqa: N818 - a mishap is reported to a person, in one line
    """Something outside the program is wrong, and a person can mend it.

    Args:
        what: what is wrong (``connection refused``).
        where: the URL, file or setting it is wrong with.
        remedy: how to mend it, as an imperative sentence.
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.what = what
        self.where = where
        self.remedy = remedy
