"""Intake room: a filled-in spreadsheet is read and compared with the records; called by the command `import`."""
