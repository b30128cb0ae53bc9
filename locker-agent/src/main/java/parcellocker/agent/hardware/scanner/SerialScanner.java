package parcellocker.agent.hardware.scanner;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.ReopeningPort;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/** Reads a serial scanner, and goes on reading after any unplugging. What was read is never logged. */
public final class SerialScanner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);
    private static final long NAP_MILLIS = 1_000;
    /** How long a scanner may take to answer its control. */
    private static final long REPLY_MILLIS = 300;
    /** A scanner that was told to read stops by itself after a code or some seconds. */
    private static final long TRIGGER_MILLIS = 2_000;

    private final Manner manner;
    private final Inbox inbox;
    private final Uptime uptime;
    private final ReopeningPort port;
    private final ScanCutter cutter;

    /**
     * How it is spoken to, and what was read before.
     *
     * @param repeats shared by all scanners of a locker
     */
    public record Manner(ScannerControl control, Repeats repeats) {}

    /** Not started yet. */
    public SerialScanner(ChannelSource source, Manner manner, Inbox inbox, Uptime uptime) {
        this.manner = manner;
        this.inbox = inbox;
        this.uptime = uptime;
        this.cutter = new ScanCutter(manner.repeats());
        this.port = new ReopeningPort("scanner", source, Problem.SCANNER_LOST, new Reading());
    }

    public void start() {
        port.start();
    }

    @Override
    public void close() {
        port.close();
    }

    private final class Reading implements ReopeningPort.Service {
        @Override
        public void serve(ByteChannel channel, Runnable alive) throws IOException, InterruptedException {
            Open open = new Open(channel, alive);
            open.setUp();
            while (!Thread.currentThread().isInterrupted()) {
                open.triggerIfDue();
                open.listen(NAP_MILLIS);
            }
            open.release();
        }

        @Override
        public void lost() {
            // The core has no state for it: a scan that does not come is typed.
        }
    }

    /** The scanner while its port is open. */
    private final class Open {
        private final ByteChannel channel;
        private final Runnable alive;
        private final Replies replies = new Replies(manner.control().family());
        private long triggerAt = uptime.millis();

        Open(ByteChannel channel, Runnable alive) {
            this.channel = channel;
            this.alive = alive;
            cutter.reopened();
        }

        void setUp() throws IOException, InterruptedException {
            for (ScannerControl.Order order : manner.control().atOpening()) {
                Optional<Bytes> answer = ask(order.frame());
                Optional<Bytes> next = answer.flatMap(order.then());
                boolean isHeard =
                        answer.isPresent() && (next.isEmpty() || ask(next.get()).isPresent());
                if (!isHeard) {
                    LOG.warn("{} the scanner does not answer {}", Problem.SCANNER_DEAF.code(), order.frame());
                }
            }
        }

        void triggerIfDue() throws IOException {
            Optional<Bytes> frame = manner.control().trigger();
            if (frame.isPresent() && uptime.millis() >= triggerAt) {
                triggerAt = uptime.millis() + TRIGGER_MILLIS;
                channel.write(frame.get().toArray());
            }
        }

        void release() throws IOException {
            Optional<Bytes> frame = manner.control().release();
            if (frame.isPresent()) {
                channel.write(frame.get().toArray());
            }
        }

        /** Takes what comes within that time; the answers among it. */
        List<Bytes> listen(long mostMillis) throws IOException, InterruptedException {
            boolean isWithin = cutter.isOpen() || replies.isHolding();
            byte[] bytes = channel.read(isWithin ? Math.min(ScanCutter.PAUSE_MILLIS, mostMillis) : mostMillis);
            long now = uptime.millis();
            if (bytes.length == 0) {
                text(replies.letGo(), now);
                cutter.pause(now).ifPresent(this::offer);
                return List.of();
            }
            alive.run();
            Replies.Taken taken = replies.take(bytes);
            text(taken.text(), now);
            return taken.replies();
        }

        private Optional<Bytes> ask(Bytes frame) throws IOException, InterruptedException {
            channel.write(frame.toArray());
            long until = uptime.millis() + REPLY_MILLIS;
            while (uptime.millis() < until) {
                List<Bytes> answers = listen(until - uptime.millis());
                if (!answers.isEmpty()) {
                    return Optional.of(answers.get(0));
                }
            }
            return Optional.empty();
        }

        private void text(Bytes text, long now) {
            if (!text.isEmpty()) {
                cutter.take(text.toArray(), now).forEach(this::offer);
            }
        }

        private void offer(Input scan) {
            if (!inbox.offer(scan)) {
                // The person holds the label there again; a scan kept for later would meet another screen.
                LOG.warn("{} the locker is busy, a scan was dropped", Problem.BUSY.code());
            }
        }
    }
}
