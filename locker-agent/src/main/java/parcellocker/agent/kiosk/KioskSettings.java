package parcellocker.agent.kiosk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Where the touchscreen is served.
 *
 * @param host a loopback address; anything else is refused, because whoever reaches the page stands in front of the locker
 * @param port TCP port; 0 takes a free one
 * @param bootToken what the launcher's URL must carry, at least 16 characters; empty lets every program on this machine in
 * @param quiet when the screen is dark and silent; empty: never
 */
public record KioskSettings(String host, int port, Optional<String> bootToken, Optional<QuietHours> quiet) {
    private static final int SHORTEST_TOKEN = 16;

    public KioskSettings {
        if (!isLoopback(host)) {
            throw new ProblemException(Problem.CONFIG_OUT_OF_RANGE, "kiosk host must be a loopback address");
        }
        if (port < 0 || port > 65535) {
            throw new ProblemException(Problem.CONFIG_OUT_OF_RANGE, "kiosk port must be 0..65535");
        }
        if (bootToken.isPresent() && bootToken.get().length() < SHORTEST_TOKEN) {
            throw new ProblemException(
                    Problem.CONFIG_OUT_OF_RANGE,
                    "kiosk boot token must have at least " + SHORTEST_TOKEN + " characters");
        }
    }

    /** A screen that is never quiet. */
    public KioskSettings(String host, int port, Optional<String> bootToken) {
        this(host, port, bootToken, Optional.empty());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new ProblemException(Problem.CONFIG_OUT_OF_RANGE, "kiosk host is not an address", unknown);
        }
    }

    @Override
    public String toString() {
        return "KioskSettings[" + host + ":" + port + (bootToken.isPresent() ? ", with token]" : ", open]");
    }
}
