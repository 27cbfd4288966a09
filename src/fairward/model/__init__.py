"""The nouns: frozen, slotted dataclasses that import nothing of Fairward but one another."""
