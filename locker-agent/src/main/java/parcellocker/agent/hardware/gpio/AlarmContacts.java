package parcellocker.agent.hardware.gpio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.locker.Input.AlarmSeen;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/**
 * Contacts that raise an alarm: the hatch, the mains. Each is told once it has stood so for a while, first as it is at the start, and
 * again until the inbox takes it. One that cannot be read counts as an alarm: a cut wire is one way in.
 */
public final class AlarmContacts {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmContacts.class);
    private final List<Watched> watched = new ArrayList<>();
    private final Inbox inbox;
    private final Uptime uptime;

    /** One contact. {@code steadyMillis}: so long it must stand before it counts. */
    public record Contact(Pins.Input pin, long steadyMillis) {}

    private static final class Watched {
        private final Alarm alarm;
        private final Contact contact;
        private Optional<Boolean> told = Optional.empty();
        private Optional<Boolean> last = Optional.empty();
        private long since;

        Watched(Alarm alarm, Contact contact) {
            this.alarm = alarm;
            this.contact = contact;
        }
    }

    /** Of contacts that nobody has looked at yet. */
    public AlarmContacts(Map<Alarm, Contact> contacts, Inbox inbox, Uptime uptime) {
        this.inbox = inbox;
        this.uptime = uptime;
        contacts.forEach((alarm, contact) -> watched.add(new Watched(alarm, contact)));
    }

    /** Looks at each once; to be called some ten times a second. */
    public void look() {
        watched.forEach(this::look);
    }

    private void look(Watched each) {
        Optional<Boolean> now = Optional.of(isOn(each));
        if (!now.equals(each.last)) {
            each.last = now;
            each.since = uptime.millis();
        }
        boolean isSteady = uptime.millis() - each.since >= each.contact.steadyMillis();
        if (isSteady && !now.equals(each.told) && inbox.offer(new AlarmSeen(each.alarm, now.get(), ""))) {
            log(each, now.get());
            each.told = now;
        }
    }

    private static boolean isOn(Watched each) {
        try {
            return each.contact.pin().isOn();
        } catch (IOException unreadable) {
            LOG.debug("{}: {}", each.alarm, unreadable.getMessage());
            return true;
        }
    }

    private static void log(Watched each, boolean on) {
        Problem problem = switch (each.alarm) {
            case HATCH -> Problem.HATCH_OPEN;
            case MAINS -> Problem.MAINS_LOST;
            case CLIMATE -> Problem.CLIMATE_WRONG;
            case GATE -> Problem.GATE_WRONG;
            case CAMERA -> Problem.CAMERA_BLIND;
            case TWIN -> Problem.IDENTITY_DOUBLED;
        };
        if (on) {
            LOG.warn("{} {} alarm", problem.code(), each.alarm);
        } else {
            LOG.info("{} is as it should be", each.alarm);
        }
    }
}
