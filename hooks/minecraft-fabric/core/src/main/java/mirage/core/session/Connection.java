package mirage.core.session;

import java.util.List;
import mirage.core.wire.ClientMessage;
import mirage.core.wire.Codec;
import mirage.core.wire.DaemonMessage;
import mirage.core.wire.Limits;
import mirage.core.wire.PromptRequest;
import mirage.core.wire.Welcome;
import mirage.core.wire.WireException;
import org.zeromq.ZMQ;

/** One life of a session, from `hello` to whatever ends it; thrown away whole when anything breaks. */
final class Connection implements AutoCloseable {
    /** Messages read before the newest frame gets its turn. */
    private static final int BURST = 64;
    private static final long GREETING_POLL_MS = 20;
    private static final long LONGEST_POLL_MS = 1_000;
    private static final long GLANCING_NS = 100_000_000L;
    /** Without a daemon for so long, say so. */
    private static final long PATIENCE_MS = 500;
    private static final int GOODBYE_MS = 200;

    private final Shared shared;
    private final Address address;
    private final Sender sender;
    private final Receiver receiver;
    private final Sockets sockets;
    private final InFlight inFlight;
    private final Sockets.Incoming incoming = new Sockets.Incoming();
    private Welcome welcome;
    private boolean attached;
    private int credit;
    private long sentNs;
    private long heardNs;
    private boolean asked;
    private long readySinceNs;
    private String garbled;

    Connection(Shared shared, Address address, Sender sender, Sockets sockets) {
        this.shared = shared;
        this.address = address;
        this.sender = sender;
        this.receiver = new Receiver(shared, sender);
        this.sockets = sockets;
        this.inFlight = sender.newInFlight();
        this.heardNs = shared.nowNs();
    }

    /** How long frames could go, in nanoseconds; 0 when they never could. */
    long readyNs() {
        return attached ? Math.max(1, shared.nowNs() - readySinceNs) : 0;
    }

    boolean wasReady() {
        return attached;
    }

    private boolean leaving() {
        return shared.closing || shared.address != address;
    }

    /** Serves until the session closes or goes elsewhere. Throws {@link Lost} when the connection is over before. */
    void run() throws Lost {
        if (!greet(sockets.control, new ClientMessage.Hello(shared.name, List.of()))) {
            return;
        }
        PromptRequest prompt = shared.outbox.currentPrompt();
        if (prompt != null) {  // there is nothing to blend from
            sendControl(new ClientMessage.Prompt(
                new PromptRequest(prompt.text(), prompt.strength(), 0.0, prompt.seed()), null));
        }
        if (!greet(sockets.frames, new ClientMessage.Attach(welcome.token()))) {
            goodbye();
            return;
        }
        readySinceNs = shared.nowNs();
        sentNs = readySinceNs - GLANCING_NS;
        shared.mailbox.forgetReset();
        shared.glancing = false;
        shared.pace.begin();
        shared.pace.granted(credit, shared.nowNs());
        shared.welcomes.incrementAndGet();
        shared.status = Status.ready(address, welcome);
        shared.tellConnected(welcome);
        while (!leaving()) {
            sendAll();
            pollOnce(patienceMs());
        }
        goodbye();
    }

    /**
     * While frames come one after the other, look for the next every millisecond: then the game's thread need not wake
     * this one, which costs it a system call and, on a busy machine, its processor.
     */
    private long patienceMs() {
        shared.glancing = credit > 0 && shared.nowNs() - sentNs < GLANCING_NS;
        if (shared.glancing) {
            return 1;
        }
        return credit > 0 && shared.mailbox.frameWaits() ? 0 : LONGEST_POLL_MS; // one may have come since `sendAll`
    }

    private void goodbye() {
        sendControl(new ClientMessage.Bye(""));
        if (shared.closing) {
            sockets.linger(GOODBYE_MS);
        }
    }

    /** Sends a greeting and waits for its answer; false when the session leaves meanwhile. */
    private boolean greet(ZMQ.Socket socket, ClientMessage greeting) throws Lost {
        byte[] header = sender.codec().encode(greeting);
        long begunNs = shared.nowNs();
        boolean sent = false;
        while (!leaving()) {
            if (!sent) {
                sent = sockets.send(socket, header);
            }
            if (socket == sockets.control ? welcome != null : attached) {
                return true;
            }
            long waitedNs = shared.nowNs() - begunNs;
            if (waitedNs > Timing.ns(shared.timing.answerMs())) {
                throw new Lost(garbled != null ? garbled : sent ? silent() : absent());
            }
            if (!sent && waitedNs > Timing.ns(PATIENCE_MS) && shared.status.message().isEmpty()) {
                shared.say(absent());
            }
            pollOnce(GREETING_POLL_MS);
        }
        return false;
    }

    private String absent() {
        return "No daemon answers at " + address.endpoint() + ". Start one with `mirage serve`.";
    }

    private String silent() {
        return "Something at " + address.endpoint() + " takes messages but does not answer. Is it a daemon?";
    }

    private void pollOnce(long timeoutMs) throws Lost {
        sockets.poll(timeoutMs);
        readAll(sockets.control);
        readAll(sockets.frames);
        Sockets.Broken broken = sockets.broken();
        if (broken != null) {
            boolean refused = broken == Sockets.Broken.HANDSHAKE_FAILED || welcome == null && address.isEncrypted();
            throw new Lost(refused ? address.endpoint() + " hung up before it said a word. Check the server key, and "
                + "that the daemon knows your public key." : "The connection to " + address.endpoint() + " broke.",
                refused);
        }
    }

    private void readAll(ZMQ.Socket socket) throws Lost {
        for (int i = 0; i < BURST && sockets.receive(socket, incoming); i++) {
            heardNs = shared.nowNs();
            try {
                note(socket);
            } catch (WireException error) {
                misunderstood(error);
            } finally {
                sockets.release(incoming);
            }
        }
    }

    private void misunderstood(WireException error) throws Lost {
        shared.errors.incrementAndGet();
        garbled = "The daemon sent what this mod does not understand. " + error.getMessage() + " " + error.fix();
        if (error.code().equals("version")) {
            shared.tellRefused(error.code(), error.getMessage(), error.fix());
            throw new Lost(garbled, true);
        }
        if (!garbled.equals(shared.status.message())) {  // a daemon that repeats itself must not fill the log
            Shared.LOG.warn("{}", garbled);
            shared.say(garbled);
        }
    }

    private void note(ZMQ.Socket socket) throws Lost {
        if (incoming.header == null) {
            throw new WireException("too_large", "A header was too long.", "");
        }
        DaemonMessage message = Codec.decode(incoming.header);
        Codec.checkParts(message, incoming.parts, incoming.lastBytes());
        boolean wasAsked = asked;
        asked = false;
        if (message instanceof DaemonMessage.Styled styled) {
            receiver.take(styled, incoming.pixels(), inFlight);
        } else if (message instanceof DaemonMessage.Credit more) {
            credit = Math.min(credit + more.frames(), Limits.MAX_CREDIT);
            shared.pace.granted(credit, heardNs);
        } else if (message instanceof Welcome first) {
            if (welcome == null && socket == sockets.control) {
                welcome = first;
            }
        } else if (message instanceof DaemonMessage.Attached) {
            attached |= welcome != null && socket == sockets.frames;
        } else if (message instanceof DaemonMessage.Prompted prompted) {
            shared.tellPrompted(prompted.promptId(), prompted.text());
        } else if (message instanceof DaemonMessage.Refusal refusal) {
            refused(refusal, socket);
        } else if (message instanceof DaemonMessage.Stats stats) {
            if (wasAsked && welcome != null
                && stats.sessions().stream().noneMatch(one -> one.session() == welcome.session())) {
                throw new Lost("The daemon has forgotten this session.");
            }
        } else if (message instanceof DaemonMessage.Bye bye) {
            throw new Lost("The daemon ended the session: "
                + (bye.reason().isEmpty() ? "it gave no reason" : bye.reason()) + ".");
        }
    }

    private void refused(DaemonMessage.Refusal refusal, ZMQ.Socket socket) throws Lost {
        shared.errors.incrementAndGet();
        if (refusal.seq() != null) {
            inFlight.answered(refusal.seq());
        }
        String words = (refusal.message() + " " + refusal.fix()).trim();
        shared.say(words);
        shared.tellRefused(refusal.code(), refusal.message(), refusal.fix());
        boolean gone = refusal.code().equals("no_session") || refusal.code().equals("token");
        boolean turnedAway = socket == sockets.control ? welcome == null : !attached;
        if (gone || turnedAway) {  // a prompt that was refused is no reason to leave
            throw new Lost(words, !gone);
        }
    }

    private void sendAll() throws Lost {
        PromptRequest prompt = shared.outbox.newPrompt();
        if (prompt != null) {
            sendControl(new ClientMessage.Prompt(prompt, null));
        }
        ClientMessage.Event event;
        long lifeNs = Timing.ns(shared.timing.eventLifeMs());
        while ((event = shared.outbox.nextEvent(shared.nowNs(), lifeNs)) != null) {
            sendControl(event);
        }
        if (credit > 0) {
            sendFrame();
        } else {
            mindSilence();
        }
    }

    private boolean sendControl(ClientMessage message) {
        try {
            return sockets.send(sockets.control, sender.codec().encode(message));
        } catch (WireException bad) {
            shared.errors.incrementAndGet();
            shared.tellRefused(bad.code(), bad.getMessage(), bad.fix());
            return true;
        }
    }

    /** The newest frame, and before it the reset that came before it. */
    private void sendFrame() {
        FrameSlot slot = shared.mailbox.take();
        if (slot == null) {
            return;
        }
        if (slot.resetBefore != null) {
            sockets.send(sockets.frames, sender.codec().encode(new ClientMessage.Reset(slot.resetBefore)));
        }
        try {
            if (sender.send(slot, sockets, inFlight, address.isLoopback())) {
                credit--;
                shared.sent.incrementAndGet();
                shared.pace.spent(credit);
                sentNs = shared.nowNs();
            }
        } catch (WireException bad) {
            shared.errors.incrementAndGet();
            shared.say(bad.getMessage() + " " + bad.fix());
        }
    }

    /** A daemon that forgot this session, over a suspended laptop say, would wait for us as we wait for it: ask. */
    private void mindSilence() throws Lost {
        long nowNs = shared.nowNs();
        if (!shared.mailbox.frameWaits() || nowNs - heardNs < Timing.ns(shared.timing.silenceMs())) {
            return;
        }
        if (asked) {
            throw new Lost("The daemon at " + address.endpoint() + " has gone silent.");
        }
        asked = sendControl(new ClientMessage.Watch());
        heardNs = nowNs;
    }

    @Override
    public void close() {
        sockets.close();
    }
}
