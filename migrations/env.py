"""How Alembic reaches the store: over the connection that `timeline.store` hands it.

The caller holds the transaction, so that all pending revisions stand or fall together.
"""

from __future__ import annotations

from alembic import context

import timeline.project.tables  # noqa: F401 - declares the read tables
from timeline.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
