package parcellocker.sim.bench;

import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tells every open page what is new: the doors at once when one changes, the rest at most four times a second. */
final class News implements AutoCloseable {
    private static final long BEAT_MILLIS = 250;
    private static final long FRAME_DONE_NANOS = 5_000_000;

    private final Bench bench;
    private final List<SseClient> pages = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Boolean> doorsChanged = new LinkedBlockingQueue<>(1);
    private final Thread teller;
    private BoardState toldState;
    private Surroundings.View toldDevices;
    private long toldFrames;

    News(Bench bench) {
        this.bench = bench;
        toldState = bench.state();
        toldDevices = bench.devices();
        bench.atDoors(doors -> doors.watch(() -> doorsChanged.offer(true)));
        teller = Thread.ofPlatform().daemon().name("bench news").unstarted(this::tell);
        teller.start();
    }

    /** Adds a page until it goes away. */
    void join(SseClient page) {
        page.keepAlive();
        page.onClose(() -> pages.remove(page));
        pages.add(page);
        page.sendEvent("doors", bench.look(Doors::all));
        page.sendEvent("board", bench.state());
        page.sendEvent("devices", bench.devices());
    }

    private void tell() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (doorsChanged.poll(BEAT_MILLIS, TimeUnit.MILLISECONDS) != null) {
                    toAll("doors", bench.look(Doors::all));
                }
                tellState();
                tellFrames();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellState() {
        BoardState state = bench.state();
        if (!state.equals(toldState)) {
            toldState = state;
            toAll("board", state);
        }
        Surroundings.View devices = bench.devices();
        if (!devices.equals(toldDevices)) {
            toldDevices = devices;
            toAll("devices", devices);
        }
    }

    private void tellFrames() {
        long doneBefore = System.nanoTime() - FRAME_DONE_NANOS;
        List<FrameLog.Frame> fresh = bench.frames(toldFrames).stream()
                .takeWhile(frame -> frame.endNanos() < doneBefore)
                .toList();
        if (!fresh.isEmpty()) {
            toldFrames = fresh.getLast().number();
            toAll("frames", fresh);
        }
    }

    private void toAll(String event, Object what) {
        pages.forEach(page -> page.sendEvent(event, what));
    }

    @Override
    public void close() {
        teller.interrupt();
        try {
            teller.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        pages.forEach(SseClient::close);
    }
}
