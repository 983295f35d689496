"""The small site, for the tests of rules of writing."""

from tests.check.small_site import change_russian, site

__all__ = ["change_russian", "site"]
