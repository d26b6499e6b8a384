package mirage.core.wire;

import java.util.List;
import java.util.Map;

/** What a daemon sends. {@link Codec#decode} makes these from bytes, every value checked. */
public sealed interface DaemonMessage permits Welcome, DaemonMessage.Attached, DaemonMessage.Prompted,
    DaemonMessage.Credit, DaemonMessage.Styled, DaemonMessage.Stats, DaemonMessage.Refusal, DaemonMessage.Bye {

    /**
     * The answer to {@code attach}.
     *
     * @param session the session's number
     */
    record Attached(long session) implements DaemonMessage {
    }

    /**
     * The answer to {@code prompt}.
     *
     * @param promptId the number that frames of this prompt carry
     * @param text     the prompt as it was understood
     */
    record Prompted(long promptId, String text) implements DaemonMessage {
    }

    /**
     * The daemon will soon use more frames.
     *
     * @param frames how many more, 1 to 8
     */
    record Credit(int frames) implements DaemonMessage {
    }

    /**
     * The header of a restyled frame; its pixels follow as a part of their own.
     *
     * @param seq      of the frame that it was made from
     * @param width    pixels
     * @param height   pixels
     * @param format   how the pixels are laid out
     * @param bottomUp whether the first row is the lowest
     * @param promptId the prompt that it shows
     * @param steps    denoising steps taken; 0: the frame as it came
     * @param stages   time spent, in milliseconds
     * @param pose     the camera of the frame, or null
     */
    record Styled(long seq, int width, int height, PixelFormat format, boolean bottomUp, long promptId, int steps,
                  Stages stages, Pose pose) implements DaemonMessage {
    }

    /**
     * The daemon's figures.
     *
     * @param backend  what restyles
     * @param model    which model
     * @param device   where it runs
     * @param uptimeS  seconds since it started
     * @param sessions one for each session
     */
    record Stats(String backend, String model, String device, double uptimeS, List<SessionFigures> sessions)
        implements DaemonMessage {
        /** Keeps a copy of the list. */
        public Stats {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * One session in {@link Stats}.
     *
     * @param session its number
     * @param name    who plays
     * @param prompt  its style, cut short where it is long
     * @param width   pixels of its frames
     * @param height  pixels of its frames
     * @param frames  frames restyled
     * @param dropped frames overtaken
     * @param fps     frames a second
     * @param steps   denoising steps a frame
     * @param stages  from the name of a stage to its times
     */
    record SessionFigures(long session, String name, String prompt, long width, long height, long frames,
                          long dropped, double fps, double steps, Map<String, StageFigures> stages) {
        /** Keeps a copy of the map. */
        public SessionFigures {
            stages = Map.copyOf(stages);
        }
    }

    /**
     * Percentiles of one stage.
     *
     * @param p50Ms half of the frames were faster
     * @param p95Ms 95 of 100 were faster
     * @param p99Ms 99 of 100 were faster
     */
    record StageFigures(double p50Ms, double p95Ms, double p99Ms) {
    }

    /**
     * Something was refused.
     *
     * @param code    an error code of the protocol; an unknown one means {@code internal}
     * @param message what is wrong, for people
     * @param fix     what to do about it, or empty
     * @param seq     the frame that it is about, or null
     */
    record Refusal(String code, String message, String fix, Long seq) implements DaemonMessage {
    }

    /**
     * The daemon ends the session.
     *
     * @param reason for people, or empty
     */
    record Bye(String reason) implements DaemonMessage {
    }
}
