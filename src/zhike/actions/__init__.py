"""What the assistant and agents may do in merchants' systems: connectors, operations, proposals, calls and their outcomes."""

from zhike.actions.adapters.mcp import McpFarSide
from zhike.actions.adapters.memory import MemoryFarSide
from zhike.actions.adapters.openapi import OpenApiFarSide
from zhike.actions.adapters.plugin import PluginFarSide
from zhike.actions.adapters.plugin_types import Function, Plugin, PluginContext, PluginRefused
from zhike.actions.adapters.procedure import ProcedureFarSide
from zhike.actions.adapters.remote import RemoteFarSide
from zhike.actions.adapters.web import Web
from zhike.actions.codes import Codes
from zhike.actions.connectors import Connectors
from zhike.actions.ledger import Ledger
from zhike.actions.manifest import parse
from zhike.actions.people import KnownPeople, Subjects
from zhike.actions.played import PlayedSubjects, Sandboxes
from zhike.actions.ports import Capability, Endpoint, FarSide, FarTrouble, Person, Request
from zhike.actions.records import Records
from zhike.actions.running import Runner
from zhike.actions.service import ActionsService
from zhike.actions.settling import Settler
from zhike.actions.shelf import Shelf
from zhike.actions.stage import Stage
from zhike.actions.trail import TrailFiles
from zhike.actions.types import (
    Actions,
    Auth,
    Caller,
    Manifest,
    Operation,
    OperationCard,
    Outcome,
    Proposal,
)
from zhike.kit.yaml_lines import Problem, Unreadable

__all__ = [
    "Actions",
    "ActionsService",
    "Auth",
    "Caller",
    "Capability",
    "Codes",
    "Connectors",
    "Endpoint",
    "FarSide",
    "FarTrouble",
    "Function",
    "KnownPeople",
    "Ledger",
    "Manifest",
    "McpFarSide",
    "MemoryFarSide",
    "OpenApiFarSide",
    "Operation",
    "OperationCard",
    "Outcome",
    "Person",
    "PlayedSubjects",
    "Plugin",
    "PluginContext",
    "PluginFarSide",
    "PluginRefused",
    "Problem",
    "ProcedureFarSide",
    "Proposal",
    "Records",
    "RemoteFarSide",
    "Request",
    "Runner",
    "Sandboxes",
    "Settler",
    "Shelf",
    "Stage",
    "Subjects",
    "TrailFiles",
    "Unreadable",
    "Web",
    "parse",
]
