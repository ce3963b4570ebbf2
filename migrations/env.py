"""How Alembic reaches the store: over the connection that `timeline.store` hands it.

The caller holds the transaction, so that all pending revisions stand or fall together.
"""

from __future__ import annotations

from alembic import context

import timeline.project.tables  # noqa: F401 - declares the read tables
from timeline.store.tables import metadata


def include_name(name: str | None, _kind: str, _parents: object) -> bool:
    """Leave out the index of words: on SQLite a virtual table and its shadows."""
    return not (name or "").startswith("proj_words")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=True,
    include_name=include_name,
)
with context.begin_transaction():
    context.run_migrations()
