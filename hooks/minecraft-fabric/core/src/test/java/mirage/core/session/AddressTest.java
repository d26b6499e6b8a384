package mirage.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final String KEY = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";

    @ParameterizedTest
    @ValueSource(strings = {"tcp://127.0.0.1:7420", "127.0.0.1:7420", " tcp://127.1.2.3:1 ", "tcp://localhost:7420",
        "tcp://[::1]:7420", "tcp://[0:0:0:0:0:0:0:1]:7420"})
    void theseStayOnTheMachine(String endpoint) {
        assertTrue(Address.parse(endpoint, null, "", " ").isLoopback());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://192.168.1.5:7420", "tcp://example.org:7420", "tcp://0.0.0.0:7420",
        "tcp://127.0.0.1.example.org:7420", "tcp://127.0.0.256:7420", "tcp://localhost.example.org:7420",
        "tcp://[::2]:7420", "tcp://[::ffff:192.168.1.5]:7420", "tcp://127.1:7420", "tcp://1270.0.0.1:7420"})
    void theseNeedKeys(String endpoint) {
        String words = assertThrows(IllegalArgumentException.class,
            () -> Address.parse(endpoint, null, null, null)).getMessage();
        assertTrue(words.contains("server key") && words.contains("--new-client"), words);
        Address encrypted = Address.parse(endpoint, KEY, KEY, KEY);
        assertFalse(encrypted.isLoopback());
        assertTrue(encrypted.isEncrypted());
        assertFalse(encrypted.toString().contains(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tcp://", "tcp://127.0.0.1", "tcp://127.0.0.1:0", "tcp://127.0.0.1:70000",
        "tcp://:7420", "udp://127.0.0.1:7420", "ipc:///tmp/mirage", "inproc://x", "tcp://127.0.0.1:7420;evil:1",
        "tcp://a b:1", "tcp://127.0.0.1:7420\n"})
    void theseAreNoAddresses(String endpoint) {
        if (endpoint.endsWith("\n")) {
            assertEquals("tcp://127.0.0.1:7420", Address.parse(endpoint, null, null, null).endpoint());
            assertThrows(IllegalArgumentException.class, () -> new Address(endpoint, null, null, null));
        } else {
            assertThrows(IllegalArgumentException.class, () -> Address.parse(endpoint, KEY, KEY, KEY));
        }
    }

    @Test
    void keysComeWholeOrNotAtAll() {
        String here = "tcp://127.0.0.1:7420";
        assertThrows(IllegalArgumentException.class, () -> Address.parse(here, "short", null, null));
        assertThrows(IllegalArgumentException.class, () -> Address.parse(here, KEY, null, null));
        assertThrows(IllegalArgumentException.class, () -> Address.parse(here, KEY, KEY, null));
        assertThrows(IllegalArgumentException.class, () -> Address.parse(here, null, KEY, KEY));
        assertThrows(IllegalArgumentException.class, () -> Address.parse(here, KEY, KEY, KEY.replace('q', '"')));
        assertTrue(Address.parse(here, KEY, KEY, KEY).isEncrypted());
    }
}
