"""The assets, checks, jobs and schedules of OneID, one subject a module."""
