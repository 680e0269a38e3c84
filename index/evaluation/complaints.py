"""What is said of a file of questions that cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from index.errors import UserError


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what goes wrong in reading the JSON file at ``path`` into words for a user.

    Raises:
        UserError: in place of OSError, of ValidationError and of any other ValueError.
    """
    try:
        yield
    except OSError as error:
        raise UserError(f"The file {path} cannot be read.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UserError(f"{path}: {where}: {first['msg']}") from error
    except ValueError as error:
        raise UserError(f"{path} is not a JSON file.") from error
