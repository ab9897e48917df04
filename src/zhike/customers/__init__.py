"""People who write or call in: sealed profiles, look-up, masking, merging, erasure."""

from zhike.customers.attributes import Definition
from zhike.customers.keys import SealBroken
from zhike.customers.masks import mask_email, mask_order, mask_text
from zhike.customers.particulars import Particulars
from zhike.customers.ports import Acquaintance, Activity, ContactBook, ConversationCounts, Erasure
from zhike.customers.references import References
from zhike.customers.references import read as read_reference
from zhike.customers.retention import Retention
from zhike.customers.rules import normal_email, normal_phone
from zhike.customers.serialise import customer_json, masked
from zhike.customers.service import CustomersService
from zhike.customers.types import Changes, Customer, CustomerCard, ExternalId, MaskedProfile, Profile

__all__ = [
    "Acquaintance",
    "Activity",
    "Changes",
    "ContactBook",
    "ConversationCounts",
    "Customer",
    "CustomerCard",
    "CustomersService",
    "Definition",
    "Erasure",
    "ExternalId",
    "MaskedProfile",
    "Particulars",
    "Profile",
    "References",
    "Retention",
    "SealBroken",
    "customer_json",
    "mask_email",
    "mask_order",
    "mask_text",
    "masked",
    "normal_email",
    "normal_phone",
    "read_reference",
]
