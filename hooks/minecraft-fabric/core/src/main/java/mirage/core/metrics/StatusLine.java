package mirage.core.metrics;

/**
 * The one line of figures, such as {@code Mirage: steampunk · 34 fps · age 62/95 ms · read 2 send 3 queue 4 model 28
 * show 1 · base on NVIDIA H100}. A new text is made at most four times a second, for faster figures cannot be read; in
 * between the same text is returned and nothing is allocated. One thread at a time (the render thread).
 */
public final class StatusLine {
    private static final long LEAST_NS = 250_000_000L;
    private static final int MOST_PROMPT = 40;

    private final FrameFigures figures;
    private String text = "";
    private long madeNs;
    private boolean made;

    /** A line about these figures. */
    public StatusLine(FrameFigures figures) {
        this.figures = figures;
    }

    /**
     * The line, while the connection stands.
     *
     * @param prompt what is shown; empty for the game as it is
     * @param model what restyles; may be empty
     * @param device what it runs on; may be empty
     * @param note a word to the end, such as that flicker is held back; may be empty
     */
    public String text(long nowNs, String prompt, String model, String device, String note) {
        if (isDue(nowNs)) {
            text = figures(nowNs, prompt) + origin(model, device) + (note.isEmpty() ? "" : " · " + note);
        }
        return text;
    }

    /** The line while there is nothing to measure, such as why there is no connection. */
    public String message(long nowNs, String message) {
        if (isDue(nowNs)) {
            text = "Mirage: " + message;
        }
        return text;
    }

    /** Makes a new text with the next call: something happened that the player waits to see. */
    public void refresh() {
        made = false;
    }

    private boolean isDue(long nowNs) {
        if (made && nowNs - madeNs < LEAST_NS) {
            return false;
        }
        made = true;
        madeNs = nowNs;
        return true;
    }

    private String figures(long nowNs, String prompt) {
        StringBuilder line = new StringBuilder(160).append("Mirage: ");
        line.append(prompt.isEmpty() ? "the game as it is" : shortened(prompt));
        if (figures.ageMs().count() == 0) {
            return line.append(" · waiting for the first styled frame").toString();
        }
        line.append(" · ").append(Math.round(figures.fps(nowNs))).append(" fps · age ");
        line.append(Math.round(figures.ageMs().at(50))).append('/').append(Math.round(figures.ageMs().at(95)));
        line.append(" ms · read ").append(median(figures.captureMs()));
        line.append(" send ").append(median(figures.transportMs()) + median(figures.encodeMs()));
        line.append(" queue ").append(median(figures.queueMs()));
        line.append(" model ").append(median(figures.modelMs()));
        line.append(" show ").append(median(figures.showMs()));
        return line.toString();
    }

    private static long median(Percentiles values) {
        return values.count() == 0 ? 0 : Math.round(values.at(50));
    }

    private static String origin(String model, String device) {
        return model.isEmpty() ? "" : " · " + model + (device.isEmpty() ? "" : " on " + device);
    }

    private static String shortened(String prompt) {
        if (prompt.codePointCount(0, prompt.length()) <= MOST_PROMPT) {
            return prompt;
        }
        return prompt.substring(0, prompt.offsetByCodePoints(0, MOST_PROMPT - 1)).strip() + "…";
    }
}
