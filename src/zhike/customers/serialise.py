"""The one serialiser of customers: REST, sockets, exports and webhooks all pass here, so all of them mask alike."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from zhike.customers.attributes import NOTHING_KNOWN, Known
from zhike.customers.masks import mask_profile, mask_text
from zhike.customers.types import Customer, ExternalId, MaskedProfile, Profile, display_name
from zhike.identity import Viewer
from zhike.kit.clock import iso

READ = "customer.read"


def masked(profile: Profile, viewer: Viewer, known: Known = NOTHING_KNOWN) -> MaskedProfile:
    """Return what ``viewer`` may see without giving a reason: masks; the name alone without the permission."""
    if not viewer.may(READ):
        hidden = tuple(name for name in ("phone", "email", "address", "attributes") if getattr(profile, name))
        return MaskedProfile(mask_text(profile.name) if profile.name else None, None, None, None, {}, hidden)
    return mask_profile(profile, known)


def customer_json(
    customer: Customer,
    viewer: Viewer,
    external_ids: Sequence[ExternalId] = (),
    conversations_count: int = 0,
    known: Known = NOTHING_KNOWN,
) -> dict[str, Any]:
    """Return the API's Customer."""
    shown = masked(customer.profile, viewer, known)
    return {
        "id": str(customer.id),
        "number": customer.number,
        "name": display_name(shown.name, customer.number, customer.locale),
        "verified": customer.verified,
        "locale": customer.locale,
        "phone": shown.phone,
        "email": shown.email,
        "address": shown.address,
        "masked": list(shown.masked),
        "external_ids": [
            {
                "inbox_id": str(held.inbox_id),
                "inbox_name": held.inbox_name,
                "external_id": mask_text(held.external_id),
                "verified": held.verified,
                "kind": held.kind,
            }
            for held in external_ids
        ],
        "attributes": dict(shown.attributes),
        "consents": [asdict(one) for one in customer.profile.consents] if viewer.may(READ) else [],
        "tags": [mask_text(tag) for tag in customer.tags],
        "created_at": iso(customer.created_at),
        "conversations_count": conversations_count,
        "erased_at": iso(customer.erased_at),
    }
