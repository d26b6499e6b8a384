package mirage.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class FrameSlotTest {
    @Test
    void roomForDepthIsUsedAgain() {
        FrameSlot slot = new FrameSlot();
        ByteBuffer first = slot.ensureDepth(64, 36);
        assertEquals(4 * 64 * 36, first.remaining());
        assertEquals(ByteOrder.nativeOrder(), first.order());
        assertSame(first, slot.depth);
        assertTrue(slot.lens.set(new float[] {1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0.001f, -1, 0, 0, 0.05f, 0}));
        slot.clear(7);
        assertNull(slot.depth, "the next frame may have none");
        assertFalse(slot.lens.isUsable());
        assertSame(first, slot.ensureDepth(32, 18), "smaller");
        assertEquals(4 * 32 * 18, slot.depth.remaining());
        assertEquals(32, slot.depthWidth);
        assertEquals(18, slot.depthHeight);
        assertNotSame(first, slot.ensureDepth(128, 72), "larger");
    }
}
