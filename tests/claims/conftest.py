"""The small site, for the tests of what words rest on."""

from tests.check.small_site import site

__all__ = ["site"]
