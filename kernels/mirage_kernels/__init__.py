"""Kernels in Triton, each with a plain reference that runs without a GPU."""
