package mirage.core.wire;

/** A message that breaks the protocol, whoever made it. Never quotes the message it is about. */
public final class WireException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String fix;

    /**
     * Makes one.
     *
     * @param code    an error code of the protocol
     * @param message what is wrong, for people
     * @param fix     what to do about it
     */
    public WireException(String code, String message, String fix) {
        super(message);
        this.code = code;
        this.fix = fix;
    }

    /** The protocol's error code, such as {@code invalid}. */
    public String code() {
        return code;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }

    static WireException invalid(String field, String what) {
        return new WireException("invalid", "`" + field + "` " + what + ".",
            "See docs/protocol.md for the fields of this message.");
    }

    static WireException malformed() {
        return new WireException("malformed",
            "The header is not one whole MessagePack map: cut short, trailed, nested too deep, or not UTF-8.",
            "Send exactly one map as the first part of the message.");
    }
}
