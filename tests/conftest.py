"""What all tests share: Hypothesis never fails for a machine that is slow."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "runlift", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("runlift")
