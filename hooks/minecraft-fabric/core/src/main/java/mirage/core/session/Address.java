package mirage.core.session;

import java.util.regex.Pattern;

/**
 * Where a daemon listens, and the keys to reach it. Immutable.
 *
 * @param endpoint  such as {@code tcp://127.0.0.1:7420}
 * @param serverKey the daemon's public CURVE key, 40 characters of Z85, or null
 * @param publicKey the player's own public key, or null
 * @param secretKey the player's own secret key, or null
 */
public record Address(String endpoint, String serverKey, String publicKey, String secretKey) {
    private static final Pattern TCP = Pattern.compile("tcp://(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+):([0-9]{1,5})");
    private static final Pattern LOOPBACK_V4 =
        Pattern.compile("127\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");
    private static final Pattern Z85 = Pattern.compile("[0-9A-Za-z.\\-:+=^!/*?&<>()\\[\\]{}@%$#]{40}");
    private static final Pattern IPV6_ONE = Pattern.compile("\\[(0*:)*:?0*1\\]");

    /** Where a daemon on this machine listens. */
    public static final Address DEFAULT = parse("tcp://127.0.0.1:7420", null, null, null);  // after the patterns

    /** Checks everything that {@link #parse} checks. */
    public Address {
        check(endpoint, serverKey, publicKey, secretKey);
    }

    /**
     * An address out of settings or a command.
     *
     * @param endpoint  {@code tcp://HOST:PORT}; the {@code tcp://} may be left out
     * @param serverKey the daemon's public key; null or empty for none
     * @param publicKey the player's public key; null or empty for none
     * @param secretKey the player's secret key; null or empty for none
     * @throws IllegalArgumentException in words for the player: for nonsense, for keys that are none, and for an
     *     address beyond this machine without keys, to which nothing may be sent
     */
    public static Address parse(String endpoint, String serverKey, String publicKey, String secretKey) {
        String trimmed = endpoint == null ? "" : endpoint.trim();
        String whole = trimmed.contains("://") ? trimmed : "tcp://" + trimmed;
        return new Address(whole, orNull(serverKey), orNull(publicKey), orNull(secretKey));
    }

    private static String orNull(String key) {
        return key == null || key.isBlank() ? null : key.trim();
    }

    private static void check(String endpoint, String serverKey, String publicKey, String secretKey) {
        if (endpoint.startsWith("ipc://")) {
            throw new IllegalArgumentException("Java's ZeroMQ cannot speak ipc:// to the daemon. "
                + "Use tcp://127.0.0.1:7420, which stays on this machine too.");
        }
        var tcp = TCP.matcher(endpoint);
        if (!tcp.matches() || Integer.parseInt(tcp.group(2)) < 1 || Integer.parseInt(tcp.group(2)) > 65535) {
            throw new IllegalArgumentException("This is not an address: " + printable(endpoint)
                + ". Write one like tcp://127.0.0.1:7420.");
        }
        checkKey("server key", serverKey);
        checkKey("public key", publicKey);
        checkKey("secret key", secretKey);
        boolean pair = publicKey != null && secretKey != null;
        if (!pair && (publicKey != null || secretKey != null)) {
            throw new IllegalArgumentException("Your own keys come as a pair: give the public and the secret one.");
        }
        if (pair && serverKey == null) {
            throw new IllegalArgumentException("Your own keys go unused without the daemon's public key. "
                + "Give the server key too; `mirage serve` prints it.");
        }
        if (!isLoopback(tcp.group(1)) && !(pair && serverKey != null)) {
            throw new IllegalArgumentException(endpoint + " is beyond this machine, so the connection must be "
                + "encrypted. Give the daemon's server key, which `mirage serve` prints, and your own pair of keys, "
                + "which `python -m mirage_game.daemon.security --new-client FILE` makes; "
                + "or use tcp://127.0.0.1:7420.");
        }
        if (serverKey != null && !pair) {
            throw new IllegalArgumentException("The daemon knows players by their keys. Give your own pair too.");
        }
    }

    private static void checkKey(String what, String key) {
        if (key != null && !Z85.matcher(key).matches()) {
            throw new IllegalArgumentException("The " + what + " is not a CURVE key, which is 40 characters of Z85.");
        }
    }

    private static String printable(String text) {
        String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return start.replaceAll("\\p{Cntrl}", "?");
    }

    /** Whether this stays on the machine: 127.0.0.0/8, localhost or ::1. A name may be anywhere. */
    public boolean isLoopback() {
        var tcp = TCP.matcher(endpoint);
        return tcp.matches() && isLoopback(tcp.group(1));
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || IPV6_ONE.matcher(host).matches()) {
            return true;
        }
        var v4 = LOOPBACK_V4.matcher(host);
        return v4.matches() && isByte(v4.group(1)) && isByte(v4.group(2)) && isByte(v4.group(3));
    }

    private static boolean isByte(String digits) {
        return Integer.parseInt(digits) <= 255;
    }

    boolean isIpv6() {
        return endpoint.startsWith("tcp://[");
    }

    boolean isEncrypted() {
        return serverKey != null;
    }

    /** Never shows the secret key. */
    @Override
    public String toString() {
        return "Address[" + endpoint + (isEncrypted() ? ", encrypted]" : "]");
    }
}
