"""What the assistant and agents may do in merchants' systems: connectors, operations, proposals, calls and their outcomes."""

from zhike.actions.types import (
    Actions,
    Caller,
    Operation,
    OperationCard,
    Outcome,
    Proposal,
)

__all__ = ["Actions", "Caller", "Operation", "OperationCard", "Outcome", "Proposal"]
