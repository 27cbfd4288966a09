"""`python -m fairward` is the command `fairward`."""

from fairward.cli import main

if __name__ == "__main__":
    main()
