"""The vocabulary: plans, tasks, dates, stages, states, access, problems. Pure: no database, no network, no clock."""
