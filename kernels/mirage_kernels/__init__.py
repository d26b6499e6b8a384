"""Mirage's kernels: one folder an operation, each with a plain reference and the fast path that must agree with it."""
