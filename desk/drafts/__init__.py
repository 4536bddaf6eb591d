"""A document on its way to work given: taken in, corrected on the workbench, proposed, agreed, launched."""
