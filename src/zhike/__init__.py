"""Zhike (智客): a customer-service platform."""
