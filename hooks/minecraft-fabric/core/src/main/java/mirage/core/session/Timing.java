package mirage.core.session;

/**
 * How patient a session is; tests are less so.
 *
 * @param firstPauseMs   before the first attempt to connect again
 * @param longestPauseMs no pause is longer
 * @param steadyMs       a connection that lasted so long was no accident: the next pause is the first again
 * @param answerMs       a daemon that greets later than this is asked again
 * @param silenceMs      with a frame waiting and no sign of life, ask whether the session still exists
 * @param eventLifeMs    an event of before the connection is news for this long
 */
record Timing(long firstPauseMs, long longestPauseMs, long steadyMs, long answerMs, long silenceMs, long eventLifeMs) {
    static final Timing DEFAULT = new Timing(50, 2_000, 5_000, 5_000, 5_000, 2_000);

    static long ns(long ms) {
        return ms * 1_000_000L;
    }
}
