"""robots.txt and security.txt: what is not known is not in them."""

from datetime import date

from scripts.publish.finish import robots, security


def test_without_an_address_robots_names_no_site_map():
    assert robots(None, is_demonstration=False) == "User-agent: *\nAllow: /\n"
    assert (
        robots("https://example.kz/", is_demonstration=False)
        == "User-agent: *\nAllow: /\nSitemap: https://example.kz/sitemap.xml\n"
    )


def test_security_txt_leads_to_the_contacts_in_both_languages_and_ages_with_the_records():
    text = security("https://example.kz/", date(2026, 1, 5))
    assert "Contact: https://example.kz/about/contacts/\nContact: https://example.kz/ru/about/contacts/\n" in text
    assert "Expires: 2027-01-04T00:00:00Z" in text
