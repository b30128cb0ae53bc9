package parcellocker.agent.hardware.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line behind a serial server. A selector waits for bytes, because a wait must end to the millisecond and when its thread is
 * interrupted. A server whose power or cable is gone says nothing at all: then no board answers, and the line's owner opens it anew.
 */
public final class TcpChannel implements ByteChannel {
    private static final Logger LOG = LoggerFactory.getLogger(TcpChannel.class);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int CHUNK_BYTES = 256;

    private final SocketChannel socket;
    private final Selector selector;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    private TcpChannel(SocketChannel socket, Selector selector) {
        this.socket = socket;
        this.selector = selector;
    }

    /**
     * Connects, with the name looked up afresh.
     *
     * @throws IOException if nobody is there within 3 s
     */
    public static TcpChannel open(TcpSettings settings) throws IOException {
        SocketChannel socket = SocketChannel.open();
        boolean isOpen = false;
        try {
            // A frame is a whole thought and waits for no other; a dead peer is to be noticed by the kernel, too.
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            socket.socket().connect(new InetSocketAddress(settings.host(), settings.port()), CONNECT_MILLIS);
            socket.configureBlocking(false);
            Selector selector = Selector.open();
            socket.register(selector, SelectionKey.OP_READ);
            isOpen = true;
            return new TcpChannel(socket, selector);
        } finally {
            if (!isOpen) {
                socket.close();
            }
        }
    }

    @Override
    public byte[] read(long waitMillis) throws IOException, InterruptedException {
        if (waitMillis > 0) {
            selector.select(waitMillis);
        } else {
            selector.selectNow();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("line closed");
        }
        selector.selectedKeys().clear();
        return taken();
    }

    private byte[] taken() throws LineLostException {
        chunk.clear();
        int count = count();
        if (count < 0) {
            throw new LineLostException("the serial server has closed the line");
        }
        return Arrays.copyOf(chunk.array(), count);
    }

    private int count() throws LineLostException {
        try {
            return socket.read(chunk);
        } catch (IOException reset) {
            throw new LineLostException("the serial server is gone: " + reset.getMessage());
        }
    }

    /** A frame is far smaller than what a connection takes at once: if it does not, nobody has taken anything for long. */
    @Override
    public void write(byte[] bytes) throws IOException {
        // An interrupted thread would close the connection, and a coil may still have to be told to let go.
        boolean wasInterrupted = Thread.interrupted();
        try {
            int written = socket.write(ByteBuffer.wrap(bytes));
            if (written != bytes.length) {
                LineLostException full =
                        new LineLostException("the serial server took " + written + " of " + bytes.length + " bytes");
                throw written == 0 ? new UnsentException(full) : full;
            }
        } catch (LineLostException | UnsentException known) {
            throw known;
        } catch (IOException reset) {
            // One call of the system: it fails only if it took nothing.
            throw new UnsentException(new LineLostException("the serial server is gone: " + reset.getMessage()));
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try (socket) {
            selector.close();
        } catch (IOException broken) {
            LOG.debug("a connection did not close cleanly", broken);
        }
    }
}
