package parcellocker.bridge.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Status.Place;
import parcellocker.contract.wire.Json;

/** A locker's furniture in memory. */
public final class MemoryFleetBook implements FleetBook {
    private final Map<String, Place> places = new TreeMap<>();
    private final Map<String, Opening> openings = new TreeMap<>();
    private final Map<String, CommandAnswer> answers = new TreeMap<>();
    private final Map<Long, Configured> configured = new TreeMap<>();
    private final Map<String, ReportTold> reports = new TreeMap<>();
    private MemoryLogBook directives = new MemoryLogBook();
    private long birthEpoch;
    private long birthHead;
    private MemoryAlarmBook alarms = new MemoryAlarmBook();
    private final Set<String> heard = new HashSet<>();
    private final Set<String> modes = new TreeSet<>();

    /** A copy that can be thrown away. */
    public MemoryFleetBook copy() {
        MemoryFleetBook copy = new MemoryFleetBook();
        copy.places.putAll(places);
        copy.openings.putAll(openings);
        copy.answers.putAll(answers);
        copy.configured.putAll(configured);
        copy.reports.putAll(reports);
        copy.directives = directives.copy();
        copy.birthEpoch = birthEpoch;
        copy.birthHead = birthHead;
        copy.alarms = alarms.copy();
        copy.heard.addAll(heard);
        copy.modes.addAll(modes);
        return copy;
    }

    /** Number of the last directive that was answered. */
    public long taken() {
        return directives.course().taken();
    }

    @Override
    public List<String> modes() {
        return List.copyOf(modes);
    }

    /** Every compartment heard of, by name. */
    public List<Place> places() {
        return List.copyOf(places.values());
    }

    @Override
    public Optional<Configured> configured(long version) {
        return Optional.ofNullable(configured.get(version));
    }

    @Override
    public void put(Configured one) {
        configured.put(one.version(), one);
    }

    @Override
    public Optional<ReportTold> report(String request) {
        return Optional.ofNullable(reports.get(request));
    }

    @Override
    public void put(ReportTold one) {
        reports.put(one.request(), one);
    }

    @Override
    public long birthHead(long epoch) {
        return epoch == birthEpoch ? birthHead : 0;
    }

    @Override
    public Optional<Place> place(String compartment) {
        return Optional.ofNullable(places.get(compartment));
    }

    @Override
    public void put(Place place) {
        places.put(place.compartment(), place);
    }

    @Override
    public Optional<Opening> opening(String opening) {
        return Optional.ofNullable(openings.get(opening));
    }

    @Override
    public void put(Opening opening) {
        openings.put(opening.opening(), opening);
    }

    @Override
    public List<Opening> unfinished() {
        return openings.values().stream().filter(opening -> !opening.finished()).toList();
    }

    /** What the journal said of operators' commands, by their id. */
    public List<CommandAnswer> answers() {
        return List.copyOf(answers.values());
    }

    @Override
    public void put(CommandAnswer answer) {
        answers.put(answer.command(), answer);
    }

    @Override
    public Optional<CommandAnswer> commandOf(String opening) {
        return answers.values().stream()
                .filter(answer -> opening.equals(answer.opening()))
                .findFirst();
    }

    @Override
    public boolean born(Status.Birth birth, boolean isOld) {
        boolean isNew = heard.add(Json.write(birth));
        if (isNew) {
            modes.clear();
            modes.addAll(birth.modes());
            directives.heard(birth.session());
        }
        if (isOld) {
            birth.compartments().forEach(place -> places.putIfAbsent(place.compartment(), place));
            return isNew;
        }
        directives.heard(birth.session());
        birthEpoch = birth.epoch();
        birthHead = birth.head();
        places.clear();
        birth.compartments().forEach(this::put);
        return isNew;
    }

    /** There is nobody who would accept anything. */
    @Override
    public Built told(Hardware hardware) {
        return new Built(Optional.empty(), false);
    }

    @Override
    public AlarmBook alarms() {
        return alarms;
    }

    @Override
    public void mode(Fact.Mode mode, boolean entered) {
        if (entered) {
            modes.add(mode.name());
        } else {
            modes.remove(mode.name());
        }
    }

    @Override
    public LogBook directives() {
        return directives;
    }

    @Override
    public void forget() {
        openings.clear();
        configured.clear();
        reports.clear();
        answers.clear();
    }
}
