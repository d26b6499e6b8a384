package mirage.fabric;

import java.util.function.BooleanSupplier;
import mirage.core.metrics.FrameFigures;
import mirage.core.session.Session;
import mirage.core.session.StyledFrame;
import mirage.core.view.CameraPose;
import mirage.core.view.FlickerGuard;
import mirage.core.view.OverlayPolicy;
import mirage.core.view.PoseHistory;
import mirage.core.view.Reprojection;
import mirage.core.wire.Stages;
import mirage.fabric.gfx.Gfx;
import net.minecraft.client.Minecraft;
import net.minecraft.client.gui.GuiGraphicsExtractor;

/**
 * Lays the newest styled frame over the game and under the HUD, turned to where the player looks now. Registered as the
 * first HUD element, so it also works with the HUD hidden. Render thread; nothing is allocated from frame to frame.
 */
final class Overlay {
    private final Session session;
    private final Gfx gfx;
    private final Preferences preferences;
    private final PoseHistory poses;
    private final RawAreas areas;
    private final BooleanSupplier comparing;
    private final FrameFigures figures;
    private final OverlayPolicy policy;
    private final FlickerGuard guard = new FlickerGuard();
    private final Reprojection mesh = new Reprojection();
    private final CameraPose from = new CameraPose();
    private final CameraPose to = new CameraPose();
    private boolean shown;
    private boolean hasPose;
    private boolean bottomUp;
    private double aspect;
    private long shownSeq = -1;
    private long capturedNs;
    private long cutNs;
    private boolean wasCut;

    /**
     * Wires it up.
     *
     * @param poses the poses of the frames sent, for answers without one
     * @param areas of the screen that stay raw
     * @param comparing whether the plain game is to be seen now
     * @param figures gets the ages
     */
    Overlay(Session session, Gfx gfx, Preferences preferences, PoseHistory poses, RawAreas areas,
            BooleanSupplier comparing, FrameFigures figures) {
        this.session = session;
        this.gfx = gfx;
        this.preferences = preferences;
        this.poses = poses;
        this.areas = areas;
        this.comparing = comparing;
        this.figures = figures;
        policy = new OverlayPolicy(preferences.limits());
    }

    /** The player changed settings. */
    void settingsChanged() {
        policy.limits(preferences.limits());
        gfx.smoothScaling(preferences.smoothScaling());
    }

    /** Whether flicker is being held back. */
    boolean isCalming(long nowNs) {
        return preferences.flickerGuard() && guard.isCalming(nowNs);
    }

    /** What was before this moment is not to be seen any more: another place, another world. */
    void cut(long nowNs) {
        cutNs = nowNs;
        wasCut = true;
        shown = false;
        guard.reset();
    }

    /** The connection is gone: its figures say nothing about the next. */
    void lost() {
        policy.lost();
        figures.clear();
    }

    /** The number of the frame that is on the screen, or -1. */
    long shownSeq() {
        return shown ? shownSeq : -1;
    }

    /** Draws; called while the game collects its HUD, when the camera of this frame stands already. */
    void draw(Minecraft minecraft, GuiGraphicsExtractor gui, long nowNs) {
        boolean guarded = preferences.flickerGuard();
        takeNewest(guarded, nowNs);
        boolean world = minecraft.level != null && minecraft.player != null;
        double ageMs = shown ? (nowNs - capturedNs) / 1e6 : Double.NaN;
        boolean warpable = !shown || warp(minecraft, gui);
        double fade = policy.step(nowNs, ageMs, world && preferences.enabled(), warpable);
        if (guarded) {
            fade = guard.fade(fade, nowNs);
        }
        double opacity = OverlayPolicy.shown(fade, preferences.opacity(), comparing.getAsBoolean());
        if (!shown || opacity <= 0.0) {
            return;
        }
        gfx.beginFrame();
        int argb = OverlayPolicy.argb(opacity);
        int count = areas.update(gui.guiWidth(), gui.guiHeight());
        for (int i = 0; i < count; i++) {
            gfx.drawMesh(gui, mesh.corners(), mesh.columns(), mesh.rows(), bottomUp, argb,
                areas.side(i, 0), areas.side(i, 1), areas.side(i, 2), areas.side(i, 3));
        }
    }

    private void takeNewest(boolean guarded, long nowNs) {
        StyledFrame frame = session.takeStyled();
        if (frame == null) {
            return;
        }
        try {
            boolean old = frame.seq <= shownSeq || wasCut && frame.capturedNs - cutNs < 0;
            if (old || guarded && !admits(frame, nowNs)) {
                return;
            }
            gfx.upload(frame);
            keep(frame);
            double ageMs = (nowNs - frame.capturedNs) / 1e6;
            policy.arrived(ageMs);
            Stages stages = frame.stages;
            figures.arrived(frame.receivedNs, stages.captureMs(), stages.transportMs(), stages.queueMs(),
                stages.modelMs(), stages.encodeMs());
            figures.shown(ageMs, (nowNs - frame.receivedNs) / 1e6);
        } finally {
            session.giveBack(frame);
        }
    }

    private boolean admits(StyledFrame frame, long nowNs) {
        if (frame.hasPose) {
            guard.looking(frame.yawDeg, frame.pitchDeg);
        }
        return guard.admit(frame.pixels, frame.width, frame.height, nowNs);
    }

    private void keep(StyledFrame frame) {
        shown = true;
        shownSeq = frame.seq;
        capturedNs = frame.capturedNs;
        bottomUp = frame.bottomUp;
        aspect = (double) frame.width / frame.height;
        hasPose = frame.hasPose;
        if (hasPose) {
            from.set(frame.x, frame.y, frame.z, frame.yawDeg, frame.pitchDeg, frame.rollDeg, frame.fovYDeg);
        } else {
            hasPose = poses.find(frame.seq, from);
        }
    }

    private boolean warp(Minecraft minecraft, GuiGraphicsExtractor gui) {
        if (!hasPose || !preferences.reprojection() || !GameCamera.read(minecraft, to)) {
            mesh.reset();
            return true;
        }
        return mesh.update(from, aspect, to, (double) gui.guiWidth() / gui.guiHeight());
    }
}
