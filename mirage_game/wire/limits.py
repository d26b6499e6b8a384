"""Limits of protocol version 1. A header is checked against them before anything is allocated."""

MAX_SEQ = 2**53 - 1  # exact in every language's double
MAX_FLOAT = 1.7976931348623157e308  # every finite double
MAX_SEED = 2**32 - 1
MAX_SIDE = 8192
MAX_PIXELS = 3840 * 2160
MAX_PAYLOAD_BYTES = MAX_PIXELS * 4
MAX_HEADER_BYTES = 64 * 1024
MAX_JPEG_EXTRA_BYTES = 64 * 1024  # a jpeg may be this much larger than its pixels as rgba8
MAX_JPEG_SCANS = 64
MAX_DURATION_MS = 3.6e6
MAX_COORDINATE = 1e9
MAX_PROMPT = 2000
MAX_NAME = 200
MAX_KEY = 32
MAX_KEYS = 64
MAX_AXES = 16
MAX_BUTTONS = 64
MAX_CREDIT = 8
MAX_STEPS = 16
MAX_FEATURES = 64
MAX_FIELDS = 64
MAX_SESSIONS = 1024
