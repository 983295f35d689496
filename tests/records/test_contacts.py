"""Telephone numbers, hosts and e-mail addresses as people write them."""

from datetime import date

import pytest

from scripts.records.contacts import (
    mail_link,
    phone_in_groups,
    phone_link,
    read_email,
    read_phone,
    read_web_address,
    readable_host,
)
from scripts.records.kinds.partnership import Party
from scripts.records.known import email_of
from scripts.records.loader import load_records
from tests.examples import examples


@examples
def test_a_telephone_number_of_any_form_is_shown_in_one_way_and_called(written, shown, called):
    number = read_phone(written)
    assert phone_in_groups(number).replace("\u00a0", " ") == shown
    assert phone_link(number) == called


@examples
def test_what_is_no_one_number_is_refused(written):
    with pytest.raises(ValueError, match="a telephone number"):
        read_phone(written)


@examples
def test_an_address_with_any_host_is_accepted(address):
    assert read_web_address(address) == address


@examples
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValueError, match="a web address"):
        read_web_address(address)


@examples
def test_what_is_no_e_mail_address_is_refused(email):
    with pytest.raises(ValueError, match="an e-mail address"):
        read_email(email)


@examples
def test_a_draft_is_begun_at_the_host_that_programs_read(email, link):
    assert mail_link(read_email(email)) == link


def test_a_host_in_punycode_is_shown_in_its_letters():
    assert readable_host("https://xn--80ao21a.example.kz/xn--a") == "https://қаз.example.kz/xn--a"


def test_a_record_has_one_contact_or_several(tree):
    file = tree.data / "parties" / "chamber.yml"
    contacts = "[{phone: 1414}, {email: a@example.kz, post: {kk: Хатшы, ru: Секретарь}}]"
    several = f"contact: {{value: {contacts}, source: article, as_of: 2026-01}}\n"
    file.write_text(file.read_text(encoding="utf-8") + several, encoding="utf-8")
    contact = load_records(tree.data, date(2026, 2, 1)).get(Party, "chamber").contact
    assert [one.phone for one in contact.value] == ["1414", None]
    assert email_of(contact) == "a@example.kz"
