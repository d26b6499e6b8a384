package mirage.core.session;

/**
 * What a session has done since it was made.
 *
 * @param sent       frames given to the daemon
 * @param styled     restyled frames that were ready to be shown
 * @param dropped    frames replaced by newer ones before they were sent, and answers that came too late
 * @param errors     refusals by the daemon, and answers that made no sense
 * @param reconnects sessions with a daemon begun after the first
 */
public record Counters(long sent, long styled, long dropped, long errors, long reconnects) {
}
