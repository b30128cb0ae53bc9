package parcellocker.agent.locker;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;

/**
 * Doors that have stood open for longer than it takes to use them, whoever opened them and whoever has gone home: children
 * climb into open lockers. The screen asks to shut them; nothing else changes.
 */
final class Reminders {
    private Reminders() {}

    static LongStream deadlines(Locker locker) {
        return locker.session().sensed().doors().asMap().entrySet().stream()
                .filter(door -> isOwed(locker.session(), door.getKey(), door.getValue()))
                .mapToLong(door -> dueAt(locker, door.getValue()));
    }

    static void due(Turn turn) {
        Locker before = turn.locker();
        for (Map.Entry<CompartmentId, Door> door : before.session().sensed().doors()) {
            if (isOwed(before.session(), door.getKey(), door.getValue())
                    && dueAt(before, door.getValue()) <= turn.uptime()) {
                turn.record(new Step.ToBeShut(door.getKey()));
            }
        }
    }

    static List<CompartmentId> doors(Locker locker) {
        return List.copyOf(locker.session().sensed().toBeShut().asMap().keySet());
    }

    private static boolean isOwed(Session session, CompartmentId where, Door door) {
        return door.level() == Level.OPEN && !session.sensed().toBeShut().has(where);
    }

    /** A door that was open before anybody looked may have been so for long: it counts from the beginning. */
    private static long dueAt(Locker locker, Door door) {
        return Math.max(0, door.openedAt()) + locker.setup().profile().remindMillis();
    }
}
