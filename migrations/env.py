"""How Alembic reaches the store: over the connection that `timeline.store` hands it.

The caller holds the transaction, so that all pending revisions stand or fall together.
"""

from __future__ import annotations

from alembic import context

import timeline.project.tables  # noqa: F401 - declares the read tables
from timeline.store.tables import metadata

connection = context.config.attributes["connection"]
_WORD_INDEX = {
    "sqlite": [
        ("table", name)
        for name in (
            "proj_words",
            "proj_words_data",
            "proj_words_idx",
            "proj_words_config",
        )
    ],
    "postgresql": [("index", "proj_words")],
}[connection.dialect.name]


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the index of words: on SQLite a virtual table and its shadows."""
    return (kind, name) not in _WORD_INDEX


context.configure(
    connection=connection,
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=True,
    include_name=include_name,
)
with context.begin_transaction():
    context.run_migrations()
