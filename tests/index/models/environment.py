"""Prints the names of the variables in its environment, when it is run as a module."""

import os
import sys

if __name__ == "__main__":
    sys.stdout.write("\n".join(os.environ))
