package parcellocker.bridge.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One address with several bridges behind it: bytes of each connection go to the one that is its turn. */
final class Front implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile URI behind = URI.create("http://127.0.0.1:1");

    Front() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** From now on; connections that are open are cut. */
    void to(Web web) {
        behind = URI.create(web.url());
        open.forEach(Front::shut);
    }

    private void serve() {
        try {
            while (true) {
                Socket here = door.accept();
                Socket there = new Socket(behind.getHost(), behind.getPort());
                open.add(here);
                open.add(there);
                Thread.ofVirtual().start(() -> pump(here, there));
                Thread.ofVirtual().start(() -> pump(there, here));
            }
        } catch (IOException closed) {
            open.forEach(Front::shut);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException ended) {
            shut(from);
        } finally {
            shut(to);
            open.remove(to);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
