"""Runs, releases and the command line of OneID."""
