"""The small site, for the tests of rules across the languages."""

from tests.check.small_site import change_russian, site

__all__ = ["change_russian", "site"]
