"""What is said: from a text to claims, links, verdicts, origins."""
