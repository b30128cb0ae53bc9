package parcellocker.agent.locker;

import java.util.OptionalLong;

/** The screen as its person wants it, and for as long as they need it. */
final class Comforts {
    /** Long enough to wipe a screen, short enough that nobody waits for it. */
    static final long CLEANING_MILLIS = 30_000;

    private Comforts() {}

    static void speak(Turn turn, Language language) {
        become(turn, turn.visit().comfort().speaking(language));
    }

    static void prefer(Turn turn, Wish wish, boolean on) {
        become(turn, turn.visit().comfort().with(wish, on));
    }

    static void become(Turn turn, Comfort next) {
        turn.visit(visit -> visit.wanting(next, idle(turn, visit, next)));
    }

    /** The first screen has no end, unless somebody has changed it: the next one shall find it as ever. */
    private static Idle idle(Turn turn, Visit visit, Comfort next) {
        if (!(visit.page() instanceof Page.Home)) {
            return visit.idle().again(turn.uptime());
        }
        return next.equals(Comfort.STANDARD)
                ? Idle.NEVER
                : Idle.warning(turn.uptime(), turn.profile().idleMillis());
    }

    /** The page stays as it is, so that half-typed digits stay too. */
    static void moreTime(Turn turn) {
        turn.visit(visit -> visit.idling(visit.idle().again(turn.uptime())));
    }

    /** From the first screen only: nobody's visit is wiped away. A code held to the scanner ends it. */
    static void clean(Turn turn) {
        if (turn.visit().page() instanceof Page.Home && Visits.isOpenToAll(turn)) {
            Visits.home(turn);
            Visits.showSilently(turn, new Page.Cleaning(CLEANING_MILLIS / 1000), CLEANING_MILLIS);
        }
    }

    static void due(Turn turn) {
        Idle idle = turn.visit().idle();
        if (isDue(turn, idle.endsAt())) {
            Visits.home(turn);
        } else if (isDue(turn, idle.warnAt())) {
            turn.visit(visit -> visit.idling(idle.warns()));
        }
    }

    private static boolean isDue(Turn turn, OptionalLong at) {
        return at.isPresent() && at.getAsLong() <= turn.uptime();
    }
}
