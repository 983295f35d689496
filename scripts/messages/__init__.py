"""Messages room: what the program says to editors and operators, in Kazakh, Russian and English."""
