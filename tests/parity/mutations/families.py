"""Every family of faults: its name, how it is made, on what, and how much of it must be caught."""

from tests.parity.mutations import shape, values, words
from tests.parity.mutations.harness import Family
from tests.parity.mutations.material import FIELD, PAGE, RECORD_PAGE, WRITTEN, WRITTEN_FIELD

_WRITTEN = (WRITTEN, WRITTEN_FIELD, RECORD_PAGE)
_VALUES = (FIELD, *_WRITTEN)
_PAGES = (PAGE, RECORD_PAGE)
_PROSE = (PAGE, FIELD)

FAMILIES = [
    # numbers
    Family("digit changed", values.digit_changed, _VALUES),
    Family("digits swapped", values.digits_swapped, _VALUES),
    Family("decimal comma moved", values.decimal_moved, (*_WRITTEN, "measures", "money", "percent")),
    Family("zero lost", values.zero_lost, (*_VALUES, "measures", "money")),
    Family("group of thousands lost", values.group_lost, (*_VALUES, "measures")),
    Family("small number dropped", values.small_number_dropped, (*_VALUES, "range", "measures")),
    # No rule compares the order of values, which two languages need not share; the share is printed, not asked for.
    Family("two numbers swapped", values.numbers_swapped, _WRITTEN, 0.0),
    Family("numeral in words changed", values.numeral_changed, (*_PROSE, "numerals")),
    Family("ordinal changed", values.ordinal_changed, (*_PROSE, "ordinal")),
    Family("range cut", values.range_cut, (*_VALUES, "range")),
    Family("end of range changed", values.range_end_changed, (*_VALUES, "range")),
    Family("time of day changed", values.any_sign_changed, ("time",)),
    # units
    Family("unit changed", values.unit_changed, (*_VALUES, "measures", "range")),
    Family("counted noun changed", values.counted_noun_changed, (*_VALUES, "range")),
    Family("currency changed", values.currency_changed, (*_VALUES, "money")),
    Family("percent lost", values.percent_lost, (*_VALUES, "percent")),
    Family("million to thousand", values.million_to_thousand, (*_VALUES, "money")),
    Family("bound reversed", values.bound_reversed, (PAGE, *_VALUES)),
    # dates
    Family("day shifted", values.day_shifted, (*_VALUES, "dates", "document")),
    Family("month changed", values.month_changed, (*_VALUES, "dates", "date-range", "document")),
    Family("year changed", values.year_changed, (*_VALUES, "dates", "date-range", "document")),
    Family("season changed", values.season_changed, _VALUES),
    Family("decade changed", values.decade_changed, ("decade",)),
    Family("range of dates cut", values.range_cut, ("date-range",)),
    Family("end of range of dates changed", values.range_end_changed, ("date-range",)),
    # structure
    Family("item of a list dropped", shape.item_dropped, (*_PAGES, "steps")),
    Family("start of a list changed", shape.list_start_changed, (PAGE, "steps")),
    Family("bullets become numbers", shape.numbers_for_bullets, _PAGES),
    Family("row dropped", shape.row_dropped, (PAGE,)),
    Family("cells swapped", shape.cells_swapped, (PAGE, WRITTEN)),
    Family("definition dropped", shape.definition_dropped, (RECORD_PAGE,)),
    Family("heading lost", shape.heading_lost, _PAGES),
    Family("id of a heading changed", shape.heading_id_changed, _PAGES),
    Family("level of a heading changed", shape.heading_level_changed, _PAGES),
    Family("paragraph dropped", shape.paragraph_dropped, _PAGES),
    Family("block dropped", shape.block_dropped, (PAGE,)),
    Family("kind of a note changed", shape.note_kind_changed, (PAGE, "note")),
    Family("note lost", shape.note_lost, (PAGE, "note")),
    Family("footnote lost", shape.footnote_lost, ("footnote",)),
    Family("image replaced", shape.image_replaced, ("image",)),
    Family("source of a page dropped", shape.source_of_page_dropped, (PAGE,)),
    Family("day of review changed", shape.day_of_review_changed, (PAGE,)),
    # links and citations
    Family("link to another page", shape.link_retargeted, (PAGE, WRITTEN, RECORD_PAGE)),
    Family("link to another place", shape.fragment_changed, (PAGE, WRITTEN, RECORD_PAGE)),
    Family("link into the other tree", shape.link_into_other_tree, (PAGE, WRITTEN, RECORD_PAGE)),
    Family("address of an act in the other language", shape.address_in_other_language, ("act-address", FIELD)),
    Family("link lost", shape.link_lost, (PAGE, *_WRITTEN)),
    Family("citation of another record", shape.citation_retargeted, _PROSE),
    Family("passage of a source lost", shape.passage_of_source_changed, _PROSE),
    Family("source removed", shape.source_removed, _PROSE),
    Family("citation removed", shape.citation_removed, _PROSE),
    Family("link to another record", shape.record_link_retargeted, _PROSE),
    # identifiers
    Family("number of a document changed", values.document_number_changed, (*_VALUES, "document")),
    Family("number of an article changed", values.article_number_changed, (*_VALUES, "article")),
    Family("part of an act changed", values.part_of_act_changed, (*_VALUES, "article")),
    Family("telephone changed", values.any_sign_changed, ("phone",)),
    Family("e-mail changed", values.any_sign_changed, ("email",)),
    Family("business number changed", values.any_sign_changed, ("business-number",)),
    Family("coordinate changed", values.any_sign_changed, ("coordinates",)),
    Family("web address changed", values.any_sign_changed, ("web",)),
    # names
    Family("quoted name replaced", words.quoted_name_replaced, _PROSE),
    Family("party replaced", words.party_replaced, _PROSE),
    Family("place replaced", words.place_replaced, _PROSE),
    Family("abbreviation replaced", words.abbreviation_replaced, _PROSE),
    # negation and modality
    Family("negation lost", words.negation_lost, _PROSE, 0.9),
    Family("must becomes may", words.must_to_may, _PROSE, 0.9),
    Family("may becomes must", words.may_to_must, _PROSE, 0.9),
    # left in the other language
    Family("sentence untranslated", words.sentence_untranslated, _PROSE),
    Family("paragraph untranslated", words.paragraph_untranslated, _PROSE),
    Family("cell untranslated", words.cell_untranslated, (PAGE,)),
    Family("heading or title untranslated", words.heading_untranslated, (PAGE,)),
    Family("Latin letter in a word", words.latin_look_alike, _PROSE),
]
