package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.List;

/**
 * What a locker must not forget of commands so that each opens at most once, however often it arrives.
 *
 * <p>The latest ids are kept only so that a command sent again is recognised and says nothing new. Dropping an old id gives
 * nobody a second pulse: a command that was carried out has moved its key's counter up to its own, a counter never moves back,
 * and one that is not greater is refused. One that was refused before its counter counted was for another locker, another
 * session or another minute; a session's nonce never comes back, so it is refused again. Keys are few; so all of this is bounded.
 *
 * @param counters by key, the greatest counter used up
 * @param recent ids of the latest commands, oldest first
 * @param openedAt locker ages of the remote openings of the last day, oldest first
 * @param refusedAt locker ages of the refusals of the last day, oldest first
 * @param approvals ids of the latest approvals that technicians used, oldest first; one lives for hours and names one delivery
 */
public record CommandMemory(
        Rows<String, Long> counters,
        List<String> recent,
        List<Long> openedAt,
        List<Long> refusedAt,
        List<String> approvals) {
    public static final CommandMemory NONE = new CommandMemory(Rows.none(), List.of(), List.of(), List.of(), List.of());
    public static final int MOST_PER_DAY = 10;
    public static final int MOST_PER_TEN_MINUTES = 3;
    public static final long APART_MILLIS = 30_000;

    /** More refusals than this in a day are not written down: whoever repeats old commands must not fill the disk. */
    public static final int MOST_REFUSALS_PER_DAY = 100;

    private static final int MOST_RECENT = 64;
    private static final long TEN_MINUTES = 600_000;
    private static final long DAY = 24L * 3600 * 1000;

    public CommandMemory {
        recent = List.copyOf(recent);
        openedAt = List.copyOf(openedAt);
        refusedAt = List.copyOf(refusedAt);
        approvals = List.copyOf(approvals);
    }

    /** Whether this id was answered not long ago. */
    boolean knows(String id) {
        return recent.contains(id);
    }

    /** Whether the key has used up this counter, or a greater one. */
    boolean isUsedUp(String operator, long counter) {
        return counter <= counters.find(operator).orElse(0L);
    }

    /** By locker age, which no clock, reboot or reconnect gives back. */
    boolean mayOpen(long ageMillis) {
        return count(openedAt, ageMillis - APART_MILLIS) == 0
                && count(openedAt, ageMillis - TEN_MINUTES) < MOST_PER_TEN_MINUTES
                && count(openedAt, ageMillis - DAY) < MOST_PER_DAY;
    }

    boolean mayNoteRefusal(long ageMillis) {
        return count(refusedAt, ageMillis - DAY) < MOST_REFUSALS_PER_DAY;
    }

    /** The same with these counters, as they were stored apart. */
    public CommandMemory counting(Rows<String, Long> stored) {
        return new CommandMemory(stored, recent, openedAt, refusedAt, approvals);
    }

    CommandMemory opened(Entry.CommandAuthorised a, long ageMillis) {
        return new CommandMemory(
                used(a.operator(), a.counter()),
                remembered(recent, a.command()),
                grown(openedAt, ageMillis),
                refusedAt,
                approvals);
    }

    CommandMemory refused(Entry.CommandRefused r, long ageMillis) {
        Rows<String, Long> next =
                r.counter().map(counter -> used(r.operator(), counter)).orElse(counters);
        return new CommandMemory(
                next, remembered(recent, r.command()), openedAt, grown(refusedAt, ageMillis), approvals);
    }

    /** An approval is used up with the opening that needed it. */
    CommandMemory approved(String id) {
        return new CommandMemory(counters, recent, openedAt, refusedAt, remembered(approvals, id));
    }

    boolean isApprovalUsedUp(String id) {
        return approvals.contains(id);
    }

    private Rows<String, Long> used(String operator, long counter) {
        return isUsedUp(operator, counter) ? counters : counters.with(operator, counter);
    }

    private static List<String> remembered(List<String> ids, String id) {
        List<String> next = new ArrayList<>(ids);
        next.add(id);
        return next.subList(Math.max(0, next.size() - MOST_RECENT), next.size());
    }

    private static List<Long> grown(List<Long> ages, long ageMillis) {
        List<Long> next = new ArrayList<>(ages);
        next.removeIf(age -> age <= ageMillis - DAY);
        next.add(ageMillis);
        return next;
    }

    private static long count(List<Long> ages, long after) {
        return ages.stream().filter(age -> age > after).count();
    }
}
