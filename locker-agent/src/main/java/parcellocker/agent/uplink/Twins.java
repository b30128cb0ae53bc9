package parcellocker.agent.uplink;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/**
 * Whether another board speaks with this one's identity: the broker serves one session of a client and ends the elder with a reason
 * of its own. Once may be a broker that has lost count; again within ten minutes is somebody else, who comes back as this board does.
 * Belongs to the line's one thread; times are uptime.
 */
final class Twins {
    /** MQTT 5: "session taken over". */
    static final int TAKEN_OVER = 0x8E;

    static final long AGAIN_MILLIS = 600_000;
    /** So long must nobody have come before the alarm ends: a twin that is switched on by day only is one too. */
    static final long QUIET_MILLIS = 24 * 3_600_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Twins.class);

    private final Inbox inbox;
    private final BooleanSupplier isOn;
    private OptionalLong latest = OptionalLong.empty();
    private long quietSince;
    /** Only the latest counts: an inbox that is full delays it and loses nothing. */
    private Optional<Boolean> untold = Optional.empty();

    /** @param isOn whether the alarm is on, also since before this process */
    Twins(Inbox inbox, BooleanSupplier isOn, long now) {
        this.inbox = inbox;
        this.isOn = isOn;
        this.quietSince = now;
    }

    /** The broker ended a session of this board for another one. */
    void takenOver(long now) {
        boolean isAgain = latest.isPresent() && now - latest.getAsLong() <= AGAIN_MILLIS;
        LOG.warn("{} another client has taken this locker's session over", Problem.IDENTITY_DOUBLED.code());
        if (isAgain) {
            untold = Optional.of(true);
        }
        latest = OptionalLong.of(now);
        quietSince = now;
    }

    /** The city is there, and nobody has put this board off the line. */
    void undisturbed(long now) {
        if (untold.isEmpty() && now - quietSince >= QUIET_MILLIS && isOn.getAsBoolean()) {
            untold = Optional.of(false);
        }
    }

    /** Whether the core still has to be told; ask again soon. */
    boolean tell() {
        if (untold.isPresent() && inbox.offer(new Input.AlarmSeen(Alarm.TWIN, untold.get(), ""))) {
            untold = Optional.empty();
        }
        return untold.isPresent();
    }
}
