package parcellocker.agent.locker;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.contract.problem.Problem;

/** Which modes hold, what brings them and ends them, and the one question whether they leave a right. */
final class Modes {
    /** So long after its start a process that had crashed is trusted again. */
    static final long SETTLED_MILLIS = 600_000;
    /** What waits for the city at most before no more custody is taken on. */
    static final long MOST_UNSENT = 1_000_000;
    /** A journal that has sent less than this of its limit stays closed, so that the mode does not flicker. */
    private static final long UNSENT_AGAIN = 990_000;

    private Modes() {}

    /** Every mode in force now. */
    static SortedSet<Mode> inForce(Locker locker, Moment now) {
        TreeSet<Mode> modes = new TreeSet<>(locker.book().standing().modes());
        if (locker.session().recovering()) {
            modes.add(Mode.RECOVERING);
        }
        if (locker.stamp(now).quality() == Quality.SUSPECT) {
            modes.add(Mode.TIME_SUSPECT);
        }
        return modes;
    }

    /** Why that may not be done now; empty if it may. */
    static Optional<Problem> refusal(Turn turn, Action action) {
        return refusal(turn.locker(), action, turn.now());
    }

    static Optional<Problem> refusal(Locker locker, Action action, Moment now) {
        return inForce(locker, now).stream()
                .filter(mode -> !mode.may(action))
                .map(Mode::problem)
                .findFirst();
    }

    /** Says so at the screen if that may not be done now. */
    static boolean isRefused(Turn turn, Action action) {
        Optional<Problem> refused = refusal(turn, action);
        refused.ifPresent(problem -> Visits.refuse(turn, problem, 0, ""));
        return refused.isPresent();
    }

    static void storageSeen(Turn turn, Input.StorageSeen seen) {
        boolean was = isIn(turn, Mode.STORAGE_DEGRADED);
        change(turn, Mode.STORAGE_DEGRADED, seen.isLow(was), seen.ballast() ? "space" : "reserve");
        long limit = isIn(turn, Mode.JOURNAL_FULL) ? UNSENT_AGAIN : MOST_UNSENT;
        change(turn, Mode.JOURNAL_FULL, seen.unsent() >= limit, "unsent " + seen.unsent());
    }

    static void alarmSeen(Turn turn, Input.AlarmSeen seen) {
        Mode mode = switch (seen.alarm()) {
            case HATCH -> Mode.HATCH_OPEN;
            case MAINS -> Mode.MAINS_LOST;
            case CLIMATE -> Mode.CLIMATE_WRONG;
            case GATE -> Mode.GATE_WRONG;
            case CAMERA -> Mode.CAMERA_WRONG;
            case TWIN -> Mode.DOUBLED;
        };
        change(turn, mode, seen.on(), seen.detail());
    }

    static void crashed(Turn turn, Input.Crashed crashed) {
        change(turn, Mode.UNSTABLE, true, crashed.during());
    }

    static void oldImageSeen(Turn turn, Input.OldImageSeen seen) {
        change(turn, Mode.QUARANTINE, true, "the city has " + seen.upTo());
        Owed owed = turn.session().owed();
        if (isIn(turn, Mode.DAMAGED) && owed.isWithin(seen)) {
            turn.record(new Step.OwedChanged(owed.found()));
        }
    }

    static void fileDamaged(Turn turn, Input.FileDamaged damaged) {
        change(turn, Mode.DAMAGED, true, damaged.name());
        turn.record(new Step.OwedChanged(Owed.of(damaged)));
    }

    /** Whether the city has all that this locker ever wrote: then its word is the whole truth. */
    static boolean isAllWithTheCity(Turn turn) {
        return !isIn(turn, Mode.DAMAGED) || turn.session().owed().isThere();
    }

    /** The city has begun anew: its journal says from the first day on that there was an older file. */
    static void enrolled(Turn turn) {
        change(turn, Mode.DAMAGED, false, "");
    }

    /** A process that has lived so long has not crashed on what it met. */
    static void due(Turn turn) {
        if (turn.uptime() >= SETTLED_MILLIS) {
            change(turn, Mode.UNSTABLE, false, "");
        }
    }

    static boolean isIn(Turn turn, Mode mode) {
        return turn.book().standing().modes().contains(mode);
    }

    private static void change(Turn turn, Mode mode, boolean entered, String detail) {
        if (isIn(turn, mode) != entered) {
            turn.record(new Entry.ModeChanged(mode, entered, entered ? detail : ""));
        }
    }
}
