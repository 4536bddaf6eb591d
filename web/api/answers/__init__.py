"""What the interface answers: the records of desk and models as JSON, one file for each kind of them."""
