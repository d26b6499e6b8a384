"""The language of looks: what a style is made of, styles as numbers, and the words that name them.

It knows torch and the ray caster's layout, but neither worlds nor models; both use it.
"""
