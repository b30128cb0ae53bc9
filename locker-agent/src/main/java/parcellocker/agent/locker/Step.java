package parcellocker.agent.locker;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.delivery.DeliveryId;

/** A change of the {@link Session} alone. By its type it cannot touch the book. */
public sealed interface Step extends Event {
    record VisitChanged(Visit visit) implements Step {}

    record DoorChanged(CompartmentId compartment, Door door) implements Step {}

    record HealthChanged(CompartmentId compartment, DoorHealth health) implements Step {}

    /** Empty: its door can tell nothing more. */
    record FlightChanged(OpeningId opening, Optional<Flight> flight) implements Step {}

    record GraceChanged(DeliveryId delivery, OptionalLong until) implements Step {}

    record CodeReady(Optional<ReadyCode> code) implements Step {}

    /** A question went to the vault that no visit waits for. */
    record Drawing(Optional<Draw> draw) implements Step {}

    /** The latest deposit's notice waits until then; empty: it may go. */
    record NoticeHeld(Optional<Held> held) implements Step {}

    /** {@code at}: uptime. */
    record BoardChanged(BoardId board, boolean reachable, long at) implements Step {}

    /** Whoever is near is asked to shut this door, until it is shut. */
    record ToBeShut(CompartmentId compartment) implements Step {}

    /** Thousandths of a degree; empty: nobody knows. */
    record TemperatureChanged(OptionalInt milliCelsius) implements Step {}

    record LinkChanged(boolean up) implements Step {}

    /** What the technician's command line may open from now on. */
    record TrialsAllowed(Trials.Allowed allowed) implements Step {}

    /** What the power cut left open is settled. */
    record Recovered() implements Step {}

    /** This process is about to end, so that another starts with what was set. */
    record ProcessEnds() implements Step {}

    /** Of a damaged file. */
    record OwedChanged(Owed owed) implements Step {}

    /** A number for a question was used. */
    record Asked(long ask) implements Step {}

    /**
     * The notice of the latest deposit waits.
     *
     * @param until uptime in milliseconds
     * @param typed whether it goes to a phone that the courier has typed
     */
    record Held(DeliveryId delivery, long until, boolean typed) {}

    /**
     * The vault draws a code.
     *
     * @param directive the RenewCode directive it answers; empty: a code drawn ahead
     */
    record Draw(long ask, DeliveryId delivery, Optional<DirectiveCursor> directive) {}
}
