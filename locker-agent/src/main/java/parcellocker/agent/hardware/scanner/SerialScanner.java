package parcellocker.agent.hardware.scanner;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.ReopeningPort;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/** Reads a serial scanner, and goes on reading after any unplugging. Sends it nothing. What was read is never logged. */
public final class SerialScanner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);
    private static final long NAP_MILLIS = 1_000;

    private final Inbox inbox;
    private final Uptime uptime;
    private final ReopeningPort port;

    /** Not started yet. */
    public SerialScanner(ChannelSource source, Inbox inbox, Uptime uptime) {
        this.inbox = inbox;
        this.uptime = uptime;
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
            // A new one at each opening: half a scan from before the loss belongs to nothing.
            ScanCutter cutter = new ScanCutter();
            while (!Thread.currentThread().isInterrupted()) {
                byte[] bytes = channel.read(cutter.isOpen() ? ScanCutter.PAUSE_MILLIS : NAP_MILLIS);
                if (bytes.length > 0) {
                    alive.run();
                    cutter.take(bytes, uptime.millis()).forEach(this::offer);
                } else {
                    cutter.pause(uptime.millis()).ifPresent(this::offer);
                }
            }
        }

        @Override
        public void lost() {
            // The core has no state for it: a scan that does not come is typed.
        }

        private void offer(Input scan) {
            if (!inbox.offer(scan)) {
                // The person holds the label there again; a scan kept for later would meet another screen.
                LOG.warn("{} the locker is busy, a scan was dropped", Problem.BUSY.code());
            }
        }
    }
}
