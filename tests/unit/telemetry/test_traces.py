"""Traces arrive: a process with an endpoint set ships its spans over OTLP, with the ids of request and conversation."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

pytest.importorskip("opentelemetry.exporter.otlp.proto.http")
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

CONVERSATION = "0192aaaa-0000-7000-8000-000000000001"
# A process of its own: the tracer of a process is set once.
APPLICATION = f"""
import asyncio, sys
from opentelemetry import trace
from zhike.settings import LogSettings
from zhike.telemetry import RequestContext, configure_tracing

async def app(scope, receive, send):
    await send({{"type": "http.response.start", "status": 200, "headers": []}})
    await send({{"type": "http.response.body", "body": b""}})

async def main():
    configure_tracing(LogSettings(otlp_endpoint=sys.argv[1]), "serve")
    scope = {{"type": "http", "method": "POST", "path": "/api/v1/conversations/{CONVERSATION}/messages",
             "headers": [(b"x-request-id", b"request-0001")]}}
    async def nothing(*_): return {{"type": "http.request"}}
    await RequestContext(app)(scope, nothing, nothing)
    trace.get_tracer_provider().shutdown()

asyncio.run(main())
"""


@pytest.fixture
def collector() -> Iterator[tuple[str, list[Any]]]:
    """An OTLP collector on this machine: decodes what it is sent."""
    received: list[Any] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.path == "/v1/traces"
            assert self.headers["Content-Type"] == "application/x-protobuf"
            received.append(ExportTraceServiceRequest.FromString(body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Collector)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()
    server.server_close()


def plain(attributes: Any) -> dict[str, Any]:
    return {a.key: a.value.string_value or a.value.int_value for a in attributes}


async def test_spans_arrive_with_the_ids_of_request_and_conversation(collector: tuple[str, list[Any]]) -> None:
    endpoint, received = collector
    environment = {k: v for k, v in os.environ.items() if not k.startswith("OTEL_")}
    command = [sys.executable, "-c", APPLICATION, endpoint]
    done = await asyncio.to_thread(
        subprocess.run, command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    [resource] = [r for request in received for r in request.resource_spans]
    assert plain(resource.resource.attributes)["service.name"] == "zhike-serve"
    [span] = [s for scope in resource.scope_spans for s in scope.spans]
    assert span.name == "http.request"
    told = plain(span.attributes)
    assert told["request_id"] == "request-0001"
    assert told["conversation_id"] == CONVERSATION
    assert told["http.response.status_code"] == 200
    assert CONVERSATION not in told["http.route"], "a route is a pattern"
