"""Mail that leaves: a workspace's server, what was sent, and what could not be."""

from zhike.mail.delivery import Delivery
from zhike.mail.errors import AddressInvalid, MailNotSetUp, TooMuchMail
from zhike.mail.outlet import SmtpOutlet
from zhike.mail.rules import address
from zhike.mail.rules import words as failure_words
from zhike.mail.service import MailService
from zhike.mail.types import NewMail, Server

__all__ = [
    "AddressInvalid",
    "Delivery",
    "MailNotSetUp",
    "MailService",
    "NewMail",
    "Server",
    "SmtpOutlet",
    "TooMuchMail",
    "address",
    "failure_words",
]
