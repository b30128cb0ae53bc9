package parcellocker.agent.hardware.climate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/**
 * What every probe said last, and whether one has been out of its bounds, or silent, for too long. A door that is opened lets warm
 * air in and is no alarm; a fan that has failed is.
 */
public final class Climate implements Readings {
    private static final Logger LOG = LoggerFactory.getLogger(Climate.class);
    private static final long NEVER = Long.MIN_VALUE;

    private final Map<String, State> probes = new TreeMap<>();
    private final Optional<String> doors;
    private final Inbox inbox;
    private final Uptime uptime;
    private Optional<Input> told = Optional.empty();
    private boolean isTold;
    private boolean isAlarm;

    /**
     * What is right for a probe, in thousandths of a degree.
     *
     * @param overMillis so long it may be wrong without a break
     */
    public record Bounds(int low, int high, long overMillis) {
        public Bounds {
            if (low >= high) {
                throw new IllegalArgumentException("low " + low + " is not below high " + high);
            }
        }

        boolean hold(Reading reading) {
            return reading.milliCelsius().isPresent()
                    && reading.milliCelsius().getAsInt() >= low
                    && reading.milliCelsius().getAsInt() <= high;
        }
    }

    /** The newest of one probe; {@code at}: uptime. */
    public record Newest(String probe, Reading reading, long at) {}

    private static final class State {
        private final Bounds bounds;
        private Reading reading = Reading.NONE;
        private long at;
        private long wrongSince;

        State(Bounds bounds, long now) {
            this.bounds = bounds;
            this.at = now;
            this.wrongSince = now;
        }
    }

    /** Of probes that have said nothing yet, which may last as long as a wrong temperature. */
    public Climate(Map<String, Bounds> bounds, Inbox inbox, Uptime uptime) {
        this(bounds, Optional.empty(), inbox, uptime);
    }

    /**
     * The same, and one probe tells how warm it is at the doors: each of its readings that is another than the one before goes to the
     * core, its silence too.
     */
    public Climate(Map<String, Bounds> bounds, Optional<String> doors, Inbox inbox, Uptime uptime) {
        this.doors = doors;
        this.inbox = inbox;
        this.uptime = uptime;
        bounds.forEach((probe, right) -> probes.put(probe, new State(right, uptime.millis())));
    }

    @Override
    public synchronized void read(String probe, Reading reading) {
        State state = probes.get(probe);
        if (state == null) {
            throw new IllegalArgumentException("no probe " + probe);
        }
        long now = uptime.millis();
        state.reading = reading;
        state.at = now;
        if (state.bounds.hold(reading)) {
            state.wrongSince = NEVER;
        } else if (state.wrongSince == NEVER) {
            state.wrongSince = now;
        }
        tell(now);
        doors.filter(probe::equals).ifPresent(ours -> tellOfDoors(reading));
    }

    private void tellOfDoors(Reading reading) {
        Optional<Input> seen = Optional.of(new Input.TemperatureSeen(reading.milliCelsius()));
        if (!seen.equals(told) && inbox.offer(seen.get())) {
            told = seen;
        }
    }

    /** Every probe's newest, in order of their names. */
    public synchronized List<Newest> newest() {
        List<Newest> newest = new ArrayList<>();
        probes.forEach((probe, state) -> newest.add(new Newest(probe, state.reading, state.at)));
        return newest;
    }

    /** The alarm is told when it changes, and once at the start; an inbox that is full is told at the next reading. */
    private void tell(long now) {
        List<String> wrong = new ArrayList<>();
        probes.forEach((probe, state) -> {
            if (state.wrongSince != NEVER && now - state.wrongSince >= state.bounds.overMillis()) {
                wrong.add(probe);
            }
        });
        boolean isWrong = !wrong.isEmpty();
        boolean isKnown = isWrong || probes.values().stream().allMatch(state -> state.wrongSince == NEVER);
        if (isKnown && (!isTold || isWrong != isAlarm)) {
            isTold = inbox.offer(new Input.AlarmSeen(Input.AlarmSeen.Alarm.CLIMATE, isWrong, String.join(" ", wrong)));
            if (isTold && isAlarm != isWrong) {
                isAlarm = isWrong;
                LOG.warn("{} climate {}", Problem.CLIMATE_WRONG.code(), isWrong ? "wrong at " + wrong : "right again");
            }
        }
    }
}
