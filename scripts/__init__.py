"""The generator of a bilingual public-information site: records and Markdown in, a verified site out."""
