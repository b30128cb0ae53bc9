package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;

/** The city's end in a few lines: an inbox, a list of directives. */
final class PlainHall implements Hall {
    private static final long REMIND = 7_000;
    private static final int WINDOW = 3;
    private static final int SEAL = "code:".length();
    private final World world;
    private final SortedMap<Long, Line> inbox = new TreeMap<>();
    private final List<Input.Directive> directives = new ArrayList<>();
    private final SortedSet<String> answered = new TreeSet<>();
    private long applied;
    private long cursor;

    PlainHall(World world) {
        this.world = world;
    }

    @Override
    public void begin() {
        direct();
        world.time().in(REMIND, this::begin);
    }

    @Override
    public void give(Input.Directive directive) {
        directives.add(directive);
        direct();
    }

    private void direct() {
        long to = Math.min(directives.size(), cursor + WINDOW);
        for (long n = cursor + 1; n <= to; n++) {
            Input directed = new Input.Directed(n, directives.get((int) n - 1));
            uplink().carry("directive " + n, () -> world.machine().happens(directed));
        }
    }

    private PlainUplink uplink() {
        return (PlainUplink) world.uplink();
    }

    void receive(List<Line> batch) {
        for (Line line : batch) {
            Line known = inbox.putIfAbsent(line.seq(), line);
            Violation.unless(
                    known == null || known.hash().equals(line.hash()),
                    "S-19",
                    () -> "entry " + line.seq() + " was rewritten");
        }
        for (Line next = inbox.get(applied + 1); next != null; next = inbox.get(applied + 1)) {
            applied++;
            apply(next);
        }
        long upTo = applied;
        uplink().carry("ack " + upTo, () -> uplink().acknowledged(upTo));
    }

    private void apply(Line line) {
        if (line.entry() instanceof Entry.DirectiveTaken taken) {
            cursor = Math.max(cursor, taken.number());
        } else if (line.entry() instanceof Entry.CommandAuthorised authorised) {
            answered.add(authorised.command());
        } else if (line.entry() instanceof Entry.CommandRefused refused) {
            answered.add(refused.command());
        }
        world.town().read(line, seal -> line.secret(seal).substring(SEAL));
    }

    @Override
    public boolean hasAllAnswers() {
        return cursor == directives.size();
    }

    @Override
    public long given() {
        return directives.size();
    }

    @Override
    public boolean hasAnswersTo(long number) {
        return cursor >= number;
    }

    @Override
    public boolean hasAnswer(String command) {
        return answered.contains(command);
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public boolean hasBeenForged() {
        return false;
    }

    @Override
    public void welcomed() {}

    @Override
    public void settled(Book book) {}

    @Override
    public void heal() {}
}
