package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.delivery.DeliveryId;

/**
 * What a power cut may take: the screen, the doors as last read, openings under way, timers.
 *
 * @param bootAge the locker's age when this process began
 * @param graces when each grace period ends, uptime
 * @param trials what the technician's command line may open
 * @param recovering whether what the power cut left open is not settled yet
 */
record Session(
        long bootAge,
        Visit visit,
        Sensed sensed,
        Rows<OpeningId, Flight> flights,
        Rows<DeliveryId, Long> graces,
        Pending pending,
        Trials.Allowed trials,
        boolean recovering) {

    /**
     * What this process waits for.
     *
     * @param ready a code drawn ahead
     * @param drawing the vault draws one
     * @param held the latest deposit's notice
     * @param lastAsk the highest number given to the vault
     * @param owed what the city must say of a damaged file
     * @param ending whether its end has been ordered
     */
    record Pending(
            Optional<ReadyCode> ready,
            Optional<Step.Draw> drawing,
            Optional<Step.Held> held,
            long lastAsk,
            Owed owed,
            boolean ending) {
        static final Pending NOTHING =
                new Pending(Optional.empty(), Optional.empty(), Optional.empty(), 0, Owed.UNKNOWN, false);
    }

    static Session at(long bootAge) {
        return new Session(
                bootAge,
                Visit.home(1),
                Sensed.NOTHING,
                Rows.none(),
                Rows.none(),
                Pending.NOTHING,
                Trials.Allowed.NONE,
                true);
    }

    Session after(Step step) {
        return switch (step) {
            case Step.VisitChanged s ->
                new Session(bootAge, s.visit(), sensed, flights, graces, pending, trials, recovering);
            case Step.DoorChanged s -> with(sensed.door(s.compartment(), s.door()));
            case Step.HealthChanged s -> with(sensed.health(s.compartment(), s.health()));
            case Step.ToBeShut s -> with(sensed.toBeShut(s.compartment()));
            case Step.BoardChanged s -> with(sensed.board(s.board(), s.reachable(), s.at()));
            case Step.TemperatureChanged s -> with(sensed.measured(s.milliCelsius()));
            case Step.LinkChanged s -> with(sensed.link(s.up()));
            case Step.FlightChanged s -> flight(s);
            case Step.GraceChanged s -> grace(s);
            case Step.CodeReady s -> with(new Pending(s.code(), drawing(), held(), lastAsk(), owed(), isEnding()));
            case Step.Drawing s -> with(new Pending(ready(), s.draw(), held(), lastAsk(), owed(), isEnding()));
            case Step.NoticeHeld s -> with(new Pending(ready(), drawing(), s.held(), lastAsk(), owed(), isEnding()));
            case Step.Asked s -> with(new Pending(ready(), drawing(), held(), s.ask(), owed(), isEnding()));
            case Step.OwedChanged s -> with(new Pending(ready(), drawing(), held(), lastAsk(), s.owed(), isEnding()));
            case Step.ProcessEnds ignored -> with(new Pending(ready(), drawing(), held(), lastAsk(), owed(), true));
            case Step.TrialsAllowed s ->
                new Session(bootAge, visit, sensed, flights, graces, pending, s.allowed(), recovering);
            case Step.Recovered ignored -> new Session(bootAge, visit, sensed, flights, graces, pending, trials, false);
        };
    }

    Door door(CompartmentId compartment) {
        return sensed.doors().find(compartment).orElse(Door.UNREAD);
    }

    DoorHealth health(CompartmentId compartment) {
        return sensed.health().find(compartment).orElse(DoorHealth.NEW);
    }

    boolean online() {
        return sensed.online();
    }

    Optional<ReadyCode> ready() {
        return pending.ready();
    }

    Optional<Step.Draw> drawing() {
        return pending.drawing();
    }

    Optional<Step.Held> held() {
        return pending.held();
    }

    long lastAsk() {
        return pending.lastAsk();
    }

    boolean isEnding() {
        return pending.ending();
    }

    Owed owed() {
        return pending.owed();
    }

    private Session flight(Step.FlightChanged s) {
        Rows<OpeningId, Flight> next = s.flight()
                .map(flight -> flights.with(s.opening(), flight))
                .orElseGet(() -> flights.without(s.opening()));
        return new Session(bootAge, visit, sensed, next, graces, pending, trials, recovering);
    }

    private Session grace(Step.GraceChanged s) {
        Rows<DeliveryId, Long> next =
                s.until().isPresent() ? graces.with(s.delivery(), s.until().getAsLong()) : graces.without(s.delivery());
        return new Session(bootAge, visit, sensed, flights, next, pending, trials, recovering);
    }

    private Session with(Sensed next) {
        return new Session(bootAge, visit, next, flights, graces, pending, trials, recovering);
    }

    private Session with(Pending next) {
        return new Session(bootAge, visit, sensed, flights, graces, next, trials, recovering);
    }
}
