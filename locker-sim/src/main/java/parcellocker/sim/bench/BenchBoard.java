package parcellocker.sim.bench;

import java.util.List;
import parcellocker.sim.board.VirtualBoard;

/** A board of the bench, and what is wrong with it. Belongs to the timeline's thread. */
final class BenchBoard {
    private final CabinetLayout.BoardPlace place;
    private final VirtualBoard board;
    private int address;
    private String written = Ailment.NONE;

    BenchBoard(CabinetLayout.BoardPlace place, VirtualBoard board) {
        this.place = place;
        this.board = board;
        this.address = place.address();
    }

    VirtualBoard board() {
        return board;
    }

    /** From now on it suffers from that alone. */
    void inject(Ailment ailment) {
        board.faults().heal();
        board.faults().inject(ailment.fault(), ailment.requests());
        written = ailment.written();
    }

    /** Puts it right, its address switch too. */
    void heal() {
        board.faults().heal();
        readdress(place.address());
    }

    void readdress(int next) {
        board.readdress(next);
        address = next;
    }

    List<String> faults() {
        return board.faults().present().stream()
                .map(fault -> fault.getClass().getSimpleName())
                .toList();
    }

    BoardView view(String line) {
        List<String> faults = faults();
        return new BoardView(
                place.id(),
                place.family(),
                line,
                address,
                place.address(),
                place.channels(),
                faults.isEmpty() ? Ailment.NONE : written,
                faults);
    }

    /**
     * A board as it is.
     *
     * @param id as in the layout
     * @param family its family
     * @param line where it hangs
     * @param address what its switch says now
     * @param rightAddress what it says in the layout
     * @param channels outputs it has
     * @param ails what it suffers from, as it was asked for: {@code kind=late&millis=500}, or {@code kind=none}
     * @param faults what befalls the next request
     */
    record BoardView(
            String id,
            String family,
            String line,
            int address,
            int rightAddress,
            int channels,
            String ails,
            List<String> faults) {}
}
