package parcellocker.agent.hardware.camera;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/**
 * A camera that reads codes. One thread fetches pictures and keeps the newest, another looks for a code in it; a camera that is lost, or
 * falls silent, is asked again for ever. What was read is never logged.
 */
public final class CameraScanner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraScanner.class);
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long SNAPSHOT_MILLIS = 200;
    private static final long LOOK_MILLIS = 400;
    /** A camera that gives no picture for so long is given up, for a stream without a word has no end of its own. */
    private static final long SILENT_MILLIS = 10_000;

    private static final long LEAVE_MILLIS = 5_000;

    private final CameraAddress camera;
    private final Repeats repeats;
    private final Inbox inbox;
    private final Uptime uptime;
    private final CodeFinder finder;
    private final Newest newest = new Newest();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable CameraHttp> current = new AtomicReference<>();
    private final Thread fetching =
            Thread.ofPlatform().name("camera scanner").daemon().unstarted(this::fetch);
    private final Thread looking =
            Thread.ofPlatform().name("code finder").daemon().unstarted(this::look);
    private volatile long pictureAt;
    private boolean isToldOfLoss;

    /** Not started yet; {@code repeats} is shared with the other scanners. */
    public CameraScanner(CameraAddress camera, Repeats repeats, Inbox inbox, Uptime uptime) {
        this.camera = camera;
        this.repeats = repeats;
        this.inbox = inbox;
        this.uptime = uptime;
        this.finder = new CodeFinder(LOOK_MILLIS, uptime::millis);
    }

    public void start() {
        fetching.start();
        looking.start();
    }

    private void fetch() {
        long wait = FIRST_WAIT_MILLIS;
        try {
            while (closed.getCount() > 0) {
                pictureAt = uptime.millis();
                long before = pictureAt;
                attempt();
                // A camera that gave pictures is not one that is never there.
                wait = pictureAt > before ? FIRST_WAIT_MILLIS : Math.min(LONGEST_WAIT_MILLIS, 2 * wait);
                if (closed.await(wait, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException ended) {
            LOG.debug("camera scanner closed");
        }
    }

    private void attempt() throws InterruptedException {
        try (CameraHttp http = camera.http()) {
            current.set(http);
            URI address = camera.pictures(http);
            if (camera.way() == CameraAddress.Way.STREAM) {
                stream(http, address);
            } else {
                poll(http, address);
            }
        } catch (IOException lost) {
            tell(lost);
        } finally {
            current.set(null);
        }
    }

    private void stream(CameraHttp http, URI address) throws IOException, InterruptedException {
        MjpegCutter cutter = new MjpegCutter();
        byte[] chunk = new byte[16_384];
        try (InputStream in = http.open(address)) {
            while (closed.getCount() > 0) {
                int count = in.read(chunk);
                if (count < 0) {
                    throw new IOException("the stream has ended");
                }
                cutter.take(chunk, count).ifPresent(this::pictured);
            }
        }
    }

    private void poll(CameraHttp http, URI address) throws IOException, InterruptedException {
        while (!closed.await(SNAPSHOT_MILLIS, TimeUnit.MILLISECONDS)) {
            pictured(http.get(address, MjpegCutter.MOST_BYTES));
        }
    }

    private void pictured(byte[] picture) {
        pictureAt = uptime.millis();
        if (isToldOfLoss) {
            LOG.info("the camera scanner gives pictures again");
        }
        isToldOfLoss = false;
        newest.put(picture);
    }

    /** Once an outage. */
    private void tell(IOException loss) {
        if (isToldOfLoss || closed.getCount() == 0) {
            LOG.debug("the camera scanner is still lost: {}", loss.getMessage());
        } else {
            LOG.warn("{} the camera scanner is lost: {}", Problem.CAMERA_LOST.code(), CameraHttp.word(loss));
            isToldOfLoss = true;
        }
    }

    private void look() {
        try {
            while (closed.getCount() > 0) {
                Optional<byte[]> picture = newest.take(1_000);
                if (picture.isPresent()) {
                    look(picture.get());
                } else if (uptime.millis() - pictureAt > SILENT_MILLIS) {
                    hangUp();
                }
            }
        } catch (InterruptedException ended) {
            LOG.debug("code finder closed");
        }
    }

    private void look(byte[] picture) {
        try {
            finder.find(Gray.ofJpeg(picture)).flatMap(ScanText::of).ifPresent(this::offer);
        } catch (IOException | RuntimeException broken) {
            // ZXing answers some pictures with exceptions of its own; the next picture is another.
            LOG.debug("a picture that cannot be read: {}", broken.toString());
        }
    }

    private void offer(Input scan) {
        if (scan instanceof Input.Scanned scanned && repeats.isAgain(scanned.text(), uptime.millis())) {
            return;
        }
        if (!inbox.offer(scan)) {
            LOG.warn("{} the locker is busy, a scan was dropped", Problem.BUSY.code());
        }
    }

    private void hangUp() {
        CameraHttp http = current.get();
        if (http != null) {
            http.close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        hangUp();
        fetching.interrupt();
        looking.interrupt();
        boolean wasInterrupted = Thread.interrupted();
        try {
            fetching.join(LEAVE_MILLIS);
            looking.join(LEAVE_MILLIS);
        } catch (InterruptedException hurried) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
