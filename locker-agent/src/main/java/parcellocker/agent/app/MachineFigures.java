package parcellocker.agent.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.app.technician.TestedFile;
import parcellocker.agent.app.technician.WiringFile;
import parcellocker.agent.app.technician.WiringProfile;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.hardware.board.BoardHealth;
import parcellocker.agent.hardware.board.LineHealth;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Figures;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Gathers what the machine says of itself for the technician's screen. A file that cannot be read is told as never written. */
final class MachineFigures {
    private static final Logger LOG = LoggerFactory.getLogger(MachineFigures.class);

    private final Settings settings;
    private final SystemClock clock;

    MachineFigures(Settings settings, SystemClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** {@code heardAt}: uptime when the city was last heard. */
    Figures read(OptionalLong heardAt, Journal.Head head, List<LineHealth> lines) {
        OptionalLong heard =
                heardAt.isPresent() ? OptionalLong.of(clock.uptimeMillis() - heardAt.getAsLong()) : heardAt;
        return new Figures(heard, head.seq() - head.acked(), clock.skewMillis(), wiring(), tested(), told(lines));
    }

    private static List<Figures.Line> told(List<LineHealth> lines) {
        return lines.stream()
                .map(line -> new Figures.Line(
                        line.name(),
                        line.isUp(),
                        line.boards().stream().map(MachineFigures::told).toList()))
                .toList();
    }

    private static Figures.Board told(BoardHealth board) {
        SortedMap<String, Long> faults = new TreeMap<>();
        board.faults().forEach((fault, count) -> {
            if (count > 0) {
                faults.put(fault.name(), count);
            }
        });
        return new Figures.Board(board.id().value(), board.isAnswering(), faults, board.items());
    }

    private Figures.Wiring wiring() {
        SortedMap<CompartmentId, WiringProfile.Place> places = Places.of(settings.layout());
        try {
            WiringProfile profile = new WiringFile(settings.data()).read();
            List<WiringProfile.Verified> right = places.entrySet().stream()
                    .flatMap(place -> Optional.ofNullable(profile.compartments().get(place.getKey()))
                            .filter(known -> known.place().equals(place.getValue()))
                            .stream())
                    .toList();
            OptionalLong oldest =
                    right.stream().mapToLong(WiringProfile.Verified::at).min();
            return new Figures.Wiring(right.size(), places.size(), oldest);
        } catch (IOException | ProblemException unreadable) {
            LOG.warn("{} {}", Problem.CONFIG_UNREADABLE.code(), unreadable.getMessage());
            return new Figures.Wiring(0, places.size(), OptionalLong.empty());
        }
    }

    private Optional<Figures.Tested> tested() {
        try {
            return new TestedFile(settings.data()).read();
        } catch (IOException | ProblemException unreadable) {
            LOG.warn("{} {}", Problem.CONFIG_UNREADABLE.code(), unreadable.getMessage());
            return Optional.empty();
        }
    }
}
