package parcellocker.sim.world;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Reporting;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.runtime.Reporter;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.ReportWords;

/**
 * Gathers and uploads the reports that the city asks for, in the rules of the product's adapter; and the oracle of them: what is
 * said to be uploaded is in the city, none is ended that was not open, and in the end none is open and no file lies about.
 */
final class Archive implements Reporter, Oracle {
    /** In one world of so many the city asks. */
    private static final int EVERY = 6;

    private final World world;
    private final Chance chance;
    private final OptionalLong within;
    private final SortedSet<String> delivered = new TreeSet<>();
    private Optional<String> file = Optional.empty();
    private Optional<String> stuck = Optional.empty();
    private long turn;
    private long asked;
    private boolean isHealed;

    Archive(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.within = chance.happens(0.2) ? OptionalLong.empty() : OptionalLong.of(chance.between(60_000, 300_000));
    }

    /** The city asks now and then. */
    void begin(long seed, long millis) {
        if (seed % EVERY != 1) {
            return;
        }
        long many = chance.between(1, 5);
        for (long n = 1; n <= many; n++) {
            world.time().in(chance.between(1, millis / 2), this::asks);
        }
    }

    private void asks() {
        asked++;
        world.town()
                .issue(new Input.Directive.Report(new Reporting.Wish(
                        String.format(Locale.ROOT, "%016x", asked),
                        List.of(Reporting.Part.DIAGNOSTICS, Reporting.Part.JOURNAL),
                        0,
                        asked,
                        ReportWords.LEAST_BYTES)));
    }

    /** A machine of this world: in some there is nowhere to upload a report. */
    Setup at(Setup setup) {
        return within.isPresent() ? setup.reporting(within.getAsLong()) : setup;
    }

    /** The city is reached from here on, and wants what it asked for. */
    void heal() {
        isHealed = true;
        stuck.ifPresent(this::uploads);
    }

    @Override
    public void apply(Effect.Report wanted) {
        world.power().around("report", () -> begins(wanted));
    }

    private void begins(Effect.Report wanted) {
        world.trace().line("archive", wanted);
        turn++;
        stuck = Optional.empty();
        switch (wanted) {
            case Effect.DropReport ignored -> file = Optional.empty();
            case Effect.MakeReport make -> {
                String request = make.wish().request();
                if (file.equals(Optional.of(request))) {
                    world.seen().note("report resumed");
                    later(10, () -> uploads(request));
                } else {
                    file = Optional.empty();
                    later(chance.between(100, 20_000), () -> gathers(request));
                }
            }
        }
    }

    private void gathers(String request) {
        if (chance.happens(0.1)) {
            done(request, Reporting.End.FAILED, Optional.of(Problem.REPORT_UNGATHERED));
        } else {
            file = Optional.of(request);
            uploads(request);
        }
    }

    private void uploads(String request) {
        stuck = Optional.empty();
        long way = chance.between(0, 99);
        if (isHealed || way < 45) {
            later(chance.between(1_000, isHealed ? 10_000 : 200_000), () -> {
                delivered.add(request);
                done(request, Reporting.End.UPLOADED, Optional.empty());
            });
        } else if (way < 60) {
            later(chance.between(10, 60_000), () -> {
                done(request, Reporting.End.WITHDRAWN, Optional.of(Problem.REPORT_WITHDRAWN));
            });
        } else {
            stuck = Optional.of(request);
        }
    }

    private void done(String request, Reporting.End end, Optional<Problem> problem) {
        world.machine().happens(new Input.ReportDone(request, end, problem));
    }

    /** What a power cut, a later report or a drop came before does not happen. */
    private void later(long delay, Runnable next) {
        int boot = world.machine().boot();
        long mine = turn;
        world.time().in(delay, () -> {
            if (mine == turn && world.machine().isAlive(boot)) {
                next.run();
            }
        });
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.ReportEnded ended) {
            world.seen().note("report " + ended.end());
            Optional<String> open =
                    before.standing().reporting().open().map(one -> one.wish().request());
            Violation.unless(
                    ended.end() == Reporting.End.REFUSED || open.equals(Optional.of(ended.request())),
                    "d9",
                    () -> ended + " was not open");
            Violation.unless(
                    ended.end() != Reporting.End.UPLOADED || delivered.contains(ended.request()),
                    "d9",
                    () -> ended + " is not in the city");
        }
    }

    @Override
    public void check() {}

    /** Everything is quiet. */
    void settled(Book book) {
        Reporting now = book.standing().reporting();
        Violation.unless(now.open().isEmpty(), "d9", () -> "still open: " + now);
        Violation.unless(file.isEmpty(), "d9", () -> "a file lies about: " + file);
    }
}
