package parcellocker.sim.bench;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import parcellocker.sim.clockwork.RealTime;
import parcellocker.sim.line.Port;
import parcellocker.sim.line.PtyLine;
import parcellocker.sim.line.SerialEnd;
import parcellocker.sim.line.TcpLine;

/** What carries a line: {@code pty}, {@code tcp:PORT}, {@code tcp:HOST:PORT}, or {@code serial:DEVICE}. */
sealed interface Over {
    /** A pseudo-terminal behind a link that bears the line's name. */
    record Pty() implements Over {}

    /** A serial server on this port; 0 for any free one. */
    record Tcp(String host, int port) implements Over {}

    /** A real serial adapter. */
    record Serial(String device) implements Over {}

    /**
     * Reads what is written of it.
     *
     * @throws IllegalArgumentException if it is none of the above
     */
    static Over of(String text) {
        if (text.equals("pty")) {
            return new Pty();
        }
        if (text.startsWith("serial:") && text.length() > "serial:".length()) {
            return new Serial(text.substring("serial:".length()));
        }
        if (text.matches("tcp:(.+:)?\\d{1,5}")) {
            int colon = text.lastIndexOf(':');
            String host = colon == 3 ? "127.0.0.1" : text.substring("tcp:".length(), colon);
            return new Tcp(host, Integer.parseInt(text.substring(colon + 1)));
        }
        throw new IllegalArgumentException(
                "a line goes over pty, tcp:PORT, tcp:HOST:PORT or serial:DEVICE, not over " + text);
    }

    /** Plugs the line in. */
    default Port port(RealTime time, int baud, Path link) {
        return switch (this) {
            case Pty pty -> new PtyLine(time, baud, link);
            case Tcp tcp -> new TcpLine(time, baud, address(tcp.host()), tcp.port());
            case Serial serial -> new SerialEnd(time, baud, serial.device());
        };
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("there is no host " + host, e);
        }
    }
}
