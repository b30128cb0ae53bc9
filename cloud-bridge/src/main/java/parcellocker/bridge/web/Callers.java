package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Who asks, as far as a limit is concerned. */
final class Callers {
    /** One household has all addresses that begin with these bytes. */
    private static final int NETWORK_BYTES = 8;

    private Callers() {}

    /**
     * An address, of IPv6 its network.
     *
     * @param isForwarded whether the proxy in front is believed: it is the last who adds to the header
     */
    static String address(Context ctx, boolean isForwarded) {
        String peer = ctx.req().getRemoteAddr();
        return network(
                isForwarded
                        ? Optional.ofNullable(ctx.header("X-Forwarded-For"))
                                .map(all ->
                                        all.substring(all.lastIndexOf(',') + 1).strip())
                                .orElse(peer)
                        : peer);
    }

    static String network(String address) {
        String plain = address.replaceAll("[\\[\\]]", "");
        boolean isSix = plain.length() <= 45 && plain.contains(":") && plain.matches("[0-9a-fA-F:.]+");
        if (!isSix) {
            return plain.matches("[0-9.]{7,15}") ? plain : "other";
        }
        try {
            // Of such a text no name is ever looked up.
            InetAddress parsed = InetAddress.getByName(plain);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return "other";
        }
    }
}
