package parcellocker.sim.board.family;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import parcellocker.sim.board.ContactSense;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.VirtualTime;
import parcellocker.sim.line.LineEnd;
import parcellocker.sim.line.VirtualLine;

/** What any board hears: whatever bytes come, it fires no coil that it does not have, and hears its next request. */
public final class BoardsFuzz {
    private static final long MOST_NANOS = 2_000_000_000;
    private static final int CHANNELS = 8;
    private static final List<String> FAMILIES = List.of("xor8a", "kerong", "modbus", "wkly");
    private static final byte[][] READS = {
        {(byte) 0x80, 1, 0, 0x33, (byte) 0xB2},
        {2, 0x10, 0x30, 3, 0x45},
        {1, 1, 0, 0, 0, 8, 0x3D, (byte) 0xCC},
        {0x57, 0x4B, 0x4C, 0x59, 8, 1, (byte) 0x84, (byte) 0x84}
    };

    private BoardsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        int family = (bytes[0] & 0xFF) % FAMILIES.size();
        VirtualTime time = new VirtualTime(0);
        VirtualLine line = new VirtualLine(time, 9_600);
        LineEnd host = line.attach();
        int[] heard = {0};
        host.listen((value, nanos) -> heard[0]++);
        Plant plant = new Plant(time, new Chance(1), Collections.nCopies(CHANNELS, ContactSense.CLOSED_IS_1));
        BoardOrder order = new BoardOrder(FAMILIES.get(family), 1, CHANNELS, new TreeMap<>());
        VirtualBoard board = BoardFamily.board(order, new Hookup(time, line.attach(), plant, 9_600), new Chance(1));
        time.pass(MOST_NANOS);
        host.send(Arrays.copyOfRange(bytes, 1, bytes.length));
        time.pass(bytes.length * 2_000_000L + MOST_NANOS);
        board.restart();
        board.readdress(1);
        time.pass(MOST_NANOS);
        heard[0] = 0;
        host.send(READS[family]);
        time.pass(MOST_NANOS);
        if (heard[0] == 0 || plant.pulses().stream().anyMatch(pulse -> pulse.channel() > CHANNELS)) {
            throw new AssertionError(FAMILIES.get(family) + " is deaf, or fires what it does not have");
        }
    }
}
