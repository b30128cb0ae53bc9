package parcellocker.agent.app.technician;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.runtime.HandClock;

/** A line in virtual time with xor8a boards of 24 doors, all shut; it can echo, and two boards can have one address. */
final class BoardsOnALine implements ByteChannel {
    final HandClock clock = new HandClock();
    private final SortedSet<Integer> there = new TreeSet<>();
    private final SortedSet<Integer> twice = new TreeSet<>();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean echoes;
    private int released;

    BoardsOnALine board(int address) {
        there.add(address);
        return this;
    }

    BoardsOnALine twoBoards(int address) {
        twice.add(address);
        return board(address);
    }

    BoardsOnALine echoes() {
        echoes = true;
        return this;
    }

    /** Frames that fire a lock. */
    int released() {
        return released;
    }

    @Override
    public byte[] read(long waitMillis) {
        byte[] next = waiting.poll();
        clock.passes(next == null ? Math.max(1, waitMillis) : 1);
        return next == null ? new byte[0] : next;
    }

    @Override
    public void write(byte[] bytes) {
        if (echoes) {
            waiting.add(bytes.clone());
        }
        int address = bytes[1];
        if ((bytes[0] & 0xFF) != 0x80) {
            released++;
        } else if (twice.contains(address)) {
            waiting.add(status(address));
            waiting.add(Arrays.copyOfRange(status(address), 2, 7));
        } else if (there.contains(address)) {
            waiting.add(status(address));
        }
    }

    private static byte[] status(int address) {
        byte[] frame = {(byte) 0x80, (byte) address, -1, -1, -1, 0x33, 0};
        for (int i = 0; i < 6; i++) {
            frame[6] ^= frame[i];
        }
        return frame;
    }

    @Override
    public void close() {}
}
