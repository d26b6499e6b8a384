package mirage.core.wire;

import java.io.IOException;
import mirage.core.wire.ClientMessage.Controls;
import mirage.core.wire.ClientMessage.DepthSize;
import mirage.core.wire.ClientMessage.Frame;
import mirage.core.wire.ClientMessage.Gamepad;

/** The header of a frame, which is made many times a second. */
final class FrameEncoder {
    private FrameEncoder() {
    }

    static void encode(Packer packer, Frame frame) throws IOException {
        packer.type("frame", 11);
        packer.integer("seq", Checks.count("seq", frame.seq()));
        packer.integer("width", Checks.side("width", frame.width()));
        packer.integer("height", Checks.side("height", frame.height()));
        Checks.area(frame.width(), frame.height());
        packer.name("format");
        packer.name(frame.format().wireName());
        packer.flag("bottom_up", frame.bottomUp());
        packer.number("capture_ms", Checks.duration("capture_ms", frame.captureMs()));
        packer.number("age_ms", Checks.duration("age_ms", frame.ageMs()));
        pose(packer, frame.pose());
        controls(packer, frame.controls());
        depth(packer, frame.depth());
    }

    private static void pose(Packer packer, Pose pose) throws IOException {
        if (pose == null) {
            packer.nil("pose");
            return;
        }
        packer.map("pose", 7);
        packer.number("x", Checks.coordinate("pose.x", pose.x()));
        packer.number("y", Checks.coordinate("pose.y", pose.y()));
        packer.number("z", Checks.coordinate("pose.z", pose.z()));
        packer.number("yaw_deg", Checks.coordinate("pose.yaw_deg", pose.yawDeg()));
        packer.number("pitch_deg", Checks.coordinate("pose.pitch_deg", pose.pitchDeg()));
        packer.number("roll_deg", Checks.coordinate("pose.roll_deg", pose.rollDeg()));
        Checks.fieldOfView("pose.fov_y_deg", pose.fovYDeg());
        packer.number("fov_y_deg", pose.fovYDeg());
    }

    private static void controls(Packer packer, Controls controls) throws IOException {
        if (controls == null) {
            packer.nil("controls");
            return;
        }
        packer.map("controls", 4);
        packer.array("keys", Codec.checked("controls.keys", controls.keys().size(), Limits.MAX_KEYS));
        for (String key : controls.keys()) {
            packer.text(Texts.checkKey(key));
        }
        packer.number("mouse_dx", Checks.coordinate("controls.mouse_dx", controls.mouseDx()));
        packer.number("mouse_dy", Checks.coordinate("controls.mouse_dy", controls.mouseDy()));
        gamepad(packer, controls.gamepad());
    }

    private static void gamepad(Packer packer, Gamepad gamepad) throws IOException {
        if (gamepad == null) {
            packer.nil("gamepad");
            return;
        }
        packer.map("gamepad", 2);
        packer.array("axes", Codec.checked("gamepad.axes", gamepad.axes().size(), Limits.MAX_AXES));
        for (double axis : gamepad.axes()) {
            packer.number(Checks.range("gamepad.axes", axis, -1.0, 1.0));
        }
        packer.array("buttons", Codec.checked("gamepad.buttons", gamepad.buttons().size(), Limits.MAX_BUTTONS));
        for (boolean button : gamepad.buttons()) {
            packer.flag(button);
        }
    }

    private static void depth(Packer packer, DepthSize depth) throws IOException {
        if (depth == null) {
            packer.nil("depth");
            return;
        }
        packer.map("depth", 2);
        packer.integer("width", Checks.side("depth.width", depth.width()));
        packer.integer("height", Checks.side("depth.height", depth.height()));
        Checks.area(depth.width(), depth.height());
    }
}
