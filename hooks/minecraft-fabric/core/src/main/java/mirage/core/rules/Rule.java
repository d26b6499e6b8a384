package mirage.core.rules;

/**
 * A style for a situation. Immutable.
 *
 * @param name for people
 * @param when the situation
 * @param prompt the style, cleaned; empty for the game as it is
 * @param strength 0 to 1
 * @param blendTicks ticks over which it comes and goes
 * @param priority of all rules that apply the highest counts; among equals the one that stands first in the file
 * @param forTicks ticks that the situation must last before the rule begins, and be over before it ends, so that
 *     prompts do not flap at a border
 * @param holdTicks ticks for which an event counts after it happened
 */
public record Rule(
        String name,
        Condition when,
        String prompt,
        double strength,
        int blendTicks,
        int priority,
        int forTicks,
        int holdTicks) {}
