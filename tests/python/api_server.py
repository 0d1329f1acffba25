"""A server on this machine that answers as Youzan's and Jiandaoyun's APIs do."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TRADES = "/api/youzan.trades.sold.get/4.0.2"
FORM = "/api/v5/app/entry/data/list"
CLIENT = ("an id that nobody prints", "a secret that nobody prints")
API_KEY = "a key that nobody prints"

Answer = tuple[int, dict[str, str], Any]


@dataclass
class Api:
    """What the server holds, what it shall do wrong, and what it was asked."""

    port: int = 0
    trades: list[dict[str, Any]] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    # What to answer to the next requests for data instead of the data.
    faults: list[Answer] = field(default_factory=list)
    # How many requests a token is good for.
    token_holds: int = 1_000_000
    issued: int = 0
    used: int = 0
    asked: list[tuple[float, str, dict[str, Any]]] = field(default_factory=list)
    on_request: Callable[[], None] = lambda: None

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str, query: dict, body: dict, headers: Any) -> Answer:
        """Return status, headers and content for a request."""
        if path == "/auth/token":
            return self._token(body)
        self.asked.append((time.monotonic(), path, body))
        self.on_request()
        if self.faults:
            return self.faults.pop(0)
        if path == TRADES:
            return self._trades(query.get("access_token", [""])[0], body)
        if path == FORM:
            return self._records(headers.get("Authorization"), body)
        return 404, {}, {"message": "no such path"}

    def _token(self, body: dict) -> Answer:
        if (body["client_id"], body["client_secret"]) != CLIENT:
            return (
                200,
                {},
                {"success": False, "code": 400, "message": "参数 client 非法"},
            )
        self.issued += 1
        self.used = 0
        data = {
            "access_token": f"token-{self.issued}",
            "expires": int((time.time() + 7 * 86400) * 1000),
            "authority_id": "40419900",
        }
        return 200, {}, {"success": True, "code": 200, "data": data, "message": None}

    def _trades(self, token: str, body: dict) -> Answer:
        self.used += 1
        if token != f"token-{self.issued}" or self.used > self.token_holds:
            gone = {"err_code": 4203, "err_msg": "请求中的access_token已失效"}
            return 200, {}, {"gw_err_resp": {**gone, "trace_id": "yz7-0"}}
        since = body.get("start_update", "")
        found = [
            trade
            for trade in self.trades
            if trade["full_order_info"]["order_info"]["update_time"] >= since
        ]
        first = (body["page_no"] - 1) * body["page_size"]
        page = found[first : first + body["page_size"]]
        data = {"total_results": len(found), "full_order_info_list": page}
        return 200, {}, {"code": 200, "success": True, "data": data, "message": ""}

    def _records(self, key: str | None, body: dict) -> Answer:
        if key != f"Bearer {API_KEY}":
            return 401, {}, {"code": 8301, "msg": "API key 无效"}
        (condition,) = (body.get("filter") or {"cond": [None]})["cond"]
        since = condition["value"][0] if condition else ""
        found = [
            record
            for record in self.records
            if record["_id"] > (body.get("data_id") or "")
            and record["updateTime"] >= since
        ]
        return 200, {}, {"data": found[: body["limit"]]}


@contextmanager
def running() -> Iterator[Api]:
    """Serve on a free port until the block ends."""
    api = Api()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size) or b"{}")
            status, headers, content = api.answer(
                parts.path, parse_qs(parts.query), body, self.headers
            )
            raw = content if isinstance(content, bytes) else dump(content)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    api.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()


class Literal(float):
    """A number that is written as its text says: 1.10 and not 1.1."""

    def __new__(cls, text: str) -> "Literal":
        """Keep the text."""
        made = super().__new__(cls, float(text))
        made.text = text
        return made

    def __repr__(self) -> str:
        """Return the text."""
        return self.text


def dump(content: Any) -> bytes:
    """Return JSON in which literals stand as they were written."""
    literals: dict[str, str] = {}

    def marked(value: Any) -> Any:
        if isinstance(value, Literal):
            mark = f"\u0001{len(literals)}\u0001"
            literals[json.dumps(mark)] = value.text
            return mark
        if isinstance(value, dict):
            return {k: marked(v) for k, v in value.items()}
        if isinstance(value, list):
            return [marked(v) for v in value]
        return value

    text = json.dumps(marked(content), ensure_ascii=False)
    for mark, literal in literals.items():
        text = text.replace(mark, literal)
    return text.encode()
