package parcellocker.agent.locker;

import java.util.Optional;
import java.util.stream.LongStream;
import parcellocker.contract.problem.Problem;

/**
 * Reports that the city asks for. One is open at a time; a later one ends it. Each that was taken is ended once, and the journal
 * says how. An adapter gathers and uploads it; the book remembers, so that a restart takes it up again.
 */
final class Reports {
    private Reports() {}

    /** Why it is not taken; empty too if it is known. */
    static Optional<Problem> directed(Turn turn, Reporting.Wish wish) {
        Reporting reporting = turn.book().standing().reporting();
        if (wish.request().equals(reporting.latest())) {
            return Optional.empty();
        }
        reporting.open().ifPresent(before -> end(turn, before, Reporting.End.SUPERSEDED, Optional.empty()));
        if (turn.setup().reportMillis().isEmpty()) {
            Optional<Problem> why = Optional.of(Problem.REPORT_NOWHERE);
            turn.record(new Entry.ReportEnded(wish.request(), Reporting.End.REFUSED, why));
            turn.effect(new Effect.DropReport());
            return why;
        }
        turn.record(new Entry.ReportTaken(wish, turn.setup().reportMillis().getAsLong()));
        turn.effect(new Effect.MakeReport(wish));
        return Optional.empty();
    }

    /** A process has begun: what is open is taken up again, and what lies about of those before goes. */
    static void started(Turn turn) {
        Reporting reporting = turn.book().standing().reporting();
        if (!reporting.latest().isEmpty()) {
            turn.effect(reporting
                    .open()
                    .<Effect>map(open -> new Effect.MakeReport(open.wish()))
                    .orElseGet(Effect.DropReport::new));
        }
    }

    /** An adapter is done with one; of one that is over it says nothing new. */
    static void done(Turn turn, Input.ReportDone done) {
        turn.book()
                .standing()
                .reporting()
                .open()
                .filter(open -> open.wish().request().equals(done.request()))
                .ifPresent(open -> {
                    end(turn, open, done.end(), done.problem());
                    turn.effect(new Effect.DropReport());
                });
    }

    /** After each input: one for which the city was never reached is given up. */
    static void goOn(Turn turn) {
        turn.book()
                .standing()
                .reporting()
                .open()
                .filter(open -> turn.age() >= open.untilAge())
                .ifPresent(open -> {
                    end(turn, open, Reporting.End.FAILED, Optional.of(Problem.REPORT_UNSENT));
                    turn.effect(new Effect.DropReport());
                });
    }

    static LongStream deadlines(Locker locker) {
        return locker.book().standing().reporting().open().stream()
                .mapToLong(open -> open.untilAge() - locker.session().bootAge());
    }

    private static void end(Turn turn, Reporting.Open open, Reporting.End end, Optional<Problem> why) {
        turn.record(new Entry.ReportEnded(open.wish().request(), end, why));
    }
}
