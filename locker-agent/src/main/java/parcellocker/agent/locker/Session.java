package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.delivery.DeliveryId;

/**
 * What a power cut may take: the screen, the doors as last read, openings under way, timers.
 *
 * @param bootAge the locker's age when this process began
 * @param graces when each grace period ends, uptime
 * @param silent boards that do not answer
 * @param lastAsk the highest number given to the vault
 * @param recovering whether what the power cut left open is not settled yet
 */
record Session(
        long bootAge,
        Visit visit,
        Rows<CompartmentId, Door> doors,
        Rows<OpeningId, Flight> flights,
        Rows<DeliveryId, Long> graces,
        Rows<BoardId, Boolean> silent,
        Optional<ReadyCode> ready,
        Optional<Step.Draw> drawing,
        Optional<Step.Held> held,
        boolean online,
        long lastAsk,
        boolean recovering) {

    static Session at(long bootAge) {
        return new Session(
                bootAge,
                Visit.home(1),
                Rows.none(),
                Rows.none(),
                Rows.none(),
                Rows.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                true);
    }

    Session after(Step step) {
        return switch (step) {
            case Step.VisitChanged s ->
                new Session(
                        bootAge,
                        s.visit(),
                        doors,
                        flights,
                        graces,
                        silent,
                        ready,
                        drawing,
                        held,
                        online,
                        lastAsk,
                        recovering);
            case Step.DoorChanged s -> withDoors(doors.with(s.compartment(), s.door()));
            case Step.FlightChanged s ->
                withFlights(s.flight()
                        .map(flight -> flights.with(s.opening(), flight))
                        .orElseGet(() -> flights.without(s.opening())));
            case Step.GraceChanged s ->
                withGraces(
                        s.until().isPresent()
                                ? graces.with(s.delivery(), s.until().getAsLong())
                                : graces.without(s.delivery()));
            case Step.CodeReady s ->
                new Session(
                        bootAge,
                        visit,
                        doors,
                        flights,
                        graces,
                        silent,
                        s.code(),
                        drawing,
                        held,
                        online,
                        lastAsk,
                        recovering);
            case Step.Drawing s ->
                new Session(
                        bootAge,
                        visit,
                        doors,
                        flights,
                        graces,
                        silent,
                        ready,
                        s.draw(),
                        held,
                        online,
                        lastAsk,
                        recovering);
            case Step.NoticeHeld s ->
                new Session(
                        bootAge,
                        visit,
                        doors,
                        flights,
                        graces,
                        silent,
                        ready,
                        drawing,
                        s.held(),
                        online,
                        lastAsk,
                        recovering);
            case Step.BoardChanged s ->
                withSilent(s.reachable() ? silent.without(s.board()) : silent.with(s.board(), true));
            case Step.LinkChanged s ->
                new Session(
                        bootAge,
                        visit,
                        doors,
                        flights,
                        graces,
                        silent,
                        ready,
                        drawing,
                        held,
                        s.up(),
                        lastAsk,
                        recovering);
            case Step.Asked s ->
                new Session(
                        bootAge,
                        visit,
                        doors,
                        flights,
                        graces,
                        silent,
                        ready,
                        drawing,
                        held,
                        online,
                        s.ask(),
                        recovering);
            case Step.Recovered ignored ->
                new Session(
                        bootAge, visit, doors, flights, graces, silent, ready, drawing, held, online, lastAsk, false);
        };
    }

    Door door(CompartmentId compartment) {
        return doors.find(compartment).orElse(Door.UNREAD);
    }

    private Session withDoors(Rows<CompartmentId, Door> next) {
        return new Session(
                bootAge, visit, next, flights, graces, silent, ready, drawing, held, online, lastAsk, recovering);
    }

    private Session withFlights(Rows<OpeningId, Flight> next) {
        return new Session(
                bootAge, visit, doors, next, graces, silent, ready, drawing, held, online, lastAsk, recovering);
    }

    private Session withGraces(Rows<DeliveryId, Long> next) {
        return new Session(
                bootAge, visit, doors, flights, next, silent, ready, drawing, held, online, lastAsk, recovering);
    }

    private Session withSilent(Rows<BoardId, Boolean> next) {
        return new Session(
                bootAge, visit, doors, flights, graces, next, ready, drawing, held, online, lastAsk, recovering);
    }
}
