"""What the languages of a build leave for the steps that need all of them; used by site_build.py and build.py."""

from dataclasses import dataclass, field

from scripts.publish.verify import BuiltPage


@dataclass
class Rendered:
    """What rendered languages leave for the steps that need all of them; small enough to come from another process."""

    reviewed: dict[str, str] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)
    pages: dict[str, BuiltPage] = field(default_factory=dict)
    #: How much each step did, and in how many seconds.
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def step(self, name: str, count: int, seconds: float) -> None:
        """Add what a step did to what it did for another language before."""
        self.counts[name] = self.counts.get(name, 0) + count
        self.seconds[name] = self.seconds.get(name, 0) + seconds

    def beside(self, other: "Rendered") -> None:
        """Add what was rendered at the same time in another process."""
        self.reviewed |= other.reviewed
        self.hashes |= other.hashes
        self.pages |= other.pages
        for name, count in other.counts.items():
            self.counts[name] += count
            self.seconds[name] = max(self.seconds[name], other.seconds[name])
