"""The invented world: persons, households, numbers, homes and what they buy."""
