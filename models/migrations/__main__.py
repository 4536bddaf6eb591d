"""Write the next migration from what changed in models/tables/: `python -m models.migrations "what changes"`."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from models.database import open_database
from models.migrations import HEAD, configuration, migrate

with tempfile.TemporaryDirectory() as folder:
    engine = open_database(f"sqlite:///{Path(folder).as_posix()}/next.db")
    migrate(engine)
    with engine.connect() as connection:
        command.revision(configuration(connection), sys.argv[1], autogenerate=True, rev_id=f"{int(HEAD) + 1:04d}")
    engine.dispose()
