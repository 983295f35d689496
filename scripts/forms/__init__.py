"""Forms room: the workbook that an official fills in, with what the records know in place; called by the command `form`."""
