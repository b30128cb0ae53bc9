package parcellocker.agent.hardware.badge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.LineLostException;
import parcellocker.agent.hardware.line.Uptime;

/**
 * A PN532 on its serial port ("HSU"): woken, set up, asked for a card again and again. It answers only when a card comes, so each
 * question is taken back after a while; it never waits for more than that.
 */
public final class Pn532 implements BadgeTalk {
    private static final long ANSWER_MILLIS = 200;
    private static final long CARD_MILLIS = 1_000;
    /** A card that lies there is not asked more often. */
    private static final long PAUSE_MILLIS = 250;
    /** Questions without any answer after which it is set up anew, through a new port. */
    private static final int MOST_SILENT = 5;

    private static final int MOST_BYTES = 256;
    /** Longer than its sleep: UM0701-02, 7.2.11. */
    private static final Bytes WAKE =
            Bytes.of(0x55, 0x55, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00);

    private final Uptime uptime;

    public Pn532(Uptime uptime) {
        this.uptime = uptime;
    }

    private record Answer(boolean isHeard, Optional<Bytes> parameters) {}

    /** Its firmware, as four bytes; empty if no such reader answers there. */
    public Optional<Bytes> firmware(ByteChannel channel) throws IOException, InterruptedException {
        channel.write(WAKE.toArray());
        var unused = ask(channel, Pn532Frame.SAM_CONFIGURATION, ANSWER_MILLIS, 0x01);
        return ask(channel, Pn532Frame.FIRMWARE_VERSION, ANSWER_MILLIS).parameters();
    }

    @Override
    public void serve(ByteChannel channel, Runnable alive, Consumer<Bytes> badge)
            throws IOException, InterruptedException {
        channel.write(WAKE.toArray());
        if (!ask(channel, Pn532Frame.SAM_CONFIGURATION, ANSWER_MILLIS, 0x01).isHeard()) {
            throw new LineLostException("the badge reader does not answer");
        }
        int silent = 0;
        while (!Thread.currentThread().isInterrupted()) {
            Answer answer = ask(channel, Pn532Frame.LIST_TARGETS, CARD_MILLIS, 0x01, 0x00);
            silent = answer.isHeard() ? 0 : silent + 1;
            if (answer.isHeard()) {
                alive.run();
            } else if (silent == MOST_SILENT) {
                throw new LineLostException("the badge reader does not answer any more");
            }
            answer.parameters().flatMap(Pn532Frame::uid).ifPresent(badge);
            pause(channel, answer.parameters().isPresent());
        }
    }

    private Answer ask(ByteChannel channel, int code, long waitMillis, int... parameters)
            throws IOException, InterruptedException {
        channel.write(Pn532Frame.command(code, parameters).toArray());
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        long until = uptime.millis() + waitMillis;
        while (uptime.millis() < until && received.size() < MOST_BYTES) {
            received.writeBytes(channel.read(until - uptime.millis()));
            Optional<Bytes> answer = Pn532Frame.answer(Bytes.copyOf(received.toByteArray()), code);
            if (answer.isPresent()) {
                return new Answer(true, answer);
            }
        }
        return new Answer(Pn532Frame.isAcknowledged(Bytes.copyOf(received.toByteArray())), Optional.empty());
    }

    /** Takes the question back, or lets the card lie a moment; what comes late belongs to no question. */
    private void pause(ByteChannel channel, boolean isAnswered) throws IOException, InterruptedException {
        if (!isAnswered) {
            channel.write(Pn532Frame.ACK.toArray());
        }
        long until = uptime.millis() + (isAnswered ? PAUSE_MILLIS : PAUSE_MILLIS / 10);
        while (uptime.millis() < until) {
            var unused = channel.read(until - uptime.millis());
        }
    }
}
