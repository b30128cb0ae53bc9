package parcellocker.sim.device;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A network camera before the cabinet: {@code /snapshot.jpg}, and {@code /stream.mjpg} with ten pictures a second, both
 * behind digest authentication. May be used from any thread.
 */
public final class Camera implements AutoCloseable {
    private static final String BOUNDARY = "picture";
    private static final long PICTURE_NANOS = 100_000_000;
    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;

    private final Supplier<List<Boolean>> openDoors;
    private final Digest digest;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong pictures = new AtomicLong();
    private volatile Fault fault = new Fault.None();
    private volatile Optional<Supplier<byte[]>> held = Optional.empty();

    /** What can be wrong with a camera. */
    public sealed interface Fault {
        /** Nothing. */
        record None() implements Fault {}

        /** It lets nobody in, whoever he is. */
        record Locked() implements Fault {}

        /** Every picture takes so much longer. */
        record Slow(long millis) implements Fault {}

        /** The connection ends in the middle of a picture. */
        record Cut() implements Fault {}

        /** What it calls a picture is none. */
        record Garbage() implements Fault {}
    }

    /**
     * Serves on a port of loopback.
     *
     * @param port 0 for any free one
     * @param openDoors which doors of the cabinet stand open, in its order
     */
    public Camera(int port, String user, String password, Supplier<List<Boolean>> openDoors) {
        this.openDoors = openDoors;
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        digest = new Digest(user, password, HexFormat.of().formatHex(nonce));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/snapshot.jpg", exchange -> served(exchange, this::snapshot));
        server.createContext("/stream.mjpg", exchange -> served(exchange, this::stream));
        server.start();
    }

    /** The port that was taken. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Lets something be wrong with it from now on, or puts it right. */
    public void fault(Fault next) {
        fault = next;
    }

    /** Somebody holds something close before the lens: it sees that, picture after picture, and no cabinet; empty: nothing more. */
    public void hold(Optional<Supplier<byte[]>> pictures) {
        held = pictures;
    }

    private interface Service {
        void to(HttpExchange exchange) throws IOException;
    }

    private void served(HttpExchange exchange, Service service) throws IOException {
        try (exchange) {
            boolean isProved = digest.isProof(
                    exchange.getRequestMethod(), exchange.getRequestHeaders().getFirst("Authorization"));
            if (!isProved || fault instanceof Fault.Locked) {
                exchange.getResponseHeaders().set("WWW-Authenticate", digest.challenge());
                exchange.sendResponseHeaders(UNAUTHORISED, -1);
                return;
            }
            service.to(exchange);
        }
    }

    private void snapshot(HttpExchange exchange) throws IOException {
        byte[] picture = picture();
        exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
        exchange.sendResponseHeaders(OK, picture.length);
        exchange.getResponseBody().write(whole(picture));
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
        exchange.sendResponseHeaders(OK, 0);
        OutputStream out = exchange.getResponseBody();
        boolean goesOn = true;
        while (goesOn && !threads.isShutdown()) {
            byte[] picture = picture();
            byte[] sent = whole(picture);
            String head = "--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                    .formatted(BOUNDARY, picture.length);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(sent);
            goesOn = sent.length == picture.length;
            if (goesOn) {
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                LockSupport.parkNanos(PICTURE_NANOS);
            }
        }
    }

    private byte[] picture() {
        byte[] picture = held.map(Supplier::get)
                .orElseGet(() -> CabinetPicture.jpeg(openDoors.get(), pictures.incrementAndGet()));
        switch (fault) {
            case Fault.Slow slow -> LockSupport.parkNanos(slow.millis() * 1_000_000);
            case Fault.Garbage garbage -> ThreadLocalRandom.current().nextBytes(picture);
            case Fault.None none -> {}
            case Fault.Locked locked -> {}
            case Fault.Cut cut -> {}
        }
        return picture;
    }

    private byte[] whole(byte[] picture) {
        return fault instanceof Fault.Cut ? Arrays.copyOf(picture, picture.length / 2) : picture;
    }

    @Override
    public void close() {
        threads.shutdown();
        server.stop(0);
    }
}
