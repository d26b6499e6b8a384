package mirage.core.session;

/** This connection is over; the message is meant for people. */
final class Lost extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether a daemon answered and would not have us. */
    final boolean refused;

    Lost(String message, boolean refused) {
        super(message);
        this.refused = refused;
    }

    Lost(String message) {
        this(message, false);
    }
}
