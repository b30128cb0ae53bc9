package parcellocker.agent.locker;

import java.util.List;
import java.util.stream.LongStream;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * Boards that do not answer for so long that it belongs in the journal: nobody could have opened what is wired to them, and no
 * storage may be counted. A board that comes and goes costs the journal one entry a minute at most.
 */
final class Outages {
    /** A board must have been so for this long before it is news. */
    private static final long NEWS_MILLIS = 60_000;

    private Outages() {}

    static void seen(Turn turn, Input.BoardSeen seen) {
        turn.record(new Step.BoardChanged(seen.board(), seen.reachable(), turn.uptime()));
    }

    static LongStream deadlines(Locker locker) {
        return locker.session().sensed().boards().asMap().entrySet().stream()
                .filter(board -> isNews(locker, board.getKey(), board.getValue()))
                .mapToLong(board -> board.getValue().since() + NEWS_MILLIS);
    }

    static void due(Turn turn) {
        turn.session().sensed().boards().asMap().forEach((board, answering) -> {
            if (isNews(turn.locker(), board, answering) && answering.since() + NEWS_MILLIS <= turn.uptime()) {
                List<CompartmentId> wired = wired(turn.locker(), board);
                turn.record(
                        answering.is()
                                ? new Entry.BoardBack(board, wired)
                                : new Entry.BoardLost(board, wired, turn.uptime() - answering.since()));
            }
        });
    }

    private static boolean isNews(Locker locker, BoardId board, Sensed.Answering answering) {
        return wired(locker, board).stream()
                .anyMatch(id -> locker.book().compartments().get(id).reachable() != answering.is());
    }

    private static List<CompartmentId> wired(Locker locker, BoardId board) {
        return locker.setup().cabinet().compartments().values().stream()
                .filter(compartment -> compartment.lock().board().equals(board))
                .map(compartment -> compartment.id())
                .filter(id -> locker.book().compartments().has(id))
                .toList();
    }
}
