"""The voice: engines that speak, what they said kept for next time, and phrases ready to mix."""
