package parcellocker.sim.board;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The faults that wait for the next requests, each for so many of them. */
public final class Faults {
    /** A number of requests that never runs out. */
    public static final int FOR_EVER = Integer.MAX_VALUE;

    private final List<Armed> armed = new ArrayList<>();

    /** Lets a fault befall the next {@code requests} requests, besides those already waiting. */
    public void inject(BoardFault fault, int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("a fault befalls at least one request, not " + requests);
        }
        armed.add(new Armed(fault, requests));
    }

    /** Puts everything right. */
    public void heal() {
        armed.clear();
    }

    /** Whether this would befall the next request. */
    public boolean has(BoardFault fault) {
        for (Armed one : armed) {
            if (one.fault.equals(fault)) {
                return true;
            }
        }
        return false;
    }

    /** What would befall the next request. */
    public List<BoardFault> present() {
        return armed.stream().map(a -> a.fault).toList();
    }

    /** What befalls this request; counts it. */
    public List<BoardFault> befall() {
        List<BoardFault> now = present();
        for (Iterator<Armed> each = armed.iterator(); each.hasNext(); ) {
            Armed one = each.next();
            if (one.left != FOR_EVER && --one.left == 0) {
                each.remove();
            }
        }
        return now;
    }

    private static final class Armed {
        private final BoardFault fault;
        private int left;

        private Armed(BoardFault fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }
}
