package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.contract.problem.Problem;

/**
 * Configurations from the city, with commit-confirm: one is tried by a new process, which must hear the city and every board that
 * answered before within {@link Configured#trialMillis}; else the one before it comes back by itself. Whatever happens, each that
 * was taken is settled once, and the journal says how.
 *
 * <p>A trial begins only while the city is heard: a locker that is offline would give up a sound configuration. One that loses the
 * city in the trial goes back, for nobody can tell that from a configuration that cut it off.
 */
final class Configurations {
    /** So often a process is ended to start with the same one. */
    static final int MOST_TRIES = 3;
    /** JSON bytes of all reasons, so that the entry fits into the journal. */
    private static final int MOST_REASON_BYTES = 1_500;

    private Configurations() {}

    /** Why it is not taken; empty too if it is known. */
    static Optional<Problem> directed(Turn turn, Input.Directive.Configure wanted) {
        ConfigurationId known = turn.book().standing().configuration().known();
        if (wanted.id().version() <= known.version()) {
            return wanted.id().equals(known) ? Optional.empty() : Optional.of(Problem.CONFIGURATION_STALE);
        }
        if (!wanted.mistakes().isEmpty()) {
            settled(turn, wanted.id(), Entry.Setting.REFUSED, bounded(wanted.mistakes()));
            return Optional.of(Problem.CONFIGURATION_REFUSED);
        }
        turn.book().standing().configuration().next().ifPresent(before -> {
            settled(turn, before.id(), Entry.Setting.SUPERSEDED, List.of(newer(wanted.id())));
        });
        turn.record(new Entry.ConfigurationTaken(wanted.id(), wanted.body()));
        return Optional.empty();
    }

    /** In a list, one that is not newer than what is known says nothing: a city that was restored has forgotten the newer ones. */
    static Optional<Problem> listed(Turn turn, Input.Directive.Configure wanted) {
        boolean isNew = wanted.id().version()
                > turn.book().standing().configuration().known().version();
        return isNew ? directed(turn, wanted) : Optional.empty();
    }

    /** A process has begun: what it was started with is compared with what the book says. */
    static void started(Turn turn) {
        turn.setup().configured().ifPresent(here -> started(turn, here));
    }

    private static void started(Turn turn, Configured here) {
        Configuration book = turn.book().standing().configuration();
        book.next().filter(next -> !next.id().equals(here.id())).ifPresent(next -> {
            if (here.failed().filter(failed -> failed.id().equals(next.id())).isPresent()) {
                settled(
                        turn,
                        next.id(),
                        Entry.Setting.ROLLED_BACK,
                        bounded(here.failed().orElseThrow().reasons()));
            } else if (!here.onTrial() && next.id().version() < here.id().version()) {
                settled(turn, next.id(), Entry.Setting.SUPERSEDED, List.of(newer(here.id())));
            } else if (next.tries() >= MOST_TRIES) {
                settled(turn, next.id(), Entry.Setting.ROLLED_BACK, List.of(broken("its snapshot was never written")));
            }
        });
        boolean isGoodHere = here.id().equals(book.good());
        if (isGoodHere && here.onTrial()) {
            // Confirmed, and the power went before the files said so.
            turn.effect(new Effect.KeepConfiguration(here.id()));
        } else if (!isGoodHere && !here.onTrial()) {
            found(turn, book.good(), here);
        }
    }

    /** The files are the truth about what is in force; the book may come from another day than they. */
    private static void found(Turn turn, ConfigurationId good, Configured here) {
        boolean isLost = good.version() > here.id().version();
        List<String> reasons = here.failed()
                .filter(failed -> failed.id().equals(good))
                .map(failed -> bounded(failed.reasons()))
                .orElseGet(() -> List.of(broken(isLost ? "its snapshot is gone" : "in force before this journal")));
        turn.record(
                isLost
                        ? new Entry.ConfigurationSettled(good, Entry.Setting.ROLLED_BACK, reasons, here.id())
                        : new Entry.ConfigurationSettled(here.id(), Entry.Setting.CONFIRMED, reasons, here.id()));
    }

    /** After each input: what can be settled is, and what waits for an idle moment has it. */
    static void goOn(Turn turn) {
        Optional<Configured> here = turn.setup().configured();
        if (here.isPresent() && !turn.session().recovering() && !turn.session().isEnding()) {
            goOn(turn, here.get());
        }
    }

    private static void goOn(Turn turn, Configured here) {
        Optional<Configuration.Next> next =
                turn.book().standing().configuration().next();
        if (isOnTrial(turn.locker())) {
            judge(turn, here, next.orElseThrow());
        } else if (next.isPresent()) {
            tryOut(turn, next.get());
        }
        goBack(turn, here);
    }

    /** Whether this process is the trial of what the city wants. */
    static boolean isOnTrial(Locker locker) {
        Optional<Configuration.Next> next =
                locker.book().standing().configuration().next();
        return locker.setup().configured().stream()
                .anyMatch(here -> here.onTrial()
                        && next.filter(one -> one.id().equals(here.id())).isPresent());
    }

    /** For a technician. */
    static Page.Settings shown(Locker locker) {
        Optional<Configured> here = locker.setup().configured();
        OptionalLong waiting = locker.book().standing().configuration().next().stream()
                .filter(next -> here.filter(one -> one.id().equals(next.id())).isEmpty())
                .mapToLong(next -> next.id().version())
                .findFirst();
        return new Page.Settings(here.map(one -> one.id().version()).orElse(0L), isOnTrial(locker), waiting);
    }

    static LongStream deadlines(Locker locker) {
        boolean isWaiting = isOnTrial(locker) && !locker.session().isEnding();
        return isWaiting
                ? LongStream.of(locker.setup().configured().orElseThrow().trialMillis())
                : LongStream.empty();
    }

    private static void judge(Turn turn, Configured here, Configuration.Next next) {
        List<String> missing = missing(turn, here, next);
        if (missing.isEmpty()) {
            turn.record(new Entry.ConfigurationSettled(next.id(), Entry.Setting.CONFIRMED, List.of(), next.id()));
            turn.effect(new Effect.KeepConfiguration(next.id()));
        } else if (turn.uptime() >= here.trialMillis()) {
            settled(turn, next.id(), Entry.Setting.ROLLED_BACK, bounded(missing));
        }
    }

    private static List<String> missing(Turn turn, Configured here, Configuration.Next next) {
        List<String> missing = new ArrayList<>();
        String within = " within " + here.trialMillis() / 1_000 + " s";
        if (!turn.session().online()) {
            missing.add(Problem.CONFIGURATION_UNCONFIRMED.code() + " the city has not answered" + within);
        }
        for (BoardId board : next.boards()) {
            if (!isAnswering(turn, board)) {
                missing.add(Problem.BOARD_UNREACHABLE.code() + " board " + board + " has not answered" + within);
            }
        }
        return missing;
    }

    private static boolean isAnswering(Turn turn, BoardId board) {
        return turn.session()
                .sensed()
                .boards()
                .find(board)
                .filter(Sensed.Answering::is)
                .isPresent();
    }

    private static void tryOut(Turn turn, Configuration.Next next) {
        if (turn.locker().isIdle() && turn.session().online()) {
            List<BoardId> boards = turn.session().sensed().boards().asMap().keySet().stream()
                    .filter(board -> isAnswering(turn, board))
                    .toList();
            turn.record(new Entry.ConfigurationTried(next.id().version(), boards));
            turn.record(new Step.ProcessEnds());
            turn.effect(new Effect.TryConfiguration(next.id(), next.body()));
        }
    }

    /** This process runs with what is in force nowhere any more. */
    private static void goBack(Turn turn, Configured here) {
        Configuration book = turn.book().standing().configuration();
        boolean isOver =
                here.onTrial() && !here.id().equals(book.good()) && book.next().isEmpty();
        if (isOver && turn.locker().isIdle() && !turn.session().isEnding()) {
            turn.record(new Step.ProcessEnds());
            turn.effect(new Effect.DropConfiguration(here.id()));
        }
    }

    private static void settled(Turn turn, ConfigurationId id, Entry.Setting setting, List<String> reasons) {
        ConfigurationId good = turn.book().standing().configuration().good();
        turn.record(new Entry.ConfigurationSettled(id, setting, reasons, good));
    }

    private static String newer(ConfigurationId by) {
        return Problem.CONFIGURATION_STALE.code() + " version " + by.version() + " has come";
    }

    private static String broken(String what) {
        return Problem.CONFIGURATION_BROKEN.code() + " " + what;
    }

    /** As many as an entry has room for; the rest as their number. */
    private static List<String> bounded(List<String> reasons) {
        List<String> some = new ArrayList<>();
        int left = MOST_REASON_BYTES;
        for (String reason : reasons) {
            left -= reason.chars().map(Configurations::bytes).sum();
            if (left < 0) {
                some.add("and " + (reasons.size() - some.size()) + " more");
                return some;
            }
            some.add(reason);
        }
        return some;
    }

    /** At most, of one character in the JSON of an entry. */
    private static int bytes(int character) {
        if (character < ' ') {
            return 6;
        }
        boolean isEscaped = character == '"' || character == '\\';
        return isEscaped ? 2 : character < 0x80 ? 1 : 3;
    }
}
