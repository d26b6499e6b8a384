"""The transformer, the prompt encoder, checkpoints and presets."""
