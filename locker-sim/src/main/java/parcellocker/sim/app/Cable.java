package parcellocker.sim.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** The network between locker and city: a TCP relay on loopback that can be cut and joined. */
final class Cable implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final List<Socket> open = new ArrayList<>();
    private boolean cut;

    private Cable(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** A cable to that port of this machine. */
    static Cable to(int target) throws IOException {
        Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().name("cable").start(cable::accept);
        return cable;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every connection breaks, and none can be made. */
    synchronized void cut() {
        cut = true;
        open.forEach(Cable::close);
        open.clear();
    }

    synchronized void join() {
        cut = false;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                connect(server.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private synchronized void connect(Socket near) {
        if (cut) {
            close(near);
            return;
        }
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(near);
            open.add(far);
            Thread.ofVirtual().start(() -> pump(near, far));
            Thread.ofVirtual().start(() -> pump(far, near));
        } catch (IOException nobodyThere) {
            close(near);
        }
    }

    private static void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException broken) {
            close(from);
        }
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            System.err.println("cable: " + closedAlready.getMessage());
        }
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException closedAlready) {
            System.err.println("cable: " + closedAlready.getMessage());
        }
    }
}
