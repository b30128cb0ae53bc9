package parcellocker.sim.line;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.sim.clockwork.RealTime;

/**
 * A serial server: a line behind a TCP port, for one client at a time. Whoever comes while another is there is turned
 * away at once. Unplugged, it resets its client and refuses others; plugged in, it listens on the same port again.
 */
public final class TcpLine implements Port {
    private static final Logger LOG = LoggerFactory.getLogger(TcpLine.class);
    private static final int BACKLOG = 4;
    private static final int BUFFER = 4096;

    private final InetAddress host;
    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();
    private int port;
    private @Nullable ServerSocket server;
    private @Nullable Thread accepting;
    private @Nullable Socket client;

    /**
     * Plugs a line in at once.
     *
     * @param host where to listen
     * @param port 0 for any free one
     */
    public TcpLine(RealTime time, int baud, InetAddress host, int port) {
        this.host = host;
        this.port = port;
        wire = new Wire(time, baud);
        plug();
    }

    /** The port that was taken. */
    public int port() {
        return port;
    }

    @Override
    public String name() {
        return host.getHostAddress() + ":" + port;
    }

    @Override
    public void send(byte[] bytes) {
        wire.send(bytes, this::write);
    }

    private boolean write(byte value) {
        Socket to = locked(() -> client);
        if (to == null) {
            return false;
        }
        try {
            to.getOutputStream().write(value);
            return true;
        } catch (IOException gone) {
            LOG.debug("line {} sends to nobody: {}", name(), gone.toString());
            return false; // its reader sees the same, and makes room for the next
        }
    }

    @Override
    public void listen(Ear ear) {
        wire.listen(ear);
    }

    @Override
    public void tapSent(Ear ear) {
        wire.tapSent(ear);
    }

    @Override
    public void inject(byte[] bytes) {
        wire.inject(bytes);
    }

    @Override
    public boolean isPlugged() {
        return locked(() -> server) != null;
    }

    @Override
    public boolean isAttached() {
        return locked(() -> client) != null;
    }

    @Override
    public void plug() {
        if (isPlugged()) {
            return;
        }
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(host, port), BACKLOG);
            port = opened.getLocalPort();
            locked(() -> server = opened);
            accepting = Thread.ofVirtual().name("tcp line " + port).start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket next = from.accept();
                if (isTaken(next, from)) {
                    Thread.ofVirtual().name("tcp line " + port).start(() -> read(next));
                } else {
                    reset(next);
                }
            } catch (IOException closed) {
                // Only the end of the server socket ends the loop: one client's bad start is its own.
                LOG.info("line {} accepts nobody just now: {}", name(), closed.toString());
            }
        }
    }

    private boolean isTaken(Socket next, ServerSocket from) {
        lock.lock();
        try {
            boolean isFree = client == null && Objects.equals(server, from);
            client = isFree ? next : client;
            return isFree;
        } finally {
            lock.unlock();
        }
    }

    private void read(Socket from) {
        byte[] buffer = new byte[BUFFER];
        try {
            from.setTcpNoDelay(true);
            for (int count = from.getInputStream().read(buffer); count >= 0; ) {
                wire.received(Arrays.copyOf(buffer, count));
                count = from.getInputStream().read(buffer);
            }
        } catch (IOException gone) {
            LOG.info("line {} lost its client: {}", name(), gone.toString());
        } finally {
            close(from);
        }
    }

    private void close(Socket from) {
        if (!isLeft(from)) {
            return; // whoever pulled the plug resets it
        }
        try {
            from.close();
        } catch (IOException e) {
            LOG.info("line {} cannot close its client: {}", name(), e.toString());
        }
    }

    /** Makes room for the next client; to one alone of those who ask at once it is left to close this one. */
    private boolean isLeft(Socket from) {
        lock.lock();
        try {
            boolean isHeld = Objects.equals(client, from);
            client = isHeld ? null : client;
            return isHeld;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void unplug() {
        try {
            ServerSocket open = locked(() -> server);
            locked(() -> server = null);
            if (open != null) {
                open.close();
                awaitFreePort();
            }
            Socket held = locked(() -> client);
            if (held != null && isLeft(held)) {
                reset(held);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system keeps the port taken until the thread that waits at it has left. */
    private void awaitFreePort() throws IOException {
        try {
            if (accepting != null) {
                accepting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while line " + name() + " gave its port back");
        }
    }

    /** Closes so that the other side reads a reset, not an end. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private interface Look<T extends @Nullable Object> {
        T at();
    }

    private <T extends @Nullable Object> T locked(Look<T> look) {
        lock.lock();
        try {
            return look.at();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        unplug();
    }
}
