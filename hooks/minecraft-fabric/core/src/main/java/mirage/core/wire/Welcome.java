package mirage.core.wire;

import java.util.List;

/**
 * The daemon's answer to {@code hello}: who it is and what it takes.
 *
 * @param version  of the protocol, always 1 here
 * @param session  the session's number
 * @param token    for {@code attach}; a secret of this session
 * @param features what the daemon can do beyond version 1
 * @param formats  names of the pixel formats that it takes
 * @param limits   what it accepts
 * @param backend  what restyles, for people
 * @param model    which model, for people
 * @param device   where it runs, for people
 * @param prompt   the style that holds until one is asked for
 * @param promptId its number
 * @param strength its strength, 0 to 1
 */
public record Welcome(long version, long session, String token, List<String> features, List<String> formats,
                      Accepted limits, String backend, String model, String device, String prompt, long promptId,
                      double strength) implements DaemonMessage {
    /** Keeps copies of the lists. */
    public Welcome {
        features = List.copyOf(features);
        formats = List.copyOf(formats);
    }

    /**
     * What a daemon accepts.
     *
     * @param maxSide         pixels of a width or height
     * @param maxPixels       pixels of a picture
     * @param maxPayloadBytes bytes of a picture
     * @param maxPrompt       characters of a prompt
     */
    public record Accepted(long maxSide, long maxPixels, long maxPayloadBytes, long maxPrompt) {
    }

    /** All but the token, which is nobody's business. */
    @Override
    public String toString() {
        return "Welcome[session=" + session + ", backend=" + backend + ", model=" + model + ", device=" + device + "]";
    }
}
