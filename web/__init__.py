"""Read-only pages over the reports of desk."""
