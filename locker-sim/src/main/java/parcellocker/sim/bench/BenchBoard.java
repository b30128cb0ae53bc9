package parcellocker.sim.bench;

import java.util.List;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.VirtualBoard;

/** A board of the bench, and what is wrong with it. Belongs to the timeline's thread. */
final class BenchBoard {
    private final CabinetLayout.BoardPlace place;
    private final VirtualBoard board;
    private int address;

    BenchBoard(CabinetLayout.BoardPlace place, VirtualBoard board) {
        this.place = place;
        this.board = board;
        this.address = place.address();
    }

    VirtualBoard board() {
        return board;
    }

    void inject(BoardFault fault, int requests) {
        board.faults().inject(fault, requests);
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
        return new BoardView(place.id(), place.family(), line, address, place.channels(), faults());
    }

    /**
     * A board as it is.
     *
     * @param id as in the layout
     * @param family its family
     * @param line where it hangs
     * @param address what its switch says now
     * @param channels outputs it has
     * @param faults what befalls the next request
     */
    record BoardView(String id, String family, String line, int address, int channels, List<String> faults) {}
}
