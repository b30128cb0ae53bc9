package parcellocker.agent.hardware.badge;

import java.io.IOException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.ReopeningPort;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/** Reads badges, and goes on after any unplugging. A badge's number is never logged. */
public final class SerialBadgeReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SerialBadgeReader.class);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Manner manner;
    private final Inbox inbox;
    private final Uptime uptime;
    private final ReopeningPort port;

    /** In which order a badge's bytes are written; readers differ, so badges are enrolled with the type that reads them. */
    public enum Order {
        AS_SENT,
        REVERSED
    }

    /** What it speaks and how its readings are written. */
    public record Manner(BadgeTalk talk, Order order, Repeats repeats) {}

    /** Not started yet. */
    public SerialBadgeReader(ChannelSource source, Manner manner, Inbox inbox, Uptime uptime) {
        this.manner = manner;
        this.inbox = inbox;
        this.uptime = uptime;
        this.port = new ReopeningPort("badge reader", source, Problem.BADGE_READER_LOST, new Reading());
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
            manner.talk().serve(channel, alive, this::badge);
        }

        @Override
        public void lost() {
            // The core has no state for it: a badge that cannot be read is typed.
        }

        private void badge(Bytes uid) {
            String text = HEX.formatHex(ordered(uid));
            if (manner.repeats().isAgain(text, uptime.millis())) {
                return;
            }
            if (!inbox.offer(new Input.BadgeShown(text))) {
                LOG.warn("{} the locker is busy, a badge was dropped", Problem.BUSY.code());
            }
        }

        private byte[] ordered(Bytes uid) {
            byte[] bytes = uid.toArray();
            if (manner.order() == Order.REVERSED) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) uid.at(bytes.length - 1 - i);
                }
            }
            return bytes;
        }
    }
}
