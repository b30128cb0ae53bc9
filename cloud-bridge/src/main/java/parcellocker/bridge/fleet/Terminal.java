package parcellocker.bridge.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.topic.LockerId;

/**
 * A locker as it is registered, with what its latest birth said.
 *
 * @param sealTo public JWK; what goes down in secret is sealed to it
 * @param given number of the last directive
 * @param taken number of the last directive that the locker answered
 * @param unsent entries that the locker had not sent at its birth
 * @param session nonce that commands must quote; null if the locker was never heard
 * @param bornAt when the city heard that birth; null if never
 * @param modes what takes rights away from it now, by name
 * @param enrolFrom in its epoch, directives go on after this number
 */
public record Terminal(
        LockerId locker,
        String name,
        String address,
        String sealTo,
        long epoch,
        long given,
        long taken,
        @Nullable String software,
        long unsent,
        @Nullable String session,
        @Nullable Instant bornAt,
        List<String> modes,
        long enrolFrom) {
    public Terminal {
        modes = List.copyOf(modes);
    }
}
