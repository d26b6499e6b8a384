package mirage.core.view;

/**
 * How opaque the styled picture is over the game: from its age, whether it can be warped, and what the player wants.
 *
 * <p>The clock is handed in, so a test can play any time. Nothing is allocated. One thread at a time (the render
 * thread).
 *
 * <p>Per drawn frame: {@code fade = policy.step(...)}, then the flicker guard if it is on, then
 * {@link #shown(double, double, boolean)}.
 */
public final class OverlayPolicy {
    /** However slow the engine, a styled picture older than this is never shown. */
    public static final double LONGEST_MS = 2000.0;

    /**
     * When a styled picture counts as too old, and how gently the game takes its place.
     *
     * @param startMs age at which the picture begins to fade
     * @param goneMs age at which nothing of it is left; more than {@code startMs}
     * @param fadeInMs time a full fade-in takes
     * @param fadeOutMs time a full fade-out takes when the picture was switched off or cannot be warped
     */
    public record Limits(double startMs, double goneMs, double fadeInMs, double fadeOutMs) {
        public static final Limits DEFAULTS = new Limits(250.0, 600.0, 250.0, 150.0);

        /** Checks the numbers. */
        public Limits {
            if (!(startMs >= 0.0 && goneMs > startMs && goneMs <= 60_000.0)) {
                throw new IllegalArgumentException("a fade must start at 0 ms or later and end after it started");
            }
            if (!(fadeInMs > 0.0 && fadeOutMs > 0.0)) {
                throw new IllegalArgumentException("fading takes some time: give more than 0 ms");
            }
        }
    }

    /** An engine that is steadily slow is no stall: fading starts at this many times the usual age at the earliest. */
    private static final double SLOW_FACTOR = 2.0;
    private static final double USUAL_SHARE = 0.1;

    private Limits limits;
    private double usualAgeMs;
    private double fade;
    private long steppedNs;
    private boolean stepped;

    /** A policy with these limits. */
    public OverlayPolicy(Limits limits) {
        this.limits = limits;
    }

    /** Takes other limits from now on. */
    public void limits(Limits changed) {
        limits = changed;
    }

    /** A styled picture came that shows the world of {@code ageMs} ago. */
    public void arrived(double ageMs) {
        if (ageMs >= 0.0 && ageMs < LONGEST_MS) {
            usualAgeMs += (ageMs - usualAgeMs) * (usualAgeMs == 0.0 ? 1.0 : USUAL_SHARE);
        }
    }

    /** The connection is gone: what was usual says nothing about what comes. */
    public void lost() {
        usualAgeMs = 0.0;
    }

    /**
     * Moves the fade on; call it once a drawn frame.
     *
     * @param nowNs a monotonic clock
     * @param ageMs how long ago the world looked as the newest styled picture shows it; NaN where there is none
     * @param wanted whether the overlay is switched on, the connection stands and there is a world to be seen
     * @param warpable what {@link Reprojection#update} said, or true where the warp is off
     * @return how much of the styled picture shows, 0..1, before opacity and the compare key
     */
    public double step(long nowNs, double ageMs, boolean wanted, boolean warpable) {
        double passedMs = stepped ? Math.max(0.0, (nowNs - steppedNs) / 1e6) : 0.0;
        steppedNs = nowNs;
        stepped = true;
        double target = wanted && warpable ? byAge(ageMs) : 0.0;
        if (Double.isNaN(ageMs)) {
            fade = 0.0; // there is nothing that could be faded out
        } else if (target > fade) {
            fade = Math.min(target, fade + passedMs / limits.fadeInMs());
        } else {
            fade = Math.max(target, fade - passedMs / limits.fadeOutMs());
        }
        return fade;
    }

    /** The fade of the last {@link #step}, 0..1. */
    public double fade() {
        return fade;
    }

    /** The age in ms at which a picture begins to fade now: the limit, or more where the engine is steadily slow. */
    public double startMs() {
        return Math.max(limits.startMs(), Math.min(SLOW_FACTOR * usualAgeMs, latestStartMs()));
    }

    /** How much of a picture of this age is shown, 0..1, by the limits as they stand now. */
    public double byAge(double ageMs) {
        double startMs = startMs();
        return byAge(ageMs, startMs, startMs + limits.goneMs() - limits.startMs());
    }

    private double latestStartMs() {
        return LONGEST_MS - (limits.goneMs() - limits.startMs());
    }

    /** 1 up to {@code startMs}, 0 from {@code goneMs}, straight between; 0 for NaN. */
    public static double byAge(double ageMs, double startMs, double goneMs) {
        if (Double.isNaN(ageMs)) {
            return 0.0;
        }
        return Math.min(1.0, Math.max(0.0, (goneMs - ageMs) / (goneMs - startMs)));
    }

    /** The opacity to draw with, 0..1: nothing at all, at once, while the compare key is held. */
    public static double shown(double fade, double opacity, boolean comparing) {
        return comparing ? 0.0 : Math.min(1.0, Math.max(0.0, fade * opacity));
    }

    /** {@code opacity} 0..1 as white with that alpha, for drawing: 0xAARRGGBB. */
    public static int argb(double opacity) {
        int alpha = (int) Math.round(Math.min(1.0, Math.max(0.0, opacity)) * 255.0);
        return alpha << 24 | 0xFFFFFF;
    }
}
