package parcellocker.agent.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parcellocker.agent.hardware.climate.GuestThermometer;
import parcellocker.agent.hardware.climate.ModbusThermometers;
import parcellocker.agent.hardware.climate.Readings;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.contract.problem.Problem;

/** Thermometers on lines of lock boards. They speak Modbus, so the boards must too: to another family their frames may mean anything. */
final class SharedProbes {
    private final Settings settings;

    private SharedProbes(Settings settings) {
        this.settings = settings;
    }

    /** Whether each has a line, and an address of its own on it. */
    static void check(Fields top, Settings settings) {
        SharedProbes probes = new SharedProbes(settings);
        Set<String> places = new TreeSet<>();
        for (Around.Probe probe : probes.all()) {
            if (probe.place() instanceof Around.Place.Shared shared) {
                probes.mistake(shared)
                        .or(() -> places.add(shared.lockLine() + " " + shared.device())
                                ? Optional.empty()
                                : Optional.of("has the address of another probe on that line"))
                        .ifPresent(mistake ->
                                top.note(Problem.CONFIG_CONFLICT, "climate", "probe '" + probe.id() + "' " + mistake));
            }
        }
    }

    private Optional<String> mistake(Around.Place.Shared place) {
        Optional<Settings.Line> line = settings.lines().stream()
                .filter(known -> known.id().equals(place.lockLine()))
                .findFirst();
        if (line.isEmpty()) {
            return Optional.of("names lockLine '" + place.lockLine() + "', known: "
                    + settings.lines().stream().map(Settings.Line::id).toList());
        }
        List<Layout.Board> boards = settings.layout().boards().stream()
                .filter(board -> line.get().boards().contains(board.id()))
                .toList();
        if (boards.stream().anyMatch(board -> board.family() != Family.MODBUS)) {
            return Optional.of("hangs on a line whose boards do not speak Modbus");
        }
        return boards.stream()
                .filter(board -> board.protocol().address() == place.device())
                .findFirst()
                .map(board -> "has address " + place.device() + ", as board " + board.id() + " of that line has");
    }

    private List<Around.Probe> all() {
        return settings.around().climate().map(Around.Thermometers::probes).orElse(List.of());
    }

    /** The probes that hang on that line. */
    static List<ModbusThermometers.Probe> on(String lockLine, Around.Thermometers thermometers) {
        return thermometers.probes().stream()
                .filter(probe -> probe.place() instanceof Around.Place.Shared shared
                        && shared.lockLine().equals(lockLine))
                .map(SharedProbes::wired)
                .toList();
    }

    private static ModbusThermometers.Probe wired(Around.Probe probe) {
        Around.Place.Shared place = (Around.Place.Shared) probe.place();
        return new ModbusThermometers.Probe(probe.id(), place.device(), place.map());
    }

    /** Who lets a thermometer be asked on a line of lock boards. */
    @FunctionalInterface
    interface Host {
        void host(String lockLine, GuestThermometer thermometer);
    }

    /** Has every one asked from now on. */
    static void start(
            List<Settings.Line> lines, Around.Thermometers probes, Host host, Readings readings, Uptime uptime) {
        for (Settings.Line line : lines) {
            long replyMillis = line.manners().replyMillis();
            on(line.id(), probes)
                    .forEach(probe -> host.host(line.id(), new GuestThermometer(probe, readings, uptime, replyMillis)));
        }
    }

    /** Has them asked on lines that nobody else uses now: the technician's test is alone. Not started yet. */
    static List<ModbusThermometers> alone(
            List<Settings.Line> lines, Around.Thermometers probes, Readings readings, Uptime uptime) {
        return lines.stream()
                .filter(line -> !on(line.id(), probes).isEmpty())
                .map(line -> new ModbusThermometers(
                        new ModbusThermometers.Wiring(
                                line.id(), Wires.source(line.plug()), Wires.manners(line), on(line.id(), probes)),
                        readings,
                        uptime))
                .toList();
    }
}
