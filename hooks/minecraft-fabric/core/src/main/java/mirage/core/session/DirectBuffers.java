package mirage.core.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Direct buffers of exactly the wanted capacity, used again; ZeroMQ writes and reads such buffers without a copy. Any
 * thread. Holds a bounded number; the rest is left to the garbage collector.
 */
final class DirectBuffers {
    private final int most;
    private final List<ByteBuffer> idle;
    private long made;

    DirectBuffers(int most) {
        this.most = most;
        this.idle = new ArrayList<>(most);
    }

    /** A buffer, cleared; what it holds is arbitrary. */
    ByteBuffer take(int capacity) {
        synchronized (this) {
            for (int i = idle.size() - 1; i >= 0; i--) {
                if (idle.get(i).capacity() == capacity) {
                    ByteBuffer found = idle.remove(i);
                    found.clear();
                    return found;
                }
            }
            made++;
        }
        return ByteBuffer.allocateDirect(capacity).order(ByteOrder.nativeOrder());
    }

    /** The buffer may be used again. */
    synchronized void giveBack(ByteBuffer buffer) {
        if (idle.size() >= most) {
            idle.remove(0);  // the size that has been out of use for longest
        }
        idle.add(buffer);
    }

    /** How many buffers had to be made so far. */
    synchronized long made() {
        return made;
    }
}
