package mirage.core.wire;

/** The limits of protocol version 1. A header is checked against them before anything is allocated. */
public final class Limits {
    /** The version of the protocol that this code speaks. */
    public static final int PROTOCOL_VERSION = 1;
    /** The largest count: exact in every language's double. */
    public static final long MAX_COUNT = (1L << 53) - 1;
    /** The largest seed of a prompt. */
    public static final long MAX_SEED = (1L << 32) - 1;
    /** The longest side of a picture, in pixels. */
    public static final int MAX_SIDE = 8192;
    /** The most pixels of a picture. */
    public static final int MAX_PIXELS = 3840 * 2160;
    /** The longest header, in bytes. */
    public static final int MAX_HEADER_BYTES = 64 * 1024;
    /** A jpeg may be this many bytes longer than the same picture as rgba8. */
    public static final int MAX_JPEG_EXTRA_BYTES = 64 * 1024;
    /** The longest part of any message, in bytes. */
    public static final int MAX_PART_BYTES = MAX_PIXELS * 4 + MAX_JPEG_EXTRA_BYTES;
    /** The most passes that a progressive jpeg may make over its picture. */
    public static final int MAX_JPEG_SCANS = 64;
    /** The longest duration, in milliseconds. */
    public static final double MAX_DURATION_MS = 3.6e6;
    /** The largest coordinate or angle, either side of 0. */
    public static final double MAX_COORDINATE = 1e9;
    /** The longest free text, in code points. */
    public static final int MAX_TEXT = 2000;
    /** The longest plain text, in code points. */
    public static final int MAX_NAME = 200;
    /** The longest name of a key. */
    public static final int MAX_KEY = 32;
    /** The most keys held at once. */
    public static final int MAX_KEYS = 64;
    /** The most axes of a gamepad. */
    public static final int MAX_AXES = 16;
    /** The most buttons of a gamepad. */
    public static final int MAX_BUTTONS = 64;
    /** The most credit there can be. */
    public static final int MAX_CREDIT = 8;
    /** The most denoising steps of a frame. */
    public static final int MAX_STEPS = 16;
    /** The most features, formats, and fields of an event. */
    public static final int MAX_FIELDS = 64;
    /** The most sessions that `stats` lists. */
    public static final int MAX_SESSIONS = 1024;
    /** The deepest nesting of a header. */
    public static final int MAX_DEPTH = 16;

    private Limits() {
    }
}
