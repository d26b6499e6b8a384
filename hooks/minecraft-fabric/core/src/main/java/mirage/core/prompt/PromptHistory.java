package mirage.core.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * What the player typed before, the newest first, each only once; immutable.
 *
 * @param prompts at most {@link #MOST} cleaned texts
 */
public record PromptHistory(List<String> prompts) {
    /** Prompts kept. */
    public static final int MOST = 50;
    /** Nothing typed yet. */
    public static final PromptHistory EMPTY = new PromptHistory(List.of());

    /** Cleans, drops doubles and empty texts, and cuts to {@link #MOST}; what is no prompt is refused. */
    public PromptHistory {
        List<String> kept = new ArrayList<>();
        for (String text : prompts) {
            String cleaned = PromptText.clean(text);
            if (!cleaned.isEmpty() && kept.size() < MOST && !holds(kept, cleaned)) {
                kept.add(cleaned);
            }
        }
        prompts = List.copyOf(kept);
    }

    /** The history after this prompt was asked for: it stands first. */
    public PromptHistory with(String text) {
        List<String> longer = new ArrayList<>();
        longer.add(text);
        longer.addAll(prompts);
        return new PromptHistory(longer);
    }

    /** The history without this prompt. */
    public PromptHistory without(String text) {
        return new PromptHistory(prompts.stream().filter(held -> !held.equalsIgnoreCase(text)).toList());
    }

    private static boolean holds(List<String> prompts, String text) {
        return prompts.stream().anyMatch(held -> held.equalsIgnoreCase(text));
    }
}
