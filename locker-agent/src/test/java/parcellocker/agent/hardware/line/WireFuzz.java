package parcellocker.agent.hardware.line;

import java.io.IOException;

/**
 * A line that gives anything in pieces of any size at any time, with an adapter that echoes or not: an exchange ends in time, keeps no
 * more than its limit, and whatever came is given once. Each byte of the first half is a pause in milliseconds and a length.
 */
public final class WireFuzz {
    private static final Bytes REQUEST = Bytes.of(0x80, 0x01, 0x00, 0x33, 0xB2);
    private static final long REPLY_MILLIS = 300;

    private WireFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        exchange(bytes, WireSettings.Echo.NONE);
        exchange(bytes, WireSettings.Echo.STRIP);
    }

    private static void exchange(byte[] bytes, WireSettings.Echo echo) {
        ScriptedChannel channel = new ScriptedChannel();
        channel.onWrite(request -> script(channel, bytes));
        Wire wire = new Wire(channel, new WireSettings(5, echo), channel);
        channel.pass(10);
        long before = channel.millis();
        Exchange.Result result = answer(wire, bytes[0]);
        long took = channel.millis() - before;
        if (took > 2 * REPLY_MILLIS + 1_000) {
            throw new AssertionError("waited " + took + " ms");
        }
        switch (result) {
            case Exchange.Result.NotSent notSent -> check(notSent.stale());
            case Exchange.Result.Answered answered -> check(answered.received());
            case Exchange.Result.Silent silent -> check(silent.received());
        }
    }

    private static Exchange.Result answer(Wire wire, byte wanted) {
        try {
            return wire.exchange(new Exchange(
                    REQUEST, REPLY_MILLIS, Exchange.WHENEVER, got -> got.length() > 0 && got.at(0) == (wanted & 0xFF)));
        } catch (IOException | InterruptedException impossible) {
            throw new AssertionError("nothing was unplugged", impossible);
        }
    }

    private static void check(Bytes kept) {
        if (kept.length() > Wire.LIMIT_BYTES) {
            throw new AssertionError("kept " + kept.length() + " bytes");
        }
    }

    private static void script(ScriptedChannel channel, byte[] bytes) {
        int steps = Math.min(bytes.length / 2, 64);
        Bytes noise = Bytes.copyOf(bytes).slice(steps, bytes.length);
        long at = 0;
        int from = 0;
        for (int i = 0; i < steps && from < noise.length(); i++) {
            at += (bytes[i] & 0xFF) >> 4;
            int to = Math.min(noise.length(), from + 1 + (bytes[i] & 0x0F));
            channel.arrive(at, noise.slice(from, to));
            from = to;
        }
        if (from < noise.length()) {
            channel.arrive(at + 1, noise.slice(from, noise.length()));
        }
    }
}
