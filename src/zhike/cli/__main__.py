"""`python -m zhike.cli` is `zhike`."""

from zhike.cli import main

if __name__ == "__main__":
    main()
