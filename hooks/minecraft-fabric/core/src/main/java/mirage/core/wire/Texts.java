package mirage.core.wire;

/** Which characters texts on the wire may hold. Lengths count Unicode code points. */
public final class Texts {
    private Texts() {
    }

    /** Whether a text is fit for a terminal: no control characters, line ends, or marks that turn the writing. */
    public static boolean isPlain(String text) {
        return holdsOnly(text, false);
    }

    /** The same, but with tabs and line ends allowed: a prompt may have been pasted. */
    public static boolean isFree(String text) {
        return holdsOnly(text, true);
    }

    private static boolean holdsOnly(String text, boolean free) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            boolean space = c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
            if (space && free) {
                continue;
            }
            if (c < ' ' || c <= 0x9f || space || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;  // half a character has no UTF-8
                }
                i++;
            }
        }
        return true;
    }

    static boolean isLongerThan(String text, int codePoints) {
        return text.length() > codePoints && text.codePointCount(0, text.length()) > codePoints;
    }

    static String checkPlain(String field, String text, int least, int most) {
        if (text.length() < least || isLongerThan(text, most)) {
            throw WireException.invalid(field, "must have from " + least + " to " + most + " characters");
        }
        if (!isPlain(text)) {
            throw WireException.invalid(field, "holds characters that are not allowed there");
        }
        return text;
    }

    static String checkFree(String field, String text) {
        if (isLongerThan(text, Limits.MAX_TEXT)) {
            throw WireException.invalid(field, "has more than " + Limits.MAX_TEXT + " characters");
        }
        if (!isFree(text)) {
            throw WireException.invalid(field, "holds characters that are not allowed there");
        }
        return text;
    }

    /**
     * Checks the text of a prompt.
     *
     * @throws WireException with the code {@code prompt} for one that is too long or holds control characters
     */
    public static void checkPrompt(String text) {
        if (isLongerThan(text, Limits.MAX_TEXT)) {
            throw new WireException("prompt", "The prompt is longer than " + Limits.MAX_TEXT + " characters.",
                "Send a shorter prompt; a sentence is enough.");
        }
        if (!isFree(text)) {
            throw new WireException("prompt", "The prompt holds characters that are not allowed there.",
                "Send printable text only.");
        }
    }

    /** Checks the name of a key: 1 to 32 ASCII letters and digits. */
    static String checkKey(String key) {
        boolean good = !key.isEmpty() && key.length() <= Limits.MAX_KEY;
        for (int i = 0; good && i < key.length(); i++) {
            char c = key.charAt(i);
            good = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }
        if (!good) {
            throw WireException.invalid("keys", "must be names of 1 to 32 letters and digits");
        }
        return key;
    }
}
