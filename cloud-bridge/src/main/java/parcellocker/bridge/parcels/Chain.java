package parcellocker.bridge.parcels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Stamp;

/**
 * In whose hands a parcel was, from what was heard of it. Between two things that were heard either nothing can have happened to it, or a
 * gap is said: no reader must guess whether a silence is one.
 *
 * @param lines what was heard and the gaps, in order; none if nothing was heard
 * @param locker where it lies as far as was heard; empty if in none
 */
public record Chain(List<Line> lines, Optional<String> locker) {
    public Chain {
        lines = List.copyOf(lines);
    }

    /** What was heard. */
    public enum What {
        /** Somebody told the city of it. */
        ANNOUNCED,
        /** Staff opened its compartment; what they found changed nothing. */
        LOOKED_AT,
        DEPOSITED,
        WITHDRAWN,
        REFUSED,
        OVERDUE,
        PICKED_UP,
        RECALLED,
        HANDED_OVER,
        UNCERTAIN,
        FOUND,
        MISSING,
        SENT,
        COLLECTED
    }

    /** Why nobody can say from the city's books what happened to it meanwhile. */
    public enum Why {
        /** It was in a locker of which nobody had told before. */
        NOT_ANNOUNCED,
        /** In a carrier's hands, where no locker sees it. */
        CARRIED,
        /** Nobody knew whether it was inside. */
        UNKNOWN,
        /** It had left the lockers for good, and was heard of again. */
        CAME_BACK,
        /** The locker's board was replaced, and what the former one saw last was never heard. */
        BOARD_REPLACED,
        /** It was in a locker, and nothing says how it left. */
        LEFT_UNSEEN,
        /** The locker in which it lies is not heard now. */
        LOCKER_SILENT
    }

    /**
     * One thing that was heard.
     *
     * @param locker empty for an announcement
     * @param delivery the locker's name of the stay
     * @param meant of an announcement the locker that the parcel was meant for; empty else
     */
    public record Link(
            What what,
            String locker,
            String compartment,
            String delivery,
            long epoch,
            long seq,
            Stamp stamp,
            String meant) {
        /** Where the journal says what it was; an announcement stands in none. */
        public Happenings.Place place() {
            return new Happenings.Place(locker, epoch, seq);
        }

        boolean isSameStay(Link other) {
            return locker.equals(other.locker) && delivery.equals(other.delivery);
        }
    }

    /** A line of the chain. */
    public sealed interface Line {
        record Heard(Link link) implements Line {}

        record Gap(Why why) implements Line {}
    }

    private enum Hand {
        CARRIER,
        LOCKER,
        /** Its recipient, or the sender again. */
        OUTSIDE,
        UNKNOWN
    }

    /** The chain, with every gap that there is. */
    public static Chain of(List<Link> heard) {
        List<Line> lines = new ArrayList<>();
        @Nullable Link last = null;
        Hand hand = Hand.CARRIER;
        for (Link link : inOrder(heard)) {
            if (link.what() == What.ANNOUNCED) {
                lines.add(new Line.Heard(link));
                continue;
            }
            (last == null ? first(link, lines) : between(last, hand, link))
                    .ifPresent(why -> lines.add(new Line.Gap(why)));
            lines.add(new Line.Heard(link));
            boolean isDoubted = last != null && hand == Hand.UNKNOWN && link.isSameStay(last);
            hand = after(link.what(), isDoubted);
            last = link;
        }
        if (!lines.isEmpty()) {
            end(hand).ifPresent(why -> lines.add(new Line.Gap(why)));
        }
        Optional<String> locker =
                hand == Hand.LOCKER ? Optional.ofNullable(last).map(Link::locker) : Optional.empty();
        return new Chain(lines, locker);
    }

    /** The same of a locker that is not heard now. */
    public Chain silent() {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line.Gap(Why.LOCKER_SILENT));
        return new Chain(more, locker);
    }

    private static Optional<Why> first(Link link, List<Line> before) {
        if (!before.isEmpty()) {
            return Optional.of(Why.CARRIED);
        }
        // A sender brings it; whose hands it was in before is their own affair.
        return link.what() == What.SENT ? Optional.empty() : Optional.of(Why.NOT_ANNOUNCED);
    }

    private static Optional<Why> between(Link last, Hand hand, Link next) {
        return switch (hand) {
            case CARRIER -> Optional.of(Why.CARRIED);
            case UNKNOWN -> Optional.of(Why.UNKNOWN);
            case OUTSIDE -> Optional.of(Why.CAME_BACK);
            case LOCKER -> inside(last, next);
        };
    }

    private static Optional<Why> inside(Link last, Link next) {
        if (!last.isSameStay(next)) {
            return Optional.of(Why.LEFT_UNSEEN);
        }
        return last.epoch() == next.epoch() ? Optional.empty() : Optional.of(Why.BOARD_REPLACED);
    }

    private static Hand after(What what, boolean isDoubted) {
        return switch (what) {
            case DEPOSITED, FOUND, SENT -> Hand.LOCKER;
            // None of these says that somebody saw it.
            case OVERDUE, LOOKED_AT, REFUSED -> isDoubted ? Hand.UNKNOWN : Hand.LOCKER;
            case PICKED_UP -> Hand.OUTSIDE;
            case RECALLED, WITHDRAWN, COLLECTED, ANNOUNCED -> Hand.CARRIER;
            // A caretaker's word is no proof.
            case UNCERTAIN, MISSING, HANDED_OVER -> Hand.UNKNOWN;
        };
    }

    private static Optional<Why> end(Hand hand) {
        return switch (hand) {
            case CARRIER -> Optional.of(Why.CARRIED);
            case UNKNOWN -> Optional.of(Why.UNKNOWN);
            case LOCKER, OUTSIDE -> Optional.empty();
        };
    }

    /** A locker's own order holds whatever its clock said; of several lockers the earlier time goes first. */
    private static List<Link> inOrder(List<Link> heard) {
        Map<String, Deque<Link>> byLocker = new TreeMap<>();
        heard.stream()
                .sorted(Comparator.comparingLong(Link::epoch).thenComparingLong(Link::seq))
                .forEach(link -> byLocker.computeIfAbsent(link.locker(), locker -> new ArrayDeque<>())
                        .add(link));
        List<Link> ordered = new ArrayList<>();
        while (!byLocker.isEmpty()) {
            Deque<Link> next = byLocker.values().stream()
                    .min(Comparator.comparingLong(
                            queue -> queue.getFirst().stamp().wallMillis()))
                    .orElseThrow();
            ordered.add(next.removeFirst());
            byLocker.values().removeIf(Deque::isEmpty);
        }
        return ordered;
    }
}
