package mirage.fabric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zeromq.ZMQ;

/**
 * The player's own CURVE keys, for a daemon on another machine; Z85 text of 40 characters each. The file has the form
 * that Mirage's own commands write, so one pair serves both. Calls block for as long as the disk does.
 *
 * @param publicKey to be given to whoever runs the daemon
 * @param secretKey to be given to nobody
 */
record PlayerKeys(String publicKey, String secretKey) {
    private static final Pattern LINE =
        Pattern.compile("^\\s*(public-key|secret-key)\\s*=\\s*\"([^\"]{40})\"\\s*$", Pattern.MULTILINE);
    private static final long MOST_BYTES = 1 << 16;

    /** Reads the pair, or makes one where there is no file; only the player can read what is made. */
    static PlayerKeys loadOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is no key file");
        }
        String text = Files.readString(file);
        String publicKey = null;
        String secretKey = null;
        Matcher lines = LINE.matcher(text);
        while (lines.find()) {
            if (lines.group(1).equals("public-key")) {
                publicKey = lines.group(2);
            } else {
                secretKey = lines.group(2);
            }
        }
        if (publicKey == null || secretKey == null) {
            throw new IOException(file + " holds no pair of keys");
        }
        return new PlayerKeys(publicKey, secretKey);
    }

    private static void write(Path file) throws IOException {
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        String text = "# A Mirage CURVE key. Keep it secret.\ncurve\n    public-key = \"" + pair.publicKey
            + "\"\n    secret-key = \"" + pair.secretKey + "\"\n";
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.write(file, text.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "PlayerKeys[" + publicKey + "]";
    }
}
