package mirage.fabric;

import java.util.function.BooleanSupplier;
import mirage.core.session.FrameSlot;
import mirage.core.session.Session;
import mirage.core.view.CameraPose;
import mirage.core.view.PoseHistory;
import mirage.core.wire.ResetReason;
import mirage.fabric.gfx.Gfx;
import net.minecraft.client.Minecraft;
import net.minecraft.client.multiplayer.ClientLevel;
import net.minecraft.client.player.LocalPlayer;
import org.joml.Matrix4f;

/**
 * Reads frames back after the world is drawn and before the HUD is, at most so many a second, and says when one does
 * not continue the one before. Render thread; nothing here waits, and nothing is allocated from frame to frame.
 */
final class Capture implements Gfx.Captured {
    private final Session session;
    private final Gfx gfx;
    private final Preferences preferences;
    private final PoseHistory poses;
    private final Overlay overlay;
    private final HeldKeys keys;
    private final BooleanSupplier paused;
    private final WorldDepth depth;
    private final CutWatch cuts = new CutWatch();
    private final TurnCounter turns = new TurnCounter();
    private final CameraPose pose = new CameraPose();
    private long dueNs;
    private boolean started;
    private boolean resting;
    private boolean early;
    private boolean chosen;

    /**
     * Wires it up.
     *
     * @param poses gets the pose of each frame read
     * @param overlay is told of cuts
     * @param keys what the player holds
     * @param paused whether no frame is wanted now: a private screen is open, or nobody asks for a style
     */
    Capture(Session session, Gfx gfx, Preferences preferences, PoseHistory poses, Overlay overlay, HeldKeys keys,
            BooleanSupplier paused) {
        this.session = session;
        this.gfx = gfx;
        this.preferences = preferences;
        this.poses = poses;
        this.overlay = overlay;
        this.keys = keys;
        this.paused = paused;
        depth = new WorldDepth(gfx, this::chooseEarly);
    }

    /** The game is about to draw the world with this projection. */
    void projecting(Matrix4f projection) {
        if (preferences.sharesDepth()) {
            depth.project(projection);
        }
    }

    /** The world is drawn and the hand is not: the last moment at which there is depth. */
    void beforeHand() {
        if (preferences.sharesDepth()) {
            depth.keep();
        }
    }

    /** Depth is kept before the frame is read: whether it will be read has to be known then. */
    private boolean chooseEarly() {
        early = true;
        chosen = !resting && isWanted(System.nanoTime());
        return chosen;
    }

    /** The world is drawn. */
    void afterWorld(Minecraft minecraft, long nowNs) {
        try {
            readFrame(minecraft, nowNs);
        } finally {
            early = false;
            depth.endFrame();
        }
    }

    private void readFrame(Minecraft minecraft, long nowNs) {
        ClientLevel level = minecraft.level;
        LocalPlayer player = minecraft.player;
        if (level == null || player == null) {
            leave();
            return;
        }
        if (!GameCamera.read(minecraft, pose)) {
            return;
        }
        look(minecraft, level, player, nowNs);
        if (!preferences.enabled() || paused.getAsBoolean() || minecraft.getWindow().isIconified()) {
            resting = true;
            return;
        }
        if (resting) {
            resting = false;
            turns.clear(); // the motion of the rest is not that of the first frame
            session.reset(ResetReason.CUT);
        }
        if (early ? !chosen : !isWanted(nowNs)) {
            return;
        }
        FrameSlot slot = session.borrow();
        if (slot != null) {
            fill(slot, minecraft);
            start(slot, nowNs);
        }
    }

    /** There is no world any more. */
    void leave() {
        cuts.clear();
        turns.jump();
    }

    private void look(Minecraft minecraft, ClientLevel level, LocalPlayer player, long nowNs) {
        boolean detached = minecraft.gameRenderer.mainCamera().isDetached();
        ResetReason reason = cuts.check(level, level.dimension(), player, detached, pose.x, pose.y, pose.z, nowNs);
        if (reason == null && ApiBridge.takeReset()) {
            reason = ResetReason.CUT;
        }
        if (reason != null) {
            turns.jump();
            poses.clear();
            overlay.cut(nowNs);
            session.reset(reason);
        }
        turns.add(pose.yawDeg, pose.pitchDeg);
    }

    private boolean isWanted(long nowNs) {
        return isDue(nowNs) && session.wantsFrame();
    }

    private boolean isDue(long nowNs) {
        // A frame may come a little early, so that 60 a second of a game at 60 a second means every frame.
        return !started || nowNs - dueNs >= -stepNs() / 4;
    }

    private long stepNs() {
        return 1_000_000_000L / preferences.captureFps();
    }

    private void fill(FrameSlot slot, Minecraft minecraft) {
        slot.capturedNs = System.nanoTime(); // after a reset of this frame, or the session takes it for older
        slot.setPose(pose);
        if (preferences.sharesControls()) {
            slot.keys = keys.read(minecraft.options);
            slot.mouseDx = turns.dx();
            slot.mouseDy = turns.dy();
        }
    }

    private void start(FrameSlot slot, long nowNs) {
        boolean accepted = false;
        try {
            accepted = gfx.capture(slot, preferences.shrinkWidth(), preferences.shrinkHeight(), this);
        } finally {
            if (!accepted) {
                session.giveBack(slot);
            }
        }
        if (accepted) {
            if (preferences.sharesDepth()) {
                depth.read(slot);
            }
            turns.clear();
            poses.add(slot.seq, nowNs, pose);
            long stepNs = stepNs();
            dueNs = started && nowNs - dueNs < stepNs ? dueNs + stepNs : nowNs + stepNs;
            started = true;
        }
    }

    @Override
    public void done(FrameSlot slot) {
        session.offer(slot);
    }

    @Override
    public void failed(FrameSlot slot) {
        session.giveBack(slot);
    }
}
