package mirage.core.rules;

import java.util.Arrays;
import java.util.List;
import mirage.core.game.GameState;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptDesk;

/**
 * The player's rules at work: each tick they look at the game and set or release the prompt of the source
 * {@link Prompt#SOURCE_RULES}. One thread (the client's). {@link RulesFile} reads them.
 */
public final class Rules {
    private final List<Rule> rules;
    /** Ticks for which a rule's situation has differed from whether the rule is active. */
    private final int[] differing;
    private final boolean[] active;
    /** Ticks left for which an event of this rule counts. */
    private final int[] eventTicks;
    private int shown = -1;

    /** Rules in the order of the file; none is active yet. */
    public Rules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        differing = new int[this.rules.size()];
        active = new boolean[this.rules.size()];
        eventTicks = new int[this.rules.size()];
    }

    /** The rules, in the order of the file. */
    public List<Rule> rules() {
        return rules;
    }

    /** Something with this name happened, such as {@code hurt} or {@code died}; counts from the next tick on. */
    public void event(String name) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (name.equals(rule.when().event())) {
                eventTicks[i] = Math.max(1, rule.holdTicks());
            }
        }
    }

    /** Looks at the game; call it once a tick. Returns the rule that counts now, or null. Allocates nothing. */
    public Rule tick(GameState state) {
        int best = -1;
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            boolean holds = rule.when().holds(state, eventTicks[i] > 0);
            if (eventTicks[i] > 0) {
                eventTicks[i]--;
            }
            differing[i] = holds == active[i] ? 0 : differing[i] + 1;
            // An event is a moment and begins at once; its own hold time keeps it from flapping.
            int needed = rule.when().event() != null ? 0 : rule.forTicks();
            if (differing[i] > needed) {
                active[i] = holds;
                differing[i] = 0;
            }
            if (active[i] && (best < 0 || rule.priority() > rules.get(best).priority())) {
                best = i;
            }
        }
        shown = best;
        return best < 0 ? null : rules.get(best);
    }

    /** One tick: looks at the game and brings the desk in line. */
    public void tick(GameState state, PromptDesk desk) {
        int before = shown;
        Rule rule = tick(state);
        if (before == shown) {
            return;
        }
        if (rule == null) {
            desk.release(Prompt.SOURCE_RULES);
        } else {
            desk.set(new Prompt(
                    Prompt.SOURCE_RULES, Prompt.PRIORITY_RULES, rule.prompt(), rule.strength(), rule.blendTicks()), 0);
        }
    }

    /** Switches the rules off: releases what they held and forgets what they saw. */
    public void stop(PromptDesk desk) {
        Arrays.fill(active, false);
        Arrays.fill(differing, 0);
        Arrays.fill(eventTicks, 0);
        shown = -1;
        desk.release(Prompt.SOURCE_RULES);
    }
}
