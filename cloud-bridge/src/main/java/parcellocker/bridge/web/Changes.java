package parcellocker.bridge.web;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells open pages that there is something new; they fetch it themselves. Several changes within a moment are one, and another
 * bridge's changes are seen at the next beat.
 */
public final class Changes implements AutoCloseable {
    private static final long BEAT_MILLIS = 5_000;
    private static final long MOMENT_MILLIS = 150;

    /** A browser throws away an event without data. */
    private static final String SOMETHING = "something";

    private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean isOver;
    private final Thread teller = Thread.ofVirtual().name("changes").unstarted(this::tell);

    public void start() {
        teller.start();
    }

    /** Something that a page shows is different now. Never blocks. */
    public void happened() {
        news.release();
    }

    void join(SseClient page) {
        page.keepAlive();
        page.onClose(() -> pages.remove(page));
        pages.add(page);
        // A browser comes back at once, and a server that stops waits for whoever is there.
        if (isOver) {
            page.close();
        }
    }

    private void tell() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean isNew = news.tryAcquire(BEAT_MILLIS, TimeUnit.MILLISECONDS);
                if (isNew) {
                    TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
                    news.drainPermits();
                }
                pages.forEach(page -> page.sendEvent("changed", SOMETHING));
            }
        } catch (InterruptedException stopped) {
            pages.forEach(SseClient::close);
        }
    }

    @Override
    public void close() {
        isOver = true;
        teller.interrupt();
        pages.forEach(SseClient::close);
    }
}
