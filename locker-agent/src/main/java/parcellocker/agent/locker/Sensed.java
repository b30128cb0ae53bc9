package parcellocker.agent.locker;

import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;

/**
 * What boards, contacts and the line to the city said last.
 *
 * @param toBeShut doors that whoever is near is asked to shut
 * @param silent boards that do not answer
 */
record Sensed(
        Rows<CompartmentId, Door> doors,
        Rows<CompartmentId, Boolean> toBeShut,
        Rows<BoardId, Boolean> silent,
        boolean online) {
    static final Sensed NOTHING = new Sensed(Rows.none(), Rows.none(), Rows.none(), false);

    /** Only a door that still stands open wants to be shut. */
    Sensed door(CompartmentId where, Door door) {
        boolean isOpen = door.level() == Level.OPEN;
        return new Sensed(doors.with(where, door), isOpen ? toBeShut : toBeShut.without(where), silent, online);
    }

    Sensed toBeShut(CompartmentId where) {
        return new Sensed(doors, toBeShut.with(where, true), silent, online);
    }

    Sensed board(BoardId board, boolean isReachable) {
        return new Sensed(doors, toBeShut, isReachable ? silent.without(board) : silent.with(board, true), online);
    }

    Sensed link(boolean isUp) {
        return new Sensed(doors, toBeShut, silent, isUp);
    }
}
