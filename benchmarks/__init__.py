"""Our figures beside a floor measured in the same run. An absolute time means nothing on a shared machine; the ratio does."""
