package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Token;
import parcellocker.contract.problem.Problem;

/**
 * S-25: in a degraded mode nothing is opened or taken that the table forbids, and a recipient still gets what is theirs. Which
 * mode it is follows from what the locker was told of its disk, its clock and its crashes; the table is written down here once
 * more.
 */
final class ModeOracle implements Oracle {
    /** A process that has lived so long has not crashed on what it met. */
    private static final long SETTLED = 600_000;

    private static final List<Problem> MODES =
            List.of(Problem.STORAGE_LOW, Problem.JOURNAL_LIMIT, Problem.UNSTABLE, Problem.CLOCK_NOT_TRUSTED);
    private final World world;
    private boolean low;
    private boolean full;
    private boolean unstable;
    private boolean blind;

    ModeOracle(World world) {
        this.world = world;
    }

    /** Before a turn: a process that dies in it may have taken it in, or not. */
    @Override
    public void happens(Input input) {
        if (input instanceof Input.StorageSeen) {
            low = false;
            full = false;
        }
        blind &= !(input instanceof Input.AlarmSeen);
        unstable &= world.machine().uptime() < SETTLED;
    }

    /** After a turn that came to its end. */
    @Override
    public void happened(Input input, Optional<Page> page) {
        switch (input) {
            case Input.StorageSeen seen -> {
                low = seen.freeBytes() < Storage.LEAST_FREE || !seen.ballast();
                full = seen.unsent() >= Storage.MOST_UNSENT;
            }
            case Input.Crashed ignored -> unstable = true;
            case Input.AlarmSeen seen -> blind = seen.alarm() == Input.AlarmSeen.Alarm.CAMERA && seen.on();
            case Input.CodeChecked checked -> {
                if (checked.match().isPresent()) {
                    recipientIsServed(page);
                }
            }
            case Input.CodeAndTailChecked checked -> {
                if (checked.match().isPresent()) {
                    recipientIsServed(page);
                }
            }
            case Input.TokenChecked checked -> tokenIsServed(checked.token().kind(), page);
            default -> {}
        }
    }

    /** Nobody's right to a parcel ends by a clock that is not believed. */
    private void tokenIsServed(Token.Kind kind, Optional<Page> page) {
        if (kind != Token.Kind.PICKUP && kind != Token.Kind.DELEGATE) {
            return;
        }
        boolean late = page.filter(shown -> kind == Token.Kind.DELEGATE
                        && shown instanceof Page.Refusal refusal
                        && refusal.problem() == Problem.TOKEN_EXPIRED)
                .isPresent();
        boolean known = world.machine().quality() != Quality.SUSPECT;
        Violation.unless(known || !late, "S-25", () -> "a clock that nobody trusts ends a delegate's right");
        recipientIsServed(page);
    }

    /** The right to what lies here outlives every shortage; what else may be in the way has other numbers. */
    private void recipientIsServed(Optional<Page> page) {
        page.filter(Page.Refusal.class::isInstance)
                .map(Page.Refusal.class::cast)
                .map(Page.Refusal::problem)
                .filter(MODES::contains)
                .ifPresent(problem -> {
                    throw new Violation("S-25", "a recipient is refused with " + problem);
                });
    }

    @Override
    public void read(Line line, Book before, Book after) {
        switch (line.entry()) {
            case Entry.DepositAuthorised a -> forbids(low || full || unstable, a);
            case Entry.MailInAuthorised a ->
                forbids(low || full || unstable || blind || world.machine().quality() == Quality.SUSPECT, a);
            case Entry.CollectionAuthorised a -> forbids(unstable, a);
            case Entry.CheckAuthorised a -> forbids(unstable, a);
            case Entry.RecallAuthorised a -> forbids(unstable, a);
            case Entry.HandOverAuthorised a -> forbids(unstable, a);
            case Entry.CommandAuthorised a -> forbids(unstable, a);
            case Entry.AuditAuthorised a ->
                forbids(a.approval().isPresent() && world.machine().quality() == Quality.SUSPECT, a);
            default -> {}
        }
    }

    private void forbids(boolean mode, Entry entry) {
        Violation.unless(
                !mode,
                "S-25",
                () -> entry + " with " + (low ? "the disk low " : "") + (full ? "the journal full " : "")
                        + (unstable ? "a process that crashes" : ""));
    }
}
