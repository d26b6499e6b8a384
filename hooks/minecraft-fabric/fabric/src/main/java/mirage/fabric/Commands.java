package mirage.fabric;

import com.mojang.brigadier.CommandDispatcher;
import com.mojang.brigadier.arguments.IntegerArgumentType;
import com.mojang.brigadier.arguments.StringArgumentType;
import com.mojang.brigadier.builder.LiteralArgumentBuilder;
import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.suggestion.SuggestionProvider;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import mirage.core.prompt.Presets;
import mirage.core.prompt.Presets.Preset;
import net.fabricmc.fabric.api.client.command.v2.ClientCommands;
import net.fabricmc.fabric.api.client.command.v2.FabricClientCommandSource;
import net.minecraft.network.chat.Component;

/** {@code /mirage} and all below it; the game's client commands, so no server hears of them. Client thread. */
final class Commands {
    private final Actions actions;

    /** Commands that do these things. */
    Commands(Actions actions) {
        this.actions = actions;
    }

    /** Registers them with the game. */
    void register(CommandDispatcher<FabricClientCommandSource> dispatcher) {
        dispatcher.register(ClientCommands.literal("mirage")
            .executes(context -> run(context, () -> actions.statusText()))
            .then(prompt())
            .then(strength())
            .then(preset())
            .then(connect())
            .then(ClientCommands.literal("status").executes(context -> run(context, () -> actions.statusText())))
            .then(rules())
            .then(server())
            .then(ClientCommands.literal("on").executes(context -> run(context, () -> enable(true))))
            .then(ClientCommands.literal("off").executes(context -> run(context, () -> enable(false)))));
    }

    private LiteralArgumentBuilder<FabricClientCommandSource> prompt() {
        return ClientCommands.literal("prompt")
            .executes(context -> run(context, () -> {
                actions.openPromptScreen();
                return null;
            }))
            .then(ClientCommands.argument("text", StringArgumentType.greedyString())
                .suggests(suggestions(actions::history))
                .executes(context -> run(context, () -> use(StringArgumentType.getString(context, "text")))));
    }

    private LiteralArgumentBuilder<FabricClientCommandSource> strength() {
        return ClientCommands.literal("strength")
            .then(ClientCommands.argument("percent", IntegerArgumentType.integer(0, 100))
                .suggests(suggestions(() -> List.of("25", "50", "75", "100")))
                .executes(context -> run(context, () -> {
                    int percent = IntegerArgumentType.getInteger(context, "percent");
                    actions.strength(percent / 100.0);
                    return Component.translatable("mirage.command.strength", percent);
                })));
    }

    private LiteralArgumentBuilder<FabricClientCommandSource> preset() {
        return ClientCommands.literal("preset")
            .then(ClientCommands.argument("name", StringArgumentType.greedyString())
                .suggests(suggestions(() -> Presets.ALL.stream().map(Preset::id).toList()))
                .executes(context -> run(context, () -> {
                    String name = StringArgumentType.getString(context, "name");
                    Preset found = Presets.find(name).orElse(null);
                    if (found == null) {
                        throw new Problem(Component.translatable("mirage.command.preset.unknown", name));
                    }
                    return use(found.text());
                })));
    }

    private LiteralArgumentBuilder<FabricClientCommandSource> connect() {
        return ClientCommands.literal("connect")
            .executes(context -> run(context, () -> connect(actions.preferences().endpoint())))
            .then(ClientCommands.argument("address", StringArgumentType.greedyString())
                .suggests(suggestions(() -> List.of(actions.preferences().endpoint())))
                .executes(context -> run(context, () -> connect(StringArgumentType.getString(context, "address")))));
    }

    private LiteralArgumentBuilder<FabricClientCommandSource> rules() {
        return ClientCommands.literal("rules")
            .executes(context -> run(context, actions::rulesText))
            .then(ClientCommands.literal("reload").executes(context -> run(context, () -> {
                actions.reloadRules();
                return actions.rulesText();
            })))
            .then(ClientCommands.literal("on").executes(context -> run(context, () -> rules(true))))
            .then(ClientCommands.literal("off").executes(context -> run(context, () -> rules(false))));
    }

    private LiteralArgumentBuilder<FabricClientCommandSource> server() {
        return ClientCommands.literal("server")
            .then(ClientCommands.literal("allow").executes(context -> run(context, () -> allow(true))))
            .then(ClientCommands.literal("forbid").executes(context -> run(context, () -> allow(false))));
    }

    private Component use(String text) {
        String used = actions.prompt(text);
        return used.isEmpty()
            ? Component.translatable("mirage.command.plain")
            : Component.translatable("mirage.command.prompt", used);
    }

    private Component connect(String address) {
        return Component.translatable("mirage.command.connect", actions.connect(address));
    }

    private Component enable(boolean on) {
        actions.preferences().setEnabled(on);
        actions.preferences().save();
        return Component.translatable(on ? "mirage.command.on" : "mirage.command.off");
    }

    private Component rules(boolean on) {
        actions.preferences().setRules(on);
        actions.preferences().save();
        return actions.rulesText();
    }

    private Component allow(boolean allowed) {
        actions.allowServer(allowed);
        return Component.translatable(
            allowed ? "mirage.command.server.allowed" : "mirage.command.server.forbidden", actions.here());
    }

    private static SuggestionProvider<FabricClientCommandSource> suggestions(
            Supplier<? extends Collection<String>> words) {
        return (context, builder) -> {
            String begun = builder.getRemaining().toLowerCase(Locale.ROOT);
            for (String word : words.get()) {
                if (word.toLowerCase(Locale.ROOT).startsWith(begun)) {
                    builder.suggest(word);
                }
            }
            return builder.buildFuture();
        };
    }

    /** Does what was asked and says the outcome; what the player got wrong comes back in words. */
    private static int run(CommandContext<FabricClientCommandSource> context, Supplier<Component> body) {
        try {
            Component answer = body.get();
            if (answer != null) {
                context.getSource().sendFeedback(answer);
            }
            return 1;
        } catch (Problem problem) {
            context.getSource().sendError(problem.words);
        } catch (IllegalArgumentException wrong) {
            context.getSource().sendError(Component.translatable("mirage.command.wrong", wrong.getMessage()));
        }
        return 0;
    }

    /** What is wrong, in the player's language. */
    static final class Problem extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Component words;

        Problem(Component words) {
            super(words.getString());
            this.words = words;
        }
    }
}
