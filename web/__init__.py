"""The office in the browser: pages over desk, for whoever is logged in."""
