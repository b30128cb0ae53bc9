package parcellocker.agent.hardware.line;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** A channel in virtual time: waiting moves its clock. What is written can cause what comes later. */
public final class ScriptedChannel implements ByteChannel, Uptime {
    private record Arrival(long at, long order, Bytes bytes) {}

    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::at).thenComparingLong(Arrival::order));
    private final List<Bytes> written = new ArrayList<>();
    private Consumer<Bytes> onWrite = bytes -> {};
    private long now = 1_000;
    private long arrived;
    private boolean unplugged;
    private boolean refusesWrites;
    private boolean interrupts;

    /** What the other end does with each request. */
    public void onWrite(Consumer<Bytes> device) {
        onWrite = device;
    }

    /** Lets these bytes come after that time. */
    public void arrive(long afterMillis, Bytes bytes) {
        arrivals.add(new Arrival(now + afterMillis, arrived++, bytes));
    }

    public List<Bytes> written() {
        return List.copyOf(written);
    }

    public void unplug() {
        unplugged = true;
    }

    public void refuseWrites() {
        refusesWrites = true;
    }

    /** The thread that reads next is told to stop. */
    public void interruptNextRead() {
        interrupts = true;
    }

    public void pass(long millis) {
        now += millis;
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public byte[] read(long waitMillis) throws IOException, InterruptedException {
        if (interrupts) {
            interrupts = false;
            throw new InterruptedException("told to stop");
        }
        if (unplugged) {
            throw new LineLostException("unplugged");
        }
        Arrival next = arrivals.peek();
        if (next == null || next.at() > now + waitMillis) {
            now += waitMillis;
            return new byte[0];
        }
        arrivals.remove();
        now = Math.max(now, next.at());
        return next.bytes().toArray();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (unplugged || refusesWrites) {
            throw new LineLostException("write failed");
        }
        written.add(Bytes.copyOf(bytes));
        onWrite.accept(Bytes.copyOf(bytes));
    }

    @Override
    public void close() {
        unplugged = true;
    }
}
