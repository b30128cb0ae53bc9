package parcellocker.agent.uplink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire that can be cut: every connection through it breaks at once, as in the street. */
final class Proxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;

    Proxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(near, far));
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException refused) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(refused);
                }
            }
        }
    }

    /** Until either end is gone: that is what this wire is for. */
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            long carried = from.getInputStream().transferTo(to.getOutputStream());
            assert carried >= 0;
        } catch (IOException cut) {
            assert from.isClosed() || to.isClosed() || cut.getMessage() != null;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
