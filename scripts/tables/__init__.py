"""Tables room: records as flat tables of rows and columns, for whoever writes or reads them."""
