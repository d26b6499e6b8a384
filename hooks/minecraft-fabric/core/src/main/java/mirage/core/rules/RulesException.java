package mirage.core.rules;

/** A rules file is wrong; the message says where, what, and what to do, in words for the player. */
public final class RulesException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int rule;

    /**
     * What is wrong.
     *
     * @param file its name
     * @param line from 1, or 0 where unknown
     * @param rule the rule's number from 1, or 0 for the file as a whole
     */
    RulesException(String file, int line, int rule, String what) {
        super(file + (line > 0 ? ", line " + line : "") + (rule > 0 ? ", rule " + rule : "") + ": " + what);
        this.line = line;
        this.rule = rule;
    }

    /** The line from 1, or 0 where unknown. */
    public int line() {
        return line;
    }

    /** The rule's number from 1, or 0 for the file as a whole. */
    public int rule() {
        return rule;
    }
}
