package parcellocker.agent.locker;

import java.util.OptionalInt;
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
 * @param milliCelsius at the doors, in thousandths of a degree; empty: no thermometer says so
 */
record Sensed(
        Rows<CompartmentId, Door> doors,
        Rows<CompartmentId, DoorHealth> health,
        Rows<CompartmentId, Boolean> toBeShut,
        Rows<BoardId, Answering> boards,
        boolean online,
        OptionalInt milliCelsius) {
    /**
     * Whether a board answers.
     *
     * @param since uptime
     */
    record Answering(boolean is, long since) {}

    static final Sensed NOTHING =
            new Sensed(Rows.none(), Rows.none(), Rows.none(), Rows.none(), false, OptionalInt.empty());

    /** Only a door that still stands open wants to be shut. */
    Sensed door(CompartmentId where, Door door) {
        boolean isOpen = door.level() == Level.OPEN;
        return new Sensed(
                doors.with(where, door),
                health,
                isOpen ? toBeShut : toBeShut.without(where),
                boards,
                online,
                milliCelsius);
    }

    Sensed health(CompartmentId where, DoorHealth next) {
        return new Sensed(doors, health.with(where, next), toBeShut, boards, online, milliCelsius);
    }

    Sensed toBeShut(CompartmentId where) {
        return new Sensed(doors, health, toBeShut.with(where, true), boards, online, milliCelsius);
    }

    Sensed board(BoardId board, boolean isReachable, long at) {
        boolean isKnown =
                boards.find(board).filter(known -> known.is() == isReachable).isPresent();
        return isKnown
                ? this
                : new Sensed(
                        doors,
                        health,
                        toBeShut,
                        boards.with(board, new Answering(isReachable, at)),
                        online,
                        milliCelsius);
    }

    Sensed link(boolean isUp) {
        return new Sensed(doors, health, toBeShut, boards, isUp, milliCelsius);
    }

    Sensed measured(OptionalInt next) {
        return new Sensed(doors, health, toBeShut, boards, online, next);
    }
}
