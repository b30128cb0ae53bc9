package parcellocker.agent.hardware.camera;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/** Looks once a minute whether each camera answers and sees something, and tells a technician when that changes. Keeps no picture. */
public final class CameraWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraWatch.class);
    private static final long EVERY_MILLIS = 60_000;

    private final List<Watched> cameras;
    private final long mostMillis;
    private volatile Gate gate = (wrong, which) -> true;
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("cameras").daemon().factory());

    /** One camera. */
    public record Camera(String id, CameraAddress address) {}

    private static final class Watched {
        private final Camera camera;
        private final Sight sight = new Sight();
        private Optional<String> wrong = Optional.empty();

        Watched(Camera camera) {
            this.camera = camera;
        }
    }

    /** Not started yet. */
    public CameraWatch(List<Camera> cameras) {
        this(cameras, 15_000);
    }

    /** The same with another time limit for one camera. */
    CameraWatch(List<Camera> cameras, long mostMillis) {
        this.cameras = cameras.stream().map(Watched::new).toList();
        this.mostMillis = mostMillis;
    }

    /** Who must know whether all of them see. */
    @FunctionalInterface
    public interface Gate {
        /** Told after each look, and before the first that nobody has looked yet. False: it could not be taken, the next one can. */
        boolean seen(boolean isOneWrong, String which);
    }

    /** Has that one told; before the start. */
    public void tells(Gate next) {
        gate = next;
    }

    public void start() {
        var ignored = gate.seen(true, "not looked yet");
        var unused = timers.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks at each once. */
    void look() {
        for (Watched each : cameras) {
            try {
                note(each, wrong(each));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                // A timer never calls again what has thrown.
                LOG.error("{} camera {} was not looked at", Problem.INTERNAL.code(), each.camera.id(), broken);
            }
        }
        String wrong = cameras.stream()
                .filter(each -> each.wrong.isPresent())
                .map(each -> each.camera.id())
                .collect(Collectors.joining(" "));
        if (!gate.seen(!wrong.isEmpty(), wrong)) {
            LOG.warn("{} what the cameras see is told at the next look", Problem.BUSY.code());
        }
    }

    /** Looks at each once, and says what is wrong with that one, its number first; empty if nothing is. */
    public Optional<String> wrongNow(String id) {
        look();
        return wrong(id);
    }

    /** What is wrong with it, its number first; empty if nothing is. */
    Optional<String> wrong(String id) {
        return cameras.stream()
                .filter(each -> each.camera.id().equals(id))
                .findFirst()
                .flatMap(each -> each.wrong);
    }

    private Optional<String> wrong(Watched each) throws InterruptedException {
        try {
            return switch (each.sight.take(picture(each.camera.address()))) {
                case SEES -> Optional.empty();
                case BLIND -> Optional.of(Problem.CAMERA_BLIND.code() + " sees nothing");
                case FROZEN -> Optional.of(Problem.CAMERA_BLIND.code() + " shows the same picture again and again");
            };
        } catch (IOException lost) {
            return Optional.of(Problem.CAMERA_LOST.code() + " is lost: " + CameraHttp.word(lost));
        }
    }

    private byte[] picture(CameraAddress address) throws IOException, InterruptedException {
        try (CameraHttp http = address.http()) {
            Future<?> limit = timers.schedule(http::close, mostMillis, TimeUnit.MILLISECONDS);
            try {
                return address.way() == CameraAddress.Way.STREAM
                        ? first(http, address)
                        : http.get(address.pictures(http), MjpegCutter.MOST_BYTES);
            } finally {
                limit.cancel(false);
            }
        }
    }

    private static byte[] first(CameraHttp http, CameraAddress address) throws IOException, InterruptedException {
        MjpegCutter cutter = new MjpegCutter();
        byte[] chunk = new byte[16_384];
        try (InputStream in = http.open(address.pictures(http))) {
            while (true) {
                int count = in.read(chunk);
                if (count < 0) {
                    throw new IOException("the stream has ended");
                }
                Optional<byte[]> picture = cutter.take(chunk, count);
                if (picture.isPresent()) {
                    return picture.get();
                }
            }
        }
    }

    private static void note(Watched each, Optional<String> wrong) {
        if (wrong.equals(each.wrong)) {
            return;
        }
        each.wrong = wrong;
        wrong.ifPresentOrElse(
                what -> LOG.warn("{} (camera {})", what, each.camera.id()),
                () -> LOG.info("camera {} sees", each.camera.id()));
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
