package parcellocker.sim.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** The line between a locker and a server of the city: it can be cut, also after so many bytes, and lead to another port. */
final class Cable implements AutoCloseable {
    private final ServerSocket end;
    private final AtomicLong carried = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private volatile int port;
    private volatile long left = Long.MAX_VALUE;

    Cable(int port) throws IOException {
        this.port = port;
        this.end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("cable").daemon().start(this::accept);
    }

    int port() {
        return end.getLocalPort();
    }

    /** Leads there from now on, and carries everything. */
    void leadsTo(int other) {
        port = other;
        carried.set(0);
        left = Long.MAX_VALUE;
    }

    /** Is cut once the locker has sent so much more. */
    void breaksAfter(long bytes) {
        left = bytes;
    }

    /** What the locker has sent since it leads where it does. */
    long carried() {
        return carried.get();
    }

    /** How many calls did not come to their end. */
    long broken() {
        return broken.get();
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                Socket near = end.accept();
                if (left <= 0) {
                    near.close();
                } else {
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                    Thread.ofPlatform().daemon().start(() -> carry(near, far, true));
                    Thread.ofPlatform().daemon().start(() -> carry(far, near, false));
                }
            } catch (IOException refused) {
                // The server is away, or this is closed: whoever called sees it.
                broken.incrementAndGet();
            }
        }
    }

    private void carry(Socket from, Socket to, boolean isUp) {
        byte[] block = new byte[4_096];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int read = in.read(block);
            while (read >= 0) {
                if (isUp && !mayPass(read)) {
                    throw new IOException("cut");
                }
                out.write(block, 0, read);
                read = in.read(block);
            }
        } catch (IOException gone) {
            broken.incrementAndGet();
        }
    }

    private synchronized boolean mayPass(int bytes) {
        carried.addAndGet(bytes);
        left -= bytes;
        return left > 0;
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
