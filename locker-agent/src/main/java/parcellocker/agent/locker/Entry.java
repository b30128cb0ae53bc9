package parcellocker.agent.locker;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.MailInOrder;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** A line of the journal. What each does to the book stands in {@link Book#after}; its words to the city in the contract. */
public sealed interface Entry extends Event {
    record LockerStarted(String software) implements Entry {}

    /** The rescue key has opened these compartments while this program did not run. */
    record RescueOpened(List<CompartmentId> compartments) implements Entry {
        public RescueOpened {
            compartments = List.copyOf(compartments);
        }
    }

    /**
     * The city's word was taken up to there.
     *
     * @param head chain hash after it
     */
    record DirectiveTaken(long number, String directive, Optional<Problem> refused, Optional<String> head)
            implements Entry {
        /** Of a directive that is in no chain. */
        public DirectiveTaken(long number, String directive, Optional<Problem> refused) {
            this(number, directive, refused, Optional.empty());
        }
    }

    record ParcelAnnounced(
            Waybill waybill,
            PersonRef recipient,
            Optional<Basis> basis,
            Optional<Size> size,
            SortedSet<Mark> marks,
            Sealed person)
            implements Entry {
        public ParcelAnnounced {
            marks = Collections.unmodifiableSortedSet(new TreeSet<>(marks));
        }

        /** One with nothing more to say of. */
        public ParcelAnnounced(
                Waybill waybill, PersonRef recipient, Optional<Basis> basis, Optional<Size> size, Sealed person) {
            this(waybill, recipient, basis, size, new TreeSet<>(), person);
        }
    }

    /** The city's full list lacks this parcel. */
    record AnnouncementEnded(Waybill waybill) implements Entry {}

    record CourierListed(CourierId courier, Role role, String badge, Verifier pin, boolean active) implements Entry {}

    record CodeRenewed(DeliveryId delivery, Verifier code, Sealed codeAttachment) implements Entry {}

    /**
     * A courier may open a compartment to put these parcels in.
     *
     * @param phoneAttachment the phone typed at the screen, sealed to the city
     * @param person the same, sealed to this locker; not in the journal
     */
    record DepositAuthorised(
            OpeningId opening,
            DeliveryId delivery,
            CompartmentId compartment,
            List<Waybill> waybills,
            CourierId courier,
            PersonRef recipient,
            Basis basis,
            Verifier code,
            Sealed codeAttachment,
            Optional<Sealed> phoneAttachment,
            Optional<Sealed> person)
            implements Entry {
        public DepositAuthorised {
            waybills = List.copyOf(waybills);
        }
    }

    /**
     * Before its notice went the courier typed the recipient's phone anew.
     *
     * @param phoneAttachment the phone, sealed to the city
     * @param person the same, sealed to this locker; not in the journal
     */
    record RecipientCorrected(
            DeliveryId delivery, CourierId courier, PersonRef recipient, Sealed phoneAttachment, Sealed person)
            implements Entry {}

    record CheckAuthorised(OpeningId opening, DeliveryId delivery, CompartmentId compartment, CourierId courier)
            implements Entry {}

    record PickupAuthorised(OpeningId opening, DeliveryId delivery, CompartmentId compartment, CredentialRef credential)
            implements Entry {}

    record RecallAuthorised(OpeningId opening, DeliveryId delivery, CompartmentId compartment, CourierId courier)
            implements Entry {}

    record DoorOpened(OpeningId opening, long afterMillis) implements Entry {}

    record DepositClosed(OpeningId opening, long openMillis, DepositVerdict verdict) implements Entry {}

    record PickupClosed(OpeningId opening, long openMillis, PickupVerdict verdict, Optional<String> reason)
            implements Entry {}

    record RecallClosed(OpeningId opening, long openMillis, boolean taken) implements Entry {}

    record OpeningFailed(OpeningId opening, Failure failure) implements Entry {}

    record DoorLeftOpen(OpeningId opening, boolean collected) implements Entry {}

    record DoorClosedLate(OpeningId opening, long openMillis) implements Entry {}

    record DoorForced(CompartmentId compartment) implements Entry {}

    record PersonAnswered(OpeningId opening, boolean opened) implements Entry {}

    record GraceEnded(DeliveryId delivery, CompartmentId compartment) implements Entry {}

    record GuessFailed(Guess guess) implements Entry {}

    record CompartmentBlocked(CompartmentId compartment, BlockReason reason) implements Entry {}

    /**
     * An operator's command opens a compartment.
     *
     * @param delivery what is believed to be inside
     */
    record CommandAuthorised(
            OpeningId opening,
            String command,
            String operator,
            long counter,
            CompartmentId compartment,
            Optional<DeliveryId> delivery,
            Command.Why why,
            List<String> approvers)
            implements Entry {
        public CommandAuthorised {
            approvers = List.copyOf(approvers);
        }
    }

    /**
     * A genuine command was refused.
     *
     * @param counter if it used its key's counter up
     */
    record CommandRefused(String command, String operator, Optional<Long> counter, Problem problem) implements Entry {}

    record RemoteClosed(OpeningId opening, long openMillis) implements Entry {}

    /**
     * A technician opens a compartment to look.
     *
     * @param delivery what is believed to be inside
     * @param approval the operator's, where one is needed
     */
    record AuditAuthorised(
            OpeningId opening,
            CompartmentId compartment,
            Optional<DeliveryId> delivery,
            CourierId technician,
            Optional<Approval> approval)
            implements Entry {}

    record AuditClosed(OpeningId opening, long openMillis, AuditVerdict verdict) implements Entry {}

    record ServiceChanged(CompartmentId compartment, CourierId technician, boolean inService, String reason)
            implements Entry {}

    /** First entry of an epoch: the city begins the journal anew; its directives go on after {@code directives}. */
    record Enrolled(long epoch, long directives) implements Entry {}

    /**
     * At a new enrolment: this may lie in that compartment.
     *
     * @param byCity whether the city said so; else only this locker remembers
     */
    record PossiblyInside(
            DeliveryId delivery,
            CompartmentId compartment,
            List<Waybill> waybills,
            CourierId courier,
            PersonRef recipient,
            Basis basis,
            Verifier code,
            Believed state,
            boolean byCity)
            implements Entry {
        public PossiblyInside {
            waybills = List.copyOf(waybills);
        }
    }

    /** A local day is over ({@code day} since 1970-01-01): where the journal stood, signed. */
    record DaySigned(long day, String head) implements Entry {}

    /** The recipient has been told; so long it may lie. {@code code}: hash of the code that they know, which ends those before it. */
    record StorageStarted(DeliveryId delivery, long limitMillis, Optional<String> code, ExtensionOffer offer)
            implements Entry {}

    /** Its recipient wants it to lie longer: so long in all. */
    record StorageExtended(DeliveryId delivery, long limitMillis, CredentialRef credential) implements Entry {}

    record StorageEnded(DeliveryId delivery, long countedMillis) implements Entry {}

    /** Its board has been silent for so long already. */
    record BoardLost(BoardId board, List<CompartmentId> compartments, long silentMillis) implements Entry {
        public BoardLost {
            compartments = List.copyOf(compartments);
        }
    }

    record BoardBack(BoardId board, List<CompartmentId> compartments) implements Entry {
        public BoardBack {
            compartments = List.copyOf(compartments);
        }
    }

    record TokenRevoked(DeliveryId delivery, String token) implements Entry {}

    /** The journal can be folded from here: hash of the book as it stood before this entry. */
    record Checkpointed(String state) implements Entry {}

    /**
     * Somebody needs help and was given this number.
     *
     * @param delivery the one they have a credential of
     * @param compartment the door they stand at
     * @param openableMillis for so long a caretaker may open the delivery's compartment with it; empty: never
     */
    record TicketOpened(
            String ticket,
            Concern concern,
            Optional<DeliveryId> delivery,
            Optional<CompartmentId> compartment,
            Optional<Long> openableMillis)
            implements Entry {
        /** One that opens nothing. */
        public TicketOpened(
                String ticket, Concern concern, Optional<DeliveryId> delivery, Optional<CompartmentId> compartment) {
            this(ticket, concern, delivery, compartment, Optional.empty());
        }
    }

    /** A caretaker may open the compartment of the delivery that this ticket is about; the ticket is used up. */
    record HandOverAuthorised(
            OpeningId opening, String ticket, DeliveryId delivery, CompartmentId compartment, CourierId caretaker)
            implements Entry {}

    record HandOverClosed(OpeningId opening, long openMillis, HandOverVerdict verdict) implements Entry {}

    /** Right after the pickup its recipient says that they did not get the parcel: it is not collected, and nobody's until looked at. */
    record PickupDisputed(DeliveryId delivery, CompartmentId compartment) implements Entry {}

    /** This courier says that the packaging of the parcel in their hand is obviously broken: it is not taken in. */
    record PackagingDamaged(Waybill waybill, CourierId courier) implements Entry {}

    /** Who asked for a lost code under this ticket knows the parcel and the phone: the city is to send a new one. */
    record CodeLost(String ticket, DeliveryId delivery) implements Entry {}

    /** A mode began or ended; {@code detail} says for a technician what brought it. */
    record ModeChanged(Mode mode, boolean entered, String detail) implements Entry {}

    /**
     * A sender with the city's order may open a compartment to leave one parcel, unsealed.
     *
     * @param token id of the token that said so
     * @param notAfterSeconds when that token ends, Unix time
     */
    record MailInAuthorised(
            OpeningId opening,
            DeliveryId delivery,
            CompartmentId compartment,
            MailInOrder order,
            String token,
            long notAfterSeconds)
            implements Entry {}

    /** The sender opens their own parcel's compartment again. */
    record MailInReopened(OpeningId opening, DeliveryId delivery, CompartmentId compartment) implements Entry {}

    record MailInClosed(OpeningId opening, long openMillis, MailInVerdict verdict) implements Entry {}

    record CollectionAuthorised(OpeningId opening, DeliveryId delivery, CompartmentId compartment, CourierId collector)
            implements Entry {}

    record CollectionClosed(OpeningId opening, long openMillis, CollectionVerdict verdict) implements Entry {}

    /** At a new enrolment: the locker remembers this order. {@code mayBeInside}: nobody knows; else its token is used up. */
    record MailInRemembered(
            DeliveryId delivery,
            CompartmentId compartment,
            Waybill order,
            String carrier,
            long notAfterSeconds,
            boolean mayBeInside)
            implements Entry {}

    /** The city cancelled this order. {@code mayBeInside}: what was left for it before is there as ever. */
    record MailInCancelled(Waybill order, long notAfterSeconds, boolean mayBeInside) implements Entry {}

    enum MailInVerdict {
        STORED,
        /** The sender has it again: the order is over. */
        WITHDRAWN,
        UNSURE,
        /** The sender has it still, and asks for a larger compartment. */
        TOO_SMALL,
        FOUND_OCCUPIED,
        FOUND_BROKEN
    }

    enum CollectionVerdict {
        TAKEN,
        /** The collector left it inside. */
        LEFT,
        /** The collector says that it is not there. */
        MISSING,
        UNSURE
    }

    /** What the caretaker says, who may say anything. */
    enum HandOverVerdict {
        /** Whoever asked has it. */
        HANDED_OVER,
        /** It is still inside. */
        LEFT,
        /** Nothing was inside. */
        MISSING,
        /** They said nothing, or the door was not open long enough to matter. */
        UNSURE
    }

    enum DepositVerdict {
        STORED,
        WITHDRAWN,
        UNSURE,
        FOUND_OCCUPIED,
        FOUND_BROKEN,
        FOUND_DIRTY
    }

    enum PickupVerdict {
        COLLECTED,
        /** Closed again within the grace period; the delivery was collected before. */
        REOPENED,
        TOO_SHORT,
        /** The lock fired late, when whoever asked had left the screen. */
        UNATTENDED,
        PUT_BACK,
        /** The recipient says, with the door open, that nothing is inside. */
        SAID_EMPTY,
        /** The recipient says, with the door open, that what lies inside is another's. */
        NOT_MINE
    }

    enum Failure {
        JAMMED,
        BUS_ERROR,
        NOT_SENT,
        NO_FEEDBACK,
        ALREADY_OPEN
    }

    /** One about what the city wants to be told, see {@link Reports}. */
    sealed interface OfReport permits ReportTaken, ReportEnded {}

    /** It is gathered and uploaded, or given up after so much powered time. */
    record ReportTaken(Reporting.Wish wish, long withinMillis) implements Entry, OfReport {}

    /** It is over with it; why, if it is not uploaded and no later one came. */
    record ReportEnded(String request, Reporting.End end, Optional<Problem> problem) implements Entry, OfReport {}

    /** One about what the city sets, see {@link Configurations}. */
    sealed interface OfConfiguration permits ConfigurationTaken, ConfigurationTried, ConfigurationSettled {}

    /** It is to be tried. */
    record ConfigurationTaken(ConfigurationId id, String body) implements Entry, OfConfiguration {}

    /** This process ends to start with it; those boards answer now. */
    record ConfigurationTried(long version, List<BoardId> boards) implements Entry, OfConfiguration {
        public ConfigurationTried {
            boards = List.copyOf(boards);
        }
    }

    /**
     * It is over with it, one way or the other.
     *
     * @param reasons each with its number
     * @param inForce from now on
     */
    record ConfigurationSettled(ConfigurationId id, Setting setting, List<String> reasons, ConfigurationId inForce)
            implements Entry, OfConfiguration {
        public ConfigurationSettled {
            reasons = List.copyOf(reasons);
        }
    }

    enum Setting {
        REFUSED,
        /** A later one came before. */
        SUPERSEDED,
        CONFIRMED,
        ROLLED_BACK
    }

    /** How far a delivery had come that may lie in a locker enrolled anew. */
    enum Believed {
        STORED,
        /** Nobody but its courier and staff may look. */
        UNSURE,
        REFUSED
    }

    enum Guess {
        CODE,
        PIN,
        /** An answer to a challenge. */
        ANSWER,
        /** The number of a ticket, named by a caretaker. */
        TICKET,
        /** A code and the end of a phone at a locked keypad, one of them or both. */
        CODE_AND_TAIL
    }

    enum AuditVerdict {
        EMPTY,
        INSIDE,
        /** Nobody said, or the door was open too short to see. */
        UNSURE
    }
}
