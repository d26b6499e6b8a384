package mirage.core.session;

import mirage.core.wire.Welcome;

/**
 * What a session can say about itself at one moment, for people.
 *
 * @param state    how far it is
 * @param endpoint the daemon's address
 * @param backend  what restyles, or empty before the first welcome
 * @param model    which model, or empty
 * @param device   where it runs, or empty
 * @param message  what went wrong last, in plain words; empty when nothing did
 */
public record Status(State state, String endpoint, String backend, String model, String device, String message) {
    /** How far a session is. */
    public enum State {
        /** Not started, or closed. */
        OFF,
        /** Looking for a daemon. */
        CONNECTING,
        /** Frames can go. */
        READY,
        /** A daemon answered and would not have us; the session tries again. */
        REFUSED
    }

    static Status of(State state, Address address, String message) {
        return new Status(state, address.endpoint(), "", "", "", message);
    }

    static Status ready(Address address, Welcome welcome) {
        return new Status(State.READY, address.endpoint(), welcome.backend(), welcome.model(), welcome.device(), "");
    }

    Status saying(String words) {
        return new Status(state, endpoint, backend, model, device, words);
    }
}
