package mirage.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import mirage.core.config.Settings;
import mirage.core.config.SettingsFile;
import net.minecraft.client.gui.screens.ChatScreen;
import net.minecraft.client.gui.screens.inventory.AbstractSignEditScreen;
import net.minecraft.client.gui.screens.inventory.BookEditScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @Test
    void aMistakeSwitchesThePartOffOnceAndNothingEscapes() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger tidied = new AtomicInteger();
        Part part = new Part("capture", () -> {
            if (runs.incrementAndGet() == 3) {
                throw new NoSuchMethodError("moved");
            }
        }, tidied::incrementAndGet);
        for (int i = 0; i < 10; i++) {
            part.run();
        }
        assertEquals(3, runs.get());
        assertEquals(1, tidied.get());
        assertTrue(part.isBroken());
    }

    @Test
    void aMistakeInTidyingUpDoesNotEscapeEither() {
        Part part = new Part("capture", () -> {
            throw new IllegalStateException();
        }, () -> {
            throw new IllegalStateException("again");
        });
        part.run();
        assertTrue(part.isBroken());
    }

    @Test
    void screensToWriteInArePrivate() {
        assertTrue(PrivateScreens.isNamed(ChatScreen.class));
        assertTrue(PrivateScreens.isNamed(AbstractSignEditScreen.class));
        assertTrue(PrivateScreens.isNamed(BookEditScreen.class));
        assertFalse(PrivateScreens.isNamed(PromptScreen.class));
        assertFalse(new PrivateScreens().isPrivate(null));
        assertFalse(new PrivateScreens().isPrivate("ChatScreen"));
    }

    @Test
    void keysAreMadeOnceAndReadAgain(@TempDir Path folder) throws IOException {
        PlayerKeys made = PlayerKeys.loadOrMake(folder.resolve("a/player.key"));
        assertEquals(made, PlayerKeys.loadOrMake(folder.resolve("a/player.key")));
        assertNotEquals(made, PlayerKeys.loadOrMake(folder.resolve("b/player.key")));
        assertEquals(40, made.secretKey().length());
        assertFalse(made.toString().contains(made.secretKey()));
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("a/player.key"))));
    }

    @Test
    void preferencesAreSavedInTheBackground(@TempDir Path folder) {
        Path file = folder.resolve("mirage.json");
        Preferences preferences = new Preferences(file, Settings.DEFAULTS);
        AtomicInteger changes = new AtomicInteger();
        preferences.onChange(changes::incrementAndGet);
        for (int i = 0; i <= 100; i++) {
            preferences.setOpacity(i / 100.0);
            preferences.save();
        }
        preferences.setCaptureFps(24);
        preferences.remember("candy");
        preferences.save();
        preferences.close();
        SettingsFile.Loaded loaded = SettingsFile.load(file);
        assertEquals(java.util.List.of(), loaded.problems());
        assertEquals(24, loaded.settings().capture().fps());
        assertEquals("candy", loaded.settings().prompts().last());
        assertTrue(changes.get() >= 102);
    }
}
