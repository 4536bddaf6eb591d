"""The database: tables, migrations, registry, launching, progress, queries, outbox, lease. The only floor that knows SQL."""
