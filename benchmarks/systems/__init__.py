"""One module per source system: how that system writes the world down."""
