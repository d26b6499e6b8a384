package mirage.core.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a hook sends. {@link Codec#encode} checks the values and turns a message into bytes. */
public sealed interface ClientMessage {
    /**
     * First on the control connection.
     *
     * @param name     who this is, for people; plain text of at most 200 characters
     * @param features what the hook can do beyond version 1
     */
    record Hello(String name, List<String> features) implements ClientMessage {
        /** Keeps a copy of the list. */
        public Hello {
            features = List.copyOf(features);
        }
    }

    /**
     * First on the frame connection.
     *
     * @param token from {@link Welcome}
     */
    record Attach(String token) implements ClientMessage {
    }

    /**
     * The header of a rendered frame; its depth, if it has any, and its pixels follow as parts of their own.
     *
     * @param seq       the hook's number of the frame, growing
     * @param width     pixels
     * @param height    pixels
     * @param format    how the pixels are laid out
     * @param bottomUp  whether the first row is the lowest
     * @param captureMs how long reading the frame back took
     * @param ageMs     how old the frame is when it is sent
     * @param pose      the camera, or null
     * @param controls  what the player does, or null
     * @param depth     the size of the depth part, or null
     */
    record Frame(long seq, int width, int height, PixelFormat format, boolean bottomUp, double captureMs,
                 double ageMs, Pose pose, Controls controls, DepthSize depth) implements ClientMessage {
    }

    /**
     * What the player held when a frame was made.
     *
     * @param keys    W3C {@code event.code} names
     * @param mouseDx counts to the right since the frame sent before
     * @param mouseDy counts down since the frame sent before
     * @param gamepad a snapshot, or null
     */
    record Controls(List<String> keys, double mouseDx, double mouseDy, Gamepad gamepad) {
        /** Keeps a copy of the list. */
        public Controls {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A gamepad in the W3C standard layout.
     *
     * @param axes    at most 16, each from -1 to 1
     * @param buttons at most 64, true for held
     */
    record Gamepad(List<Double> axes, List<Boolean> buttons) {
        /** Keeps copies of the lists. */
        public Gamepad {
            axes = List.copyOf(axes);
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * The size of the depth part of a frame.
     *
     * @param width  values in a row
     * @param height rows
     */
    record DepthSize(int width, int height) {
    }

    /**
     * Asks for a style.
     *
     * @param request what is asked for
     * @param session whose style: null for this session's own, 0 for all, else a session's number
     */
    record Prompt(PromptRequest request, Long session) implements ClientMessage {
    }

    /**
     * Something happened in the game.
     *
     * @param name   such as {@code health}
     * @param fields texts, booleans, integers, floats or null
     */
    record Event(String name, Map<String, Object> fields) implements ClientMessage {
        /** Keeps a copy of the map, which may hold null values. */
        public Event {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * What comes next does not continue what was.
     *
     * @param reason why
     */
    record Reset(ResetReason reason) implements ClientMessage {
    }

    /** Asks for {@link DaemonMessage.Stats} once. */
    record Watch() implements ClientMessage {
    }

    /**
     * Ends the session.
     *
     * @param reason for people; plain text of at most 200 characters
     */
    record Bye(String reason) implements ClientMessage {
    }
}
