package parcellocker.agent.locker;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.contract.problem.Problem;

/**
 * What the machine around the locker says of itself when a technician asks: the line to the city, the clock, and what the tools of the
 * command line have found and written down.
 *
 * @param heardMillis how long ago the city was last heard; empty: not since this process began
 * @param unsent entries that the city has not confirmed
 * @param skewMillis the machine's own clock less the city's, when the city last told the time; empty: it has not yet
 * @param lines the lines of lock boards, as they are now
 */
public record Figures(
        OptionalLong heardMillis,
        long unsent,
        OptionalLong skewMillis,
        Wiring wiring,
        Optional<Tested> tested,
        List<Line> lines) {
    public Figures {
        lines = List.copyOf(lines);
    }

    /**
     * The verified profile that {@code wire} writes.
     *
     * @param verified compartments that hang where they were verified
     * @param of compartments in all
     * @param at when the oldest of them was verified, Unix milliseconds; empty: none
     */
    public record Wiring(int verified, int of, OptionalLong at) {}

    /**
     * The latest run of {@code selftest}.
     *
     * @param at Unix milliseconds
     * @param checks how many things were asked
     */
    public record Tested(long at, int checks, List<Failed> failed) {
        public Tested {
            failed = List.copyOf(failed);
        }
    }

    /**
     * A line of lock boards.
     *
     * @param isUp whether its device is open; a line can be up with no board that answers
     */
    public record Line(String name, boolean isUp, List<Board> boards) {
        public Line {
            boards = List.copyOf(boards);
        }
    }

    /**
     * A lock board.
     *
     * @param faults how often each kind of bad frame was met since this process began, by its name; none that never was
     * @param items of boards that look into compartments: whether something lies there. It decides nothing
     */
    public record Board(
            String name, boolean isAnswering, SortedMap<String, Long> faults, SortedMap<CompartmentId, Boolean> items) {
        public Board {
            faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
            items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        }
    }

    /** One that did not answer as it should. */
    public record Failed(String check, Problem problem) {}
}
