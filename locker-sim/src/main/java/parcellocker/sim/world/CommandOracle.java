package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.contract.command.Command;

/**
 * S-12, S-13, S-23, S-24 of commands: each opens at most once, within its minute, its session and its locker, signed by those
 * who may, never more than the caps; counted by the locker's own age and by the pulses that went out.
 */
final class CommandOracle implements Oracle {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private final World world;
    private final SortedSet<String> done = new TreeSet<>();
    private final SortedMap<String, Long> counters = new TreeMap<>();
    private final SortedSet<OpeningId> remote = new TreeSet<>();
    private final SortedSet<OpeningId> pulsed = new TreeSet<>();
    private final List<Long> ages = new ArrayList<>();
    private final List<Long> pulses = new ArrayList<>();
    private int asked;

    CommandOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.CommandAuthorised a) {
            authorised(line, before, a);
        } else if (line.entry() instanceof Entry.CommandRefused r) {
            world.seen().note("command " + r.problem());
        }
    }

    private void authorised(Line line, Book before, Entry.CommandAuthorised a) {
        Violation.unless(done.add(a.command()), "S-23", () -> "command " + a.command() + " opens twice");
        long last = counters.getOrDefault(a.operator(), 0L);
        Violation.unless(a.counter() > last, "S-23", () -> "counter " + a.counter() + " after " + last);
        counters.put(a.operator(), a.counter());
        remote.add(a.opening());
        Operators.Issued issued = world.operators()
                .issued(a.command())
                .orElseThrow(() -> new Violation("S-23", "a command that nobody sent: " + a.command()));
        Command command = issued.command();
        Violation.unless(issued.genuine(), "S-23", () -> "signed by " + issued.signers());
        boolean bound = command.locker().equals(world.setup().locker())
                && command.compartment().equals(a.compartment().value());
        Violation.unless(bound, "S-13", () -> "a command of " + command.locker() + " for " + command.compartment());
        boolean arrived = world.operators().arrivals().stream()
                .anyMatch(arrival -> arrival.command().equals(a.command())
                        && !arrival.retained()
                        && arrival.session().equals(command.session())
                        && line.at() - arrival.at() <= MINUTE);
        Violation.unless(arrived, "S-12", () -> "a command that is kept, stale or old: " + command);
        boolean empty = before.custody(a.compartment()) instanceof Custody.Empty;
        Violation.unless(empty || issued.signers().size() >= 2, "S-4", () -> a.compartment() + " by one operator");
        ages.add(line.stamp().ageMillis());
        capped(ages);
    }

    @Override
    public void check() {
        List<Wiring.Asked> calls = world.wiring().asked();
        while (asked < calls.size()) {
            Wiring.Asked call = calls.get(asked++);
            OpeningId id = call.pulse().opening();
            if (remote.contains(id) && pulsed.add(id)) {
                pulses.add(call.at());
                capped(pulses);
            }
        }
    }

    /** S-24, with the design's numbers. */
    private static void capped(List<Long> times) {
        long now = times.getLast();
        Violation.unless(within(times, now, 30_000) <= 1, "S-24", () -> "two remote openings in 30 s");
        Violation.unless(within(times, now, 10 * MINUTE) <= 3, "S-24", () -> "four remote openings in 10 min");
        Violation.unless(within(times, now, DAY) <= 10, "S-24", () -> "eleven remote openings in a day");
    }

    private static long within(List<Long> times, long now, long span) {
        return times.stream().filter(time -> time > now - span).count();
    }
}
