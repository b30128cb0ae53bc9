package parcellocker.sim.board.xor8a;

import parcellocker.sim.line.Hearing;

/** What a simulated board hears, each byte after a pause or not: never more requests than bytes that could hold them. */
public final class ReceiverFuzz {
    private static final long QUIET_NANOS = 5_000_000;
    private static final long NEXT_NANOS = 1_000_000;
    private static final int SHORTEST = 5;

    private ReceiverFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        boolean isQuiet = (bytes[0] & 1) == 1;
        Receiver receiver = new Receiver(Settings.usual(1, 24));
        Hearing hearing = new Hearing(QUIET_NANOS - 1, receiver);
        long now = QUIET_NANOS;
        int requests = 0;
        for (int i = 1; i < bytes.length; i++) {
            now += isQuiet && i % 7 == 0 ? QUIET_NANOS : NEXT_NANOS;
            for (int[] frame : hearing.hear(bytes[i] & 0xFF, now)) {
                receiver.meaning(frame);
                requests++;
            }
        }
        if (requests > bytes.length / SHORTEST) {
            throw new AssertionError("requests out of nothing");
        }
    }
}
