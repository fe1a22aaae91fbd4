"""gapcheck: where a country's law falls short on the sexual exploitation of children."""

__version__ = "0.1.0"
