package parcellocker.agent.hardware.gpio;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.locker.Input.AlarmSeen;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/**
 * Reads behind the gate whether the coils really have power. It only tells: a sense wire that is cut keeps no door shut. What was
 * seen wrong with the gate up is over once power is seen with it up, and the same with it down.
 */
public final class GateSense {
    private static final Logger LOG = LoggerFactory.getLogger(GateSense.class);
    /** A pulse and its margin are longer; a relay that bounces is not. */
    static final long UP_MILLIS = 200;
    /** What the boards' capacitors hold is gone by then. */
    static final long DOWN_MILLIS = 2_000;

    private final Pins.Input pin;
    private final BooleanSupplier isUp;
    private final Inbox inbox;
    private final Uptime uptime;
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private Optional<Seen> last = Optional.empty();
    private long since;
    private Optional<AlarmSeen> told = Optional.empty();

    /** What can be wrong. */
    enum Fault {
        /** Power though the gate is down: a welded relay, a bridge, the rescue key left turned. */
        WELDED,
        /** No power though the gate is up: a fuse, a dead relay, a cut sense wire. */
        DEAD,
        /** The sense pin cannot be read. */
        UNREAD
    }

    private record Seen(boolean isUp, Optional<Boolean> hasPower) {}

    /** Of a gate that nobody has looked at yet. */
    public GateSense(Pins.Input pin, SupplyGate gate, Inbox inbox, Uptime uptime) {
        this(pin, gate::isUp, inbox, uptime);
    }

    GateSense(Pins.Input pin, BooleanSupplier isUp, Inbox inbox, Uptime uptime) {
        this.pin = pin;
        this.isUp = isUp;
        this.inbox = inbox;
        this.uptime = uptime;
    }

    /** Looks once; to be called some ten times a second. */
    public void look() {
        Optional<Seen> now = Optional.of(new Seen(isUp.getAsBoolean(), read()));
        if (!now.equals(last)) {
            last = now;
            since = uptime.millis();
        }
        if (uptime.millis() - since >= (now.get().isUp() ? UP_MILLIS : DOWN_MILLIS)) {
            judge(now.get());
            tell();
        }
    }

    private Optional<Boolean> read() {
        try {
            return Optional.of(pin.isOn());
        } catch (IOException unreadable) {
            LOG.debug("{}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private void judge(Seen seen) {
        if (seen.hasPower().isEmpty()) {
            faults.add(Fault.UNREAD);
            return;
        }
        faults.remove(Fault.UNREAD);
        Fault possible = seen.isUp() ? Fault.DEAD : Fault.WELDED;
        if (seen.hasPower().get() == seen.isUp()) {
            faults.remove(possible);
        } else {
            faults.add(possible);
        }
    }

    /** At the first judgement and at each change; an inbox that is full is told at the next look. */
    private void tell() {
        String detail = String.join(" ", faults.stream().map(Fault::name).toList());
        Optional<AlarmSeen> now = Optional.of(new AlarmSeen(Alarm.GATE, !faults.isEmpty(), detail));
        if (!now.equals(told) && inbox.offer(now.get())) {
            told = now;
            if (now.get().on()) {
                LOG.warn("{} the lock supply's gate: {}", Problem.GATE_WRONG.code(), detail);
            } else {
                LOG.info("the lock supply's gate is as it should be");
            }
        }
    }
}
