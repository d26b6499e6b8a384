package mirage.core.wire;

/** Ranges of numbers, for both directions. */
final class Checks {
    private Checks() {
    }

    /** The value, when it is a number from least to most. */
    static double range(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {  // so that NaN fails too
            throw WireException.invalid(field, "must be a number from " + least + " to " + most);
        }
        return value;
    }

    static double duration(String field, double ms) {
        return range(field, ms, 0.0, Limits.MAX_DURATION_MS);
    }

    static double coordinate(String field, double value) {
        return range(field, value, -Limits.MAX_COORDINATE, Limits.MAX_COORDINATE);
    }

    static long integer(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw WireException.invalid(field, "must be an integer from " + least + " to " + most);
        }
        return value;
    }

    static long count(String field, long value) {
        return integer(field, value, 0, Limits.MAX_COUNT);
    }

    /** A width or height. */
    static int side(String field, long value) {
        if (value < 1 || value > Limits.MAX_SIDE) {
            throw new WireException("size", "`" + field + "` is out of range.",
                "Send sizes from 1 to " + Limits.MAX_SIDE + ".");
        }
        return (int) value;
    }

    static void area(int width, int height) {
        if ((long) width * height > Limits.MAX_PIXELS) {
            throw new WireException("size", width + "x" + height + " is more than " + Limits.MAX_PIXELS + " pixels.",
                "Send a smaller picture.");
        }
    }

    static void fieldOfView(String field, double degrees) {
        if (!(degrees > 0.0 && degrees < 180.0)) {
            throw WireException.invalid(field, "must be above 0 and below 180");
        }
    }
}
