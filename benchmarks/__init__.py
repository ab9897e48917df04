"""The figures this project promises, measured: ``python -m benchmarks`` (``make bench``)."""
