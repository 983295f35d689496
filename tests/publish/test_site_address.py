"""The address of the site as machines read it."""

import pytest

from scripts.publish.site_address import ascii_host, public_address
from scripts.records.problems import InputError
from tests.examples import examples


@examples
def test_an_address_is_written_in_the_letters_of_machines(written, machines_read):
    assert public_address(written) == machines_read
    assert public_address(machines_read) == machines_read


@examples
def test_what_is_no_address_of_a_site_is_refused_by_name(written):
    with pytest.raises(InputError) as refused:
        public_address(written)
    told = str(refused.value)
    assert told.startswith('SITE_URL: found "')
    assert written.strip() in told
    assert told.endswith("expected an address such as https://example.kz/ or https://example.kz/path/")


@examples
def test_the_name_of_a_host(written, host):
    if host:
        assert ascii_host(written) == host
    else:
        with pytest.raises(InputError, match="the name of a host"):
            ascii_host(written)
