"""The interface for programs: JSON under /api/v1, described by OpenAPI, over the same functions of desk as the pages."""
