"""What one sentence says: whom it charges, with whom, to whom; whether it gives work at all."""
