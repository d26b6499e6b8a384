package mirage.core.session;

import zmq.io.mechanism.curve.Curve;

/**
 * A player's own CURVE keys, by which a daemon on another machine knows them.
 *
 * @param publicKey 40 characters of Z85, for whoever runs the daemon
 * @param secretKey 40 characters of Z85, for nobody else
 */
public record KeyPair(String publicKey, String secretKey) {
    /** Makes a new pair. Takes a few milliseconds. */
    public static KeyPair create() {
        String[] pair = new Curve().keypairZ85();
        return new KeyPair(pair[0], pair[1]);
    }

    /** Never shows the secret key. */
    @Override
    public String toString() {
        return "KeyPair[" + publicKey + "]";
    }
}
