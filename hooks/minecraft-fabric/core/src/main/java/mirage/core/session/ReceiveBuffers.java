package mirage.core.session;

import java.nio.ByteBuffer;
import zmq.Msg;
import zmq.msg.MsgAllocator;

/** Gives ZeroMQ's I/O thread used buffers for the pixels that come in. */
final class ReceiveBuffers implements MsgAllocator {
    private static final int SMALL_BYTES = 16 * 1024;
    private static final int MOST = 6;

    private final DirectBuffers buffers = new DirectBuffers(MOST);

    @Override
    public Msg allocate(int size) {
        return size < SMALL_BYTES ? new Msg(size) : new Pooled(buffers.take(size));
    }

    /** The message has been read; its buffer may be used again. */
    void release(Msg message) {
        if (message instanceof Pooled pooled) {
            ByteBuffer buffer = pooled.owner;
            pooled.owner = null;
            if (buffer != null) {
                buffers.giveBack(buffer);
            }
        }
    }

    long made() {
        return buffers.made();
    }

    private static final class Pooled extends Msg {
        private ByteBuffer owner;

        Pooled(ByteBuffer owner) {
            super(owner);
            this.owner = owner;
        }
    }
}
