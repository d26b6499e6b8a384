package mirage.core.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mirage.core.wire.DaemonMessage.Attached;
import mirage.core.wire.DaemonMessage.Bye;
import mirage.core.wire.DaemonMessage.Credit;
import mirage.core.wire.DaemonMessage.Prompted;
import mirage.core.wire.DaemonMessage.Refusal;
import mirage.core.wire.DaemonMessage.SessionFigures;
import mirage.core.wire.DaemonMessage.StageFigures;
import mirage.core.wire.DaemonMessage.Stats;
import mirage.core.wire.DaemonMessage.Styled;

/** Header bytes from a daemon to checked messages. */
final class DaemonDecoder {
    private DaemonDecoder() {
    }

    static DaemonMessage decode(byte[] header) {
        Fields fields = Fields.of(HeaderParser.parse(header));
        String type = fields.free("type");
        return switch (type) {
            case "welcome" -> welcome(fields);
            case "attached" -> new Attached(fields.count("session"));
            case "prompted" -> new Prompted(fields.count("prompt_id"), fields.free("text"));
            case "credit" -> new Credit(fields.integer("frames", 1, Limits.MAX_CREDIT));
            case "styled" -> styled(fields);
            case "stats" -> stats(fields);
            case "error" -> new Refusal(fields.plain("code"), fields.free("message"), fields.free("fix", ""),
                fields.countOrNull("seq"));
            case "bye" -> new Bye(fields.plain("reason", ""));
            default -> throw new WireException("unknown_type", "No message of this `type` goes this way.",
                "See docs/protocol.md for the messages of version 1.");
        };
    }

    private static Welcome welcome(Fields fields) {
        long version = fields.count("version");
        if (version != Limits.PROTOCOL_VERSION) {  // first: another version may have other fields
            throw new WireException("version", "The daemon speaks version " + version
                + " of the protocol; this side speaks version " + Limits.PROTOCOL_VERSION + ".",
                "Install the same release of Mirage and of the mod.");
        }
        Fields limits = fields.inner("limits");
        return new Welcome(version, fields.count("session"), fields.plain("token"), fields.plains("features"),
            fields.plains("formats"),
            new Welcome.Accepted(limits.count("max_side"), limits.count("max_pixels"),
                limits.count("max_payload_bytes"), limits.count("max_prompt")),
            fields.plain("backend"), fields.plain("model"), fields.plain("device"), fields.free("prompt"),
            fields.count("prompt_id"), fields.range("strength", 0.0, 1.0));
    }

    private static Styled styled(Fields fields) {
        Styled styled = new Styled(fields.count("seq"), fields.side("width"), fields.side("height"),
            fields.format("format"), fields.flag("bottom_up", false), fields.count("prompt_id", 0),
            fields.integer("steps", 0, Limits.MAX_STEPS, 0), stages(fields), pose(fields.innerOrNull("pose")));
        Checks.area(styled.width(), styled.height());
        return styled;
    }

    private static Stages stages(Fields fields) {
        if (!fields.has("stages")) {
            return Stages.NONE;
        }
        Fields stages = fields.inner("stages");
        return new Stages(stages.duration("capture_ms", 0), stages.duration("transport_ms", 0),
            stages.duration("queue_ms", 0), stages.duration("model_ms", 0), stages.duration("encode_ms", 0));
    }

    private static Pose pose(Fields pose) {
        if (pose == null) {
            return null;
        }
        double rollDeg = pose.has("roll_deg") ? pose.coordinate("roll_deg") : 0.0;
        double fovYDeg = pose.has("fov_y_deg") ? pose.number("fov_y_deg") : 70.0;
        Checks.fieldOfView("pose.fov_y_deg", fovYDeg);
        return new Pose(pose.coordinate("x"), pose.coordinate("y"), pose.coordinate("z"), pose.coordinate("yaw_deg"),
            pose.coordinate("pitch_deg"), rollDeg, fovYDeg);
    }

    private static Stats stats(Fields fields) {
        List<SessionFigures> sessions = new ArrayList<>();
        for (Fields one : fields.maps("sessions", Limits.MAX_SESSIONS)) {
            sessions.add(new SessionFigures(one.count("session"), one.plain("name"), one.free("prompt"),
                one.count("width"), one.count("height"), one.count("frames"), one.count("dropped"),
                one.range("fps", 0.0, Double.MAX_VALUE), one.range("steps", 0.0, Double.MAX_VALUE),
                stageFigures(one.inner("stages"))));
        }
        return new Stats(fields.plain("backend"), fields.plain("model"), fields.plain("device"),
            fields.range("uptime_s", 0.0, Double.MAX_VALUE), sessions);
    }

    private static Map<String, StageFigures> stageFigures(Fields stages) {
        Map<String, StageFigures> figures = new HashMap<>();
        for (String stage : stages.names()) {
            Fields one = stages.inner(stage);
            figures.put(stage, new StageFigures(one.duration("p50_ms"), one.duration("p95_ms"),
                one.duration("p99_ms")));
        }
        return figures;
    }
}
