"""Names of bodies and of persons in running text: where each begins and ends."""
