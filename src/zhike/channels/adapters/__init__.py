"""Adapters: how messages travel to the far side."""
