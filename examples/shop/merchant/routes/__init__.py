"""The shop's operations, by subject; importing them fills the table."""

from merchant.routes import aftersale, cart, catalogue, customers, orders, services, system, wallet

__all__ = ["aftersale", "cart", "catalogue", "customers", "orders", "services", "system", "wallet"]
