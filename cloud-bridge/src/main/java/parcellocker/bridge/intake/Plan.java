package parcellocker.bridge.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import parcellocker.contract.problem.Problem;

/**
 * What a batch does to a stream: a pure function of where it stands, what is known of it, and the batch.
 *
 * @param after the cursor afterwards
 * @param keep links not stored yet, applied now or early
 * @param apply what to project now, in order; some may have been stored early
 * @param refused never applied, kept aside with the reason
 */
public record Plan(Cursor after, List<Link> keep, List<Link> apply, List<Refused> refused) {
    /** Further ahead than this is not stored: the locker sends it again when its turn has come. */
    static final long MOST_AHEAD = 10_000;

    public Plan {
        keep = List.copyOf(keep);
        apply = List.copyOf(apply);
        refused = List.copyOf(refused);
    }

    /** A link that contradicts what is known. */
    public record Refused(Link link, Problem problem) {}

    /**
     * Decides.
     *
     * @param known every early link, and the applied ones that the batch repeats
     * @param batch its links, at least one
     */
    static Plan of(Cursor cursor, NavigableMap<Long, Link> known, List<Link> batch) {
        List<Refused> conflicts = batch.stream()
                .filter(link -> link.seq() <= cursor.upTo() && isOther(known, link))
                .map(link -> new Refused(link, Problem.ENTRY_CONFLICT))
                .toList();
        List<Link> fresh =
                batch.stream().filter(link -> link.seq() > cursor.upTo()).toList();
        if (!conflicts.isEmpty()) {
            // What follows another past is another history: none of it may be applied.
            return new Plan(cursor, List.of(), List.of(), conflicts);
        }
        if (fresh.isEmpty()) {
            return new Plan(cursor, List.of(), List.of(), List.of());
        }
        return fresh.getFirst().seq() == cursor.upTo() + 1
                ? contiguous(cursor, known, fresh)
                : early(cursor, known, fresh);
    }

    private static Plan contiguous(Cursor cursor, NavigableMap<Long, Link> known, List<Link> fresh) {
        if (!fresh.getFirst().prev().equals(cursor.head())) {
            return new Plan(cursor, List.of(), List.of(), broken(fresh));
        }
        List<Link> keep = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Link link : fresh) {
            Link before = known.get(link.seq());
            if (before == null || !before.hash().equals(link.hash())) {
                keep.add(link);
            }
            if (before != null && !before.hash().equals(link.hash())) {
                // This one stands on the proven head, the early one did not.
                refused.add(new Refused(before, Problem.ENTRY_CONFLICT));
            }
        }
        List<Link> apply = new ArrayList<>(fresh);
        Cursor after = cursor.after(fresh.getLast());
        for (Link next = known.get(after.upTo() + 1); next != null; next = known.get(after.upTo() + 1)) {
            if (!next.prev().equals(after.head())) {
                refused.addAll(broken(List.of(next)));
                break;
            }
            apply.add(next);
            after = after.after(next);
        }
        return new Plan(after, keep, apply, refused);
    }

    private static Plan early(Cursor cursor, NavigableMap<Long, Link> known, List<Link> fresh) {
        List<Link> keep = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Link link : fresh) {
            if (isOther(known, link)) {
                refused.add(new Refused(link, Problem.ENTRY_CONFLICT));
            } else if (!known.containsKey(link.seq()) && link.seq() <= cursor.upTo() + MOST_AHEAD) {
                keep.add(link);
            }
        }
        return new Plan(cursor, keep, List.of(), refused);
    }

    private static List<Refused> broken(List<Link> links) {
        return links.stream()
                .map(link -> new Refused(link, Problem.CHAIN_BROKEN))
                .toList();
    }

    private static boolean isOther(NavigableMap<Long, Link> known, Link link) {
        Link before = known.get(link.seq());
        return before != null && !before.hash().equals(link.hash());
    }
}
