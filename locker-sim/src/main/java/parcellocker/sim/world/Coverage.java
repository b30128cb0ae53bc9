package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Reporting;
import parcellocker.contract.problem.Problem;

/** In how many seeds each thing occurred. What must occur: every kind of entry, every page, every refusal, every fault. */
final class Coverage {
    /** Of all seeds, at least so many must show each thing. */
    private static final double LEAST = 0.01;

    /** No seed lasts a day or fills a journal to its checkpoint. The rescue key is another program's, outside of the worlds. */
    private static final List<Class<?>> ELSEWHERE =
            List.of(Entry.DaySigned.class, Entry.Checkpointed.class, Entry.RescueOpened.class);

    /** Old images are put back in the plain world alone. */
    private static final List<Class<?>> PLAIN =
            List.of(Entry.Enrolled.class, Entry.PossiblyInside.class, Entry.MailInRemembered.class);

    /** What the core can show to a person as a refusal or a failure. */
    private static final List<Problem> SHOWN = List.of(
            Problem.DOOR_NOT_OPENED,
            Problem.DOOR_LEFT_OPEN,
            Problem.DOOR_ALREADY_OPEN,
            Problem.BUS_ERROR,
            Problem.PULSE_NOT_SENT,
            Problem.CONSENT_MISSING,
            Problem.CONSENT_REFUSED,
            Problem.PACKAGING_DAMAGED,
            Problem.FRESH_GOODS,
            Problem.VALUABLES,
            Problem.NOTICE_GONE,
            Problem.SHARE_SPENT,
            Problem.WAYBILL_UNREADABLE,
            Problem.WAYBILL_DOUBLED,
            Problem.NO_COMPARTMENT,
            Problem.PHONE_UNREADABLE,
            Problem.NOT_YOUR_DELIVERY,
            Problem.DEPOSIT_UNCERTAIN,
            Problem.MAIL_IN_UNCERTAIN,
            Problem.MAIL_IN_UNWATCHED,
            Problem.MAIL_IN_CANCELLED,
            Problem.CODE_WRONG,
            Problem.CODE_LOCKED,
            Problem.CODE_AND_TAIL_WRONG,
            Problem.TOKEN_UNREADABLE,
            Problem.TOKEN_FORGED,
            Problem.TOKEN_FOREIGN,
            Problem.TOKEN_EXPIRED,
            Problem.TOKEN_SPENT,
            Problem.TOKEN_REVOKED,
            Problem.NOTHING_HERE,
            Problem.REOPENINGS_SPENT,
            Problem.PICKUP_UNCERTAIN,
            Problem.SIGN_IN_WRONG,
            Problem.SIGN_IN_LOCKED,
            Problem.BUSY,
            Problem.APPROVAL_WRONG,
            Problem.CHALLENGE_WRONG,
            Problem.CHALLENGE_LOCKED,
            Problem.PICKUP_DISPUTED,
            Problem.LOST_CODE_LOCKED,
            Problem.TICKET_OPENS_NOTHING,
            Problem.EXTENSIONS_SPENT,
            Problem.CLOCK_NOT_TRUSTED,
            Problem.STORAGE_LOW,
            Problem.JOURNAL_LIMIT,
            Problem.UNSTABLE,
            Problem.SCAN_TOO_LONG,
            Problem.STICK_MISSING,
            Problem.STICK_FULL,
            Problem.STICK_LOST);

    /** Why commands are refused, by the reader before and by the core in the journal. */
    private static final List<Problem> REFUSED = List.of(
            Problem.COMMAND_RETAINED,
            Problem.OPERATOR_UNKNOWN,
            Problem.OPERATOR_NOT_PERMITTED,
            Problem.COMMAND_FOREIGN,
            Problem.COMMAND_STALE,
            Problem.COMMAND_EXPIRED,
            Problem.COMMAND_REPLAYED,
            Problem.COMMAND_CAPPED,
            Problem.APPROVAL_MISSING,
            Problem.COMPARTMENT_BUSY);

    private final SortedMap<String, Integer> seeds = new TreeMap<>();
    private final SortedSet<String> expected = new TreeSet<>();
    private int total;

    Coverage(Depth depth) {
        for (Class<?> entry : Entry.class.getPermittedSubclasses()) {
            boolean isOfDepth = !depth.isDeep() || !PLAIN.contains(entry);
            if (isOfDepth && !ELSEWHERE.contains(entry)) {
                expect("entry " + entry.getSimpleName());
            }
        }
        for (Class<?> page : Page.class.getPermittedSubclasses()) {
            expect("page " + page.getSimpleName());
        }
        SHOWN.forEach(problem -> expect("problem " + problem));
        if (!depth.isDeep()) {
            expect("problem " + Problem.OLD_IMAGE);
        }
        expect("deadly configuration");
        for (Entry.Setting setting : Entry.Setting.values()) {
            expect("configuration " + setting);
        }
        for (Reporting.End end : Reporting.End.values()) {
            expect("report " + end);
        }
        expect("report resumed");
        expect("former code");
        expect("code with its phone");
        REFUSED.forEach(problem -> expect("command " + problem));
        for (Fault fault : Fault.values()) {
            if (fault.isOf(depth)) {
                expect("fault " + fault);
            }
        }
    }

    private void expect(String thing) {
        expected.add(thing);
        seeds.put(thing, 0);
    }

    void add(Outcome outcome) {
        total++;
        outcome.seen().forEach(thing -> seeds.merge(thing, 1, Integer::sum));
    }

    /** Adds what was counted before, see {@link #counted}. */
    void add(int seedsBefore, Map<String, Integer> counted) {
        total += seedsBefore;
        counted.forEach((thing, count) -> seeds.merge(thing, count, Integer::sum));
    }

    /** In how many seeds each thing occurred. */
    SortedMap<String, Integer> counted() {
        return Collections.unmodifiableSortedMap(seeds);
    }

    int total() {
        return total;
    }

    /** What must occur and did in too few seeds. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String thing : expected) {
            int count = seeds.getOrDefault(thing, 0);
            if (count < total * LEAST) {
                missing.add(thing + ": " + count + " of " + total + " seeds");
            }
        }
        return missing;
    }

    /** A line a thing: the part of the seeds that showed it. */
    String table() {
        StringBuilder table = new StringBuilder();
        seeds.forEach((thing, count) ->
                table.append(String.format(Locale.ROOT, "%6.1f %%  %s%n", 100.0 * count / Math.max(1, total), thing)));
        missing().forEach(thing -> table.append("TOO SELDOM  ").append(thing).append(System.lineSeparator()));
        return table.toString();
    }
}
