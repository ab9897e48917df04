"""OpenTelemetry traces: nothing is recorded unless an endpoint is set."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.util.types import AttributeValue

from zhike.settings import LogSettings

_on = False


def configure_tracing(settings: LogSettings, process: str) -> None:
    """Ship traces to `settings.otlp_endpoint`; without one do nothing. Raises RuntimeError without the extra `otlp`."""
    global _on
    if not settings.otlp_endpoint:
        return
    try:
        exporters = importlib.import_module("opentelemetry.exporter.otlp.proto.http.trace_exporter")
    except ModuleNotFoundError as error:
        raise RuntimeError("ZHIKE_LOG__OTLP_ENDPOINT needs the extra otlp: pip install 'zhike[otlp]'") from error
    provider = TracerProvider(resource=Resource.create({"service.name": f"zhike-{process}"}))
    endpoint = settings.otlp_endpoint.rstrip("/") + "/v1/traces"
    provider.add_span_processor(BatchSpanProcessor(exporters.OTLPSpanExporter(endpoint=endpoint)))
    trace.set_tracer_provider(provider)
    _on = True


@contextmanager
def span(name: str, **attributes: AttributeValue) -> Iterator[trace.Span]:
    """Record a block as a span. Attributes are ids and numbers, never text of people."""
    if not _on:
        yield trace.INVALID_SPAN
        return
    with trace.get_tracer("zhike").start_as_current_span(name, attributes=attributes) as current:
        yield current
