"""The window that shows the styled game: beside the original, instead of it, or floating over it.

`view` decides what to show and `reproject` where, both without a screen; `scene` and `render` draw it; `window` is the
window itself; `app` ties a client and a source of frames to it.
"""
