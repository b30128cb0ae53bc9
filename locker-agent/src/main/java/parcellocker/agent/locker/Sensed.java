package parcellocker.agent.locker;

import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.cabinet.Level;

/**
 * What boards, contacts and the line to the city said last.
 *
 * @param health how each answered its latest openings
 * @param toBeShut doors that whoever is near is asked to shut
 * @param boards whether each answers
 */
record Sensed(
        Rows<CompartmentId, Door> doors,
        Rows<CompartmentId, DoorHealth> health,
        Rows<CompartmentId, Boolean> toBeShut,
        Rows<BoardId, Answering> boards,
        boolean online) {
    /**
     * Whether a board answers.
     *
     * @param since uptime
     */
    record Answering(boolean is, long since) {}

    static final Sensed NOTHING = new Sensed(Rows.none(), Rows.none(), Rows.none(), Rows.none(), false);

    /** Only a door that still stands open wants to be shut. */
    Sensed door(CompartmentId where, Door door) {
        boolean isOpen = door.level() == Level.OPEN;
        return new Sensed(doors.with(where, door), health, isOpen ? toBeShut : toBeShut.without(where), boards, online);
    }

    Sensed health(CompartmentId where, DoorHealth next) {
        return new Sensed(doors, health.with(where, next), toBeShut, boards, online);
    }

    Sensed toBeShut(CompartmentId where) {
        return new Sensed(doors, health, toBeShut.with(where, true), boards, online);
    }

    Sensed board(BoardId board, boolean isReachable, long at) {
        boolean isKnown =
                boards.find(board).filter(known -> known.is() == isReachable).isPresent();
        return isKnown
                ? this
                : new Sensed(doors, health, toBeShut, boards.with(board, new Answering(isReachable, at)), online);
    }

    Sensed link(boolean isUp) {
        return new Sensed(doors, health, toBeShut, boards, isUp);
    }
}
