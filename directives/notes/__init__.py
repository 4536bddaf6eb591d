"""A leader's note on an incoming document (bút phê): first its sentences, whole and in full words, then the tasks they give."""
