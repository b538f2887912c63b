"""What docs/reliability.md promises, put to the proof: `python -m benchmarks.reliability`."""
