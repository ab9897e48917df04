"""The lossy lane: typing, presence, answer tokens. Coalesced, never stored; several processes share it over NATS if set up."""

from zhike.signals.bus import Signal, SignalBus

__all__ = ["Signal", "SignalBus"]
