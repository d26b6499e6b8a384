package mirage.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mirage.core.game.GameState;
import mirage.core.prompt.PromptDesk;
import mirage.core.rules.Rules;
import mirage.core.rules.RulesException;
import mirage.core.rules.RulesFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules file of the player, and whether it is in force. Client thread. */
final class RulesDesk {
    private static final Logger LOG = LoggerFactory.getLogger("mirage");
    private static final String EXAMPLE = "/mirage/rules.example.json";

    private final Path file;
    private final PromptDesk desk;
    private Rules rules = new Rules(List.of());
    private String problem = "";
    private boolean active;

    /** Rules that go to this desk; {@link #load} reads them. */
    RulesDesk(Path file, PromptDesk desk) {
        this.file = file;
        this.desk = desk;
    }

    /** Reads the file; rules with a mistake in them leave the old ones in force. */
    void load() {
        try {
            Rules read = RulesFile.load(file);
            rules.stop(desk);
            rules = read;
            problem = "";
        } catch (RulesException wrong) {
            problem = wrong.getMessage();
        }
    }

    /** Lays the example beside the file, for those who want to write rules; an old one is left alone. */
    void layExample() {
        Path example = file.resolveSibling("mirage-rules.example.json");
        try (InputStream in = RulesDesk.class.getResourceAsStream(EXAMPLE)) {
            if (in != null && !Files.exists(example)) {
                Files.createDirectories(example.toAbsolutePath().getParent());
                Files.copy(in, example);
            }
        } catch (IOException error) {
            LOG.warn("The example of rules could not be laid beside {}", file, error);
        }
    }

    String problem() {
        return problem;
    }

    int count() {
        return rules.rules().size();
    }

    String file() {
        return file.getFileName().toString();
    }

    /** Something happened, such as {@code hurt}. */
    void event(String name) {
        rules.event(name);
    }

    /** A tick passed; {@code wanted} is whether the player wants rules. */
    void tick(GameState state, boolean wanted) {
        if (wanted) {
            rules.tick(state, desk);
        } else if (active) {
            rules.stop(desk);
        }
        active = wanted;
    }

    /** The world was left. */
    void leave() {
        rules.stop(desk);
    }
}
