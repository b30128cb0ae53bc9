package parcellocker.agent.hardware.line;

/**
 * A serial line behind a serial server in the cabinet, which gives its bytes over TCP.
 *
 * @param host name or address
 * @param port 1..65535
 */
public record TcpSettings(String host, int port) {
    /** A server packs bytes by the gaps between them: what it gives may pause longer than the line does. */
    public static final long QUIET_MILLIS = 20;

    public TcpSettings {
        if (host.isBlank() || !host.equals(host.strip())) {
            throw new IllegalArgumentException("a serial server needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not 1..65535");
        }
    }

    /** Of {@code host:port}; an IPv6 address stands in brackets. */
    public static TcpSettings of(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(0, colon));
        String port = text.substring(colon + 1);
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        if (colon < 0 || !port.matches("[0-9]{1,5}") || (!isBracketed && host.contains(":"))) {
            throw new IllegalArgumentException("host:port is expected");
        }
        return new TcpSettings(isBracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
    }
}
