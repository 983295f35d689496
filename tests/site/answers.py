"""One request and its answer, exactly as written and as they came; used by the tests of servers."""

import http.client
import ssl
from urllib.parse import urlsplit


class Answer:
    """What came back: the status, the headers, the body."""

    def __init__(self, server: str, path: str, method: str = "GET", **headers: str) -> None:
        parts = urlsplit(server)
        if parts.scheme == "https":
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                parts.netloc, timeout=60, context=ssl._create_unverified_context()
            )
        else:
            connection = http.client.HTTPConnection(parts.netloc, timeout=60)
        # An address goes out as it is written, whatever it is.
        connection._validate_path = lambda url: None  # type: ignore[attr-defined]
        connection.putrequest(method, path, skip_accept_encoding=True, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        connection.close()
