"""Who reads articles: this process, processes beside it, or machines of a cluster.

Imports nothing here: a worker loads what reads, and no store.
"""
