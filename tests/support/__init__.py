"""What tests share: the database of a run, the network guard."""
