"""What happens by itself: each flow is an async shell around one function of desk."""
