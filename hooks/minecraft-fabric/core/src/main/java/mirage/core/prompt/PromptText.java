package mirage.core.prompt;

/** What may stand in a prompt; the same limits as the daemon's, so that it never has to refuse one. */
public final class PromptText {
    /** Code points in a prompt at most. */
    public static final int MOST_CODE_POINTS = 2000;

    private PromptText() {}

    /**
     * Makes all white space single spaces, none at the ends.
     *
     * @throws IllegalArgumentException in words for the player if the text is too long or holds what cannot be shown
     */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        int count = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            count++;
            if (isSpace(point)) {
                gap = out.length() > 0;
                continue;
            }
            if (isForbidden(point)) {
                throw new IllegalArgumentException(String.format(
                        "the prompt holds an invisible character (U+%04X, the %s): remove it, or type the prompt anew",
                        point, ordinal(count)));
            }
            if (gap) {
                out.append(' ');
                gap = false;
            }
            out.appendCodePoint(point);
        }
        int length = out.codePointCount(0, out.length());
        if (length > MOST_CODE_POINTS) {
            throw new IllegalArgumentException(
                    "the prompt has " + length + " characters and may have " + MOST_CODE_POINTS + ": shorten it");
        }
        return out.toString();
    }

    /** Whether the text holds nothing that is forbidden, nor tabs or line ends: fit for a terminal or a log. */
    public static boolean isPlain(String text) {
        return text.codePoints().noneMatch(point -> isForbidden(point) || isLineEnd(point));
    }

    /** The text, or so many of its first characters and an ellipsis. */
    public static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    private static boolean isSpace(int point) {
        return isLineEnd(point) || Character.isSpaceChar(point);
    }

    private static boolean isLineEnd(int point) {
        return point == '\t' || point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029;
    }

    /** Controls, marks that turn the writing direction, and halves of surrogate pairs. */
    private static boolean isForbidden(int point) {
        return Character.isISOControl(point) && !isLineEnd(point)
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point >= 0xD800 && point <= 0xDFFF;
    }

    private static String ordinal(int count) {
        int last = count % 10;
        boolean teen = count / 10 % 10 == 1;
        return count + (last == 1 && !teen ? "st" : last == 2 && !teen ? "nd" : last == 3 && !teen ? "rd" : "th");
    }
}
