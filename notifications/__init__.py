"""Who must hear what today: rules, digests, words, channels. The only place that knows Apprise."""
