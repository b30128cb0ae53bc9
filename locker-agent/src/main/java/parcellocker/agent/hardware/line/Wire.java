package parcellocker.agent.hardware.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Request and answer over one open channel. Keeps the quiet time, drains what is stale before it asks, waits for an
 * answer by monotonic deadline, and keeps no more than {@value #LIMIT_BYTES} bytes however long a line babbles.
 */
public final class Wire {
    static final int LIMIT_BYTES = 256;

    private final ByteChannel channel;
    private final WireSettings settings;
    private final Uptime uptime;
    private long lastByteAt;
    private long sentAt;
    private boolean heard;

    /** Takes the channel for as long as it lives; the line may have been busy until this moment. */
    public Wire(ByteChannel channel, WireSettings settings, Uptime uptime) {
        this.channel = channel;
        this.settings = settings;
        this.uptime = uptime;
        this.lastByteAt = uptime.millis();
    }

    /** Whether any byte ever came: a sign of life. */
    boolean hasHeard() {
        return heard;
    }

    /**
     * Sends the request once and waits for its answer.
     *
     * @throws IOException if the device is gone. Bytes may have been sent unless it is an {@link UnsentException}
     */
    public Exchange.Result exchange(Exchange exchange) throws IOException, InterruptedException {
        Stale stale = drain(exchange.replyMillis());
        if (!stale.fellQuiet() || uptime.millis() > exchange.sendByMillis()) {
            return new Exchange.Result.NotSent(stale.bytes());
        }
        channel.write(exchange.request().toArray());
        lastByteAt = uptime.millis();
        sentAt = lastByteAt;
        Bytes received = Bytes.NONE;
        long deadline = lastByteAt + exchange.replyMillis();
        while (true) {
            Burst burst = collect(received, deadline);
            received = burst.bytes();
            Bytes answer = withoutEcho(exchange.request(), received);
            if (exchange.isAnswered().test(answer)) {
                return new Exchange.Result.Answered(stale.bytes(), answer);
            }
            if (burst.isLast()) {
                return new Exchange.Result.Silent(stale.bytes(), answer);
            }
        }
    }

    /** Uptime at which the latest request was handed over. */
    public long sentAt() {
        return sentAt;
    }

    /** Lets time pass until that uptime, and says what came meanwhile. */
    public Bytes listenUntil(long until) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long now = uptime.millis(); now < until; now = uptime.millis()) {
            byte[] chunk = channel.read(until - now);
            if (chunk.length > 0) {
                keep(bytes, chunk);
            }
        }
        return Bytes.copyOf(bytes.toByteArray());
    }

    /**
     * Sends a last frame without regard to the quiet time, for whoever has no time left to wait for an answer.
     *
     * @return false if the device is gone
     */
    public boolean farewell(Bytes frame) {
        try {
            channel.write(frame.toArray());
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private record Stale(Bytes bytes, boolean fellQuiet) {}

    private record Burst(Bytes bytes, boolean isLast) {}

    private Stale drain(long atMostMillis) throws IOException, InterruptedException {
        ByteArrayOutputStream stale = new ByteArrayOutputStream();
        long deadline = uptime.millis() + atMostMillis;
        try {
            while (true) {
                long quietAt = lastByteAt + settings.quietMillis();
                byte[] chunk = channel.read(Math.max(0, quietAt - uptime.millis()));
                if (chunk.length > 0) {
                    keep(stale, chunk);
                } else if (uptime.millis() >= quietAt) {
                    return new Stale(Bytes.copyOf(stale.toByteArray()), true);
                }
                if (uptime.millis() >= deadline) {
                    return new Stale(Bytes.copyOf(stale.toByteArray()), false);
                }
            }
        } catch (IOException e) {
            throw new UnsentException(e);
        }
    }

    /** Reads until the line falls quiet after at least one byte, or the deadline. */
    private Burst collect(Bytes before, long deadline) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.toArray());
        boolean any = false;
        while (true) {
            long now = uptime.millis();
            long wait = any ? settings.quietMillis() : deadline - now;
            byte[] chunk = channel.read(Math.max(0, wait));
            if (chunk.length > 0) {
                any = true;
                keep(bytes, chunk);
            } else if (any || uptime.millis() >= deadline) {
                return new Burst(Bytes.copyOf(bytes.toByteArray()), uptime.millis() >= deadline);
            }
            if (any && uptime.millis() >= deadline + settings.quietMillis()) {
                return new Burst(Bytes.copyOf(bytes.toByteArray()), true);
            }
        }
    }

    private void keep(ByteArrayOutputStream into, byte[] chunk) {
        into.write(chunk, 0, Math.min(LIMIT_BYTES - into.size(), chunk.length));
        lastByteAt = uptime.millis();
        heard = true;
    }

    private Bytes withoutEcho(Bytes request, Bytes received) {
        boolean isEcho = settings.echo() == WireSettings.Echo.STRIP && received.startsWith(request);
        return isEcho ? received.slice(request.length(), received.length()) : received;
    }
}
