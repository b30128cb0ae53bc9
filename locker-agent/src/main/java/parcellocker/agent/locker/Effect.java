package parcellocker.agent.locker;

import java.util.List;
import java.util.SortedMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Verifier;

/** What the world shall do, after the entries that justify it are on disk. */
public sealed interface Effect {

    /**
     * Release one door once.
     *
     * @param deadlineMillis uptime after which it must not be sent any more
     * @param isStiff whether ice or age makes the door stiff: its coil may draw for longer, as far as the board can be told
     */
    record Pulse(OpeningId opening, CompartmentId compartment, long deadlineMillis, boolean isStiff) implements Effect {
        /** Of a door that moves as it should. */
        public Pulse(OpeningId opening, CompartmentId compartment, long deadlineMillis) {
            this(opening, compartment, deadlineMillis, false);
        }
    }

    /** Everything committed so far may go to the city. */
    record Publish() implements Effect {}

    /** What shall be done with the snapshots of the city's configurations, see {@link Configurations}. */
    sealed interface Configure extends Effect {
        ConfigurationId id();
    }

    /** Write it down as on trial, then end this process. */
    record TryConfiguration(ConfigurationId id, String body) implements Configure {}

    /** What is on trial is the good one from now on. */
    record KeepConfiguration(ConfigurationId id) implements Configure {}

    /** Forget what is on trial, then end this process. */
    record DropConfiguration(ConfigurationId id) implements Configure {}

    /** What shall be done about a report for the city, see {@link Reports}. */
    sealed interface Report extends Effect {}

    /**
     * Gather it, unless that is done already, and upload it; what is under way of another is given up. Answered by
     * {@link Input.ReportDone}.
     */
    record MakeReport(Reporting.Wish wish) implements Report {}

    /** None is wanted: what is under way is given up, and what was gathered goes. */
    record DropReport() implements Report {}

    /** A technician's question to the machine around the locker; its answer comes back as an {@link Input} with the same {@code ask}. */
    sealed interface Service extends Effect {
        long ask();
    }

    /** How are you? Answered by {@link Input.FiguresRead}. */
    record ReadFigures(long ask) implements Service {}

    /** Write the journal to the stick that is in. Answered by {@link Input.StickWritten} or {@link Input.StickRefused}. */
    record CopyToStick(long ask) implements Service {}

    /** A question to the vault; its answer comes back as an {@link Input} with the same {@code ask}. */
    sealed interface Ask extends Effect {
        long ask();
    }

    /** Which of these is this code? Answered by {@link Input.CodeChecked}. */
    record CheckCode(long ask, Secret digits, List<KnownCode> known) implements Ask {
        public CheckCode {
            known = List.copyOf(known);
        }
    }

    /**
     * Which of these is this code, typed with the end of its recipient's phone? Both fit, or none does. Answered by
     * {@link Input.CodeAndTailChecked}.
     *
     * @param recipients whose delivery each is
     */
    record CheckCodeAndTail(
            long ask, Secret digits, Secret tail, List<KnownCode> known, SortedMap<DeliveryId, PersonRef> recipients)
            implements Ask {
        public CheckCodeAndTail {
            known = List.copyOf(known);
        }
    }

    /** Is this the city's token for this locker? Answered by {@link Input.TokenChecked}. */
    record CheckToken(long ask, String text) implements Ask {}

    /** Answered by {@link Input.PinChecked}. */
    record CheckPin(long ask, Secret pin, Verifier verifier) implements Ask {}

    /** Is this the help desk's answer to this challenge? Answered by {@link Input.AnswerChecked}. */
    record CheckAnswer(long ask, Secret digits, Challenge challenge) implements Ask {}

    /**
     * Whose phone ends with these digits? Answered by {@link Input.TailChecked}.
     *
     * @param ticket repeated in the answer
     */
    record CheckTail(long ask, String ticket, Secret digits, SortedMap<DeliveryId, PersonRef> candidates)
            implements Ask {}

    /** Draw a code that is none of these, for that delivery. Answered by {@link Input.CodeDrawn}. */
    record DrawCode(long ask, DeliveryId delivery, List<KnownCode> known) implements Ask {
        public DrawCode {
            known = List.copyOf(known);
        }
    }

    /** Keep a phone number typed at the screen, sealed. Answered by {@link Input.PersonKept}. */
    record KeepPerson(long ask, Secret phone) implements Ask {}
}
