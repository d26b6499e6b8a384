package mirage.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mojang.brigadier.CommandDispatcher;
import com.mojang.brigadier.exceptions.CommandSyntaxException;
import com.mojang.brigadier.suggestion.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mirage.core.config.Settings;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptDesk;
import mirage.core.prompt.ServerPrompts;
import mirage.core.session.Address;
import mirage.core.session.Session;
import net.fabricmc.fabric.api.client.command.v2.FabricClientCommandSource;
import net.minecraft.client.Minecraft;
import net.minecraft.client.player.LocalPlayer;
import net.minecraft.network.chat.Component;
import net.minecraft.network.chat.MutableComponent;
import net.minecraft.network.chat.Style;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest implements FabricClientCommandSource {
    @TempDir
    private Path folder;
    private final List<String> said = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final PromptDesk desk = new PromptDesk((where, error) -> { });
    private final CommandDispatcher<FabricClientCommandSource> dispatcher = new CommandDispatcher<>();
    private Preferences preferences;
    private ServerLines server;
    private Session session;

    @BeforeEach
    void build() {
        preferences = new Preferences(folder.resolve("mirage.json"), Settings.DEFAULTS);
        session = new Session(Address.parse("tcp://127.0.0.1:9", null, null, null), "test", new Session.Listener() { });
        RulesDesk rules = new RulesDesk(folder.resolve("mirage-rules.json"), desk);
        server = new ServerLines(desk, preferences);
        new Commands(new Actions(preferences, desk, session, rules, server)).register(dispatcher);
    }

    @AfterEach
    void close() {
        session.close();
        preferences.close();
    }

    private int run(String command) {
        try {
            return dispatcher.execute(command, this);
        } catch (CommandSyntaxException wrong) {
            errors.add(wrong.getMessage());
            return 0;
        }
    }

    @Test
    void aPromptIsCleanedSetAndRemembered() {
        assertEquals(1, run("mirage prompt  frozen   winter"));
        assertEquals("frozen winter", desk.shown().text());
        assertEquals(List.of("frozen winter"), preferences.history());
        assertEquals(1, run("mirage strength 40"));
        assertEquals(0.4, desk.shown().strength(), 1e-9);
        assertEquals(0, run("mirage strength 101"));
        assertTrue(said.get(0).contains("frozen winter"));
    }

    @Test
    void presetsAreSuggestedAndUnknownOnesNamed() throws CommandSyntaxException {
        List<String> begun = dispatcher.getCompletionSuggestions("mirage preset ste", this).join().getList().stream()
            .map(Suggestion::getText).toList();
        assertEquals(List.of("steampunk"), begun);
        assertEquals(1, run("mirage preset Oil Painting"));
        assertEquals("oil painting", desk.shown().text());
        assertEquals(0, run("mirage preset nope"));
        assertTrue(errors.get(0).contains("nope"));
        assertEquals("oil painting", preferences.lastPrompt());
        assertEquals(1, run("mirage preset original"));
        assertEquals("", desk.shown().text());
        assertEquals("", preferences.lastPrompt(), "the next start begins with the game as it is");
        assertEquals(List.of("oil painting"), preferences.history());
    }

    @Test
    void anotherMachineNeedsKeysAndTheErrorSaysSo() {
        assertEquals(0, run("mirage connect 192.0.2.7:7420"));
        assertTrue(errors.get(0).contains("encrypted"), errors.toString());
        assertEquals("tcp://127.0.0.1:7420", preferences.endpoint());
        assertEquals(1, run("mirage connect 127.0.0.1:9"));
        assertEquals(3840, preferences.shrinkWidth(), "only what no frame may be is shrunk");
        assertEquals(1, run("mirage connect 192.0.2.7:7420 " + "a".repeat(40)));
        assertEquals("tcp://192.0.2.7:7420", preferences.endpoint());
        assertEquals(640, preferences.shrinkWidth());
        assertTrue(Files.exists(folder.resolve("player.key")));
    }

    @Test
    void rulesAreReadAnewAndMistakesSaid() throws IOException {
        assertEquals(1, run("mirage rules"));
        Files.writeString(folder.resolve("mirage-rules.json"),
            "{\"rules\": [{\"when\": {\"weather\": \"rain\"}, \"prompt\": \"noir\"}]}");
        assertEquals(1, run("mirage rules reload"));
        assertTrue(said.get(1).startsWith("1 "), said.toString());
        Files.writeString(folder.resolve("mirage-rules.json"), "{\"rules\": [{\"prompt\": 3}]}");
        assertEquals(0, run("mirage rules reload"));
        assertFalse(errors.isEmpty());
        assertEquals(1, run("mirage rules off"));
        assertFalse(preferences.rules());
    }

    @Test
    void onlyAnAllowedServerSetsStyles() {
        Component line = part("", "mirage:frozen winter");
        assertFalse(server.hear(line, "play.example.org"), "a line without words is not shown");
        server.tick(1);
        assertEquals("", desk.shown().text());
        preferences.setAllowed("play.example.org", true);
        server.hear(nested(line, 3), "play.example.org");
        server.tick(2);
        assertEquals("frozen winter", desk.shown().text());
        assertEquals(Prompt.SOURCE_SERVER, desk.shown().source());
        assertTrue(server.hear(part("hello", null), "play.example.org"));
        Component deep = nested(part("deep", "mirage:candy"), 40);
        assertTrue(server.hear(deep, "play.example.org"), "too deep to be looked at");
        server.leave();
        assertEquals("", desk.shown().text());
        assertFalse(preferences.allowedServers().contains(ServerPrompts.OWN_WORLD));
    }

    private static Component part(String text, String insertion) {
        MutableComponent part = Component.literal(text);
        return insertion == null ? part : part.setStyle(Style.EMPTY.withInsertion(insertion));
    }

    private static Component nested(Component inner, int depth) {
        Component part = inner;
        for (int i = 0; i < depth; i++) {
            part = Component.literal("").append(part);
        }
        return part;
    }

    @Override
    public void sendFeedback(Component message) {
        said.add(message.getString());
    }

    @Override
    public void sendError(Component message) {
        errors.add(message.getString());
    }

    @Override
    public Minecraft getClient() {
        return null;
    }

    @Override
    public LocalPlayer getPlayer() {
        return null;
    }
}
