"""Ids, clock, errors, paging, sealing: pure helpers without a business noun in them."""
