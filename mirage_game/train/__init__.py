"""Objectives, history augmentation and the training loop."""
