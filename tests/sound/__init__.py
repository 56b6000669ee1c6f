"""Asserts outside the tests' own files tell their values too."""

import pytest

pytest.register_assert_rewrite("tests.sound.performance", "tests.sound.pulse")
