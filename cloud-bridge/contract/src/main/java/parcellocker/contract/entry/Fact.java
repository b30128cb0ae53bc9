package parcellocker.contract.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in the past tense. Ids are the locker's own texts; no personal data, no digits of a code. A deposit is told
 * by {@link DepositAuthorised}, {@link DoorOpened}, {@link DepositClosed}; a pickup by {@link PickupAuthorised},
 * {@link DoorOpened}, {@link PickupClosed} and, after the grace period, {@link GraceEnded}.
 */
public sealed interface Fact {

    /** How far the recipient agreed to a locker (2019 rule on intelligent parcel lockers). */
    enum Basis {
        RECIPIENT_PARCEL,
        RECIPIENT_STANDING,
        SENDER_DESIGNATED,
        COURIER_ATTESTED
    }

    /** What the city says of one parcel beside its size. */
    enum Mark {
        /** The recipient wants nothing in a locker; a sender who chose the locker as the address is stronger (L3). */
        REFUSED,
        /** Fresh goods, and the sender has not agreed to a locker (L5). */
        FRESH,
        /** Valuables, and the sender has not agreed to a locker (L5). */
        VALUABLE,
        /** The recipient cannot reach high. */
        LOW_DOOR
    }

    enum Role {
        COURIER,
        TECHNICIAN,
        /** A courier who also takes out what people send. */
        COLLECTOR,
        /** Staff of the place: badge and PIN only, one compartment for one ticket. */
        CARETAKER
    }

    enum DepositVerdict {
        /** Open long enough, closed: the parcel is in the compartment. */
        STORED,
        /** The courier said, with the door open, that it is empty again. */
        WITHDRAWN,
        /** Too short, or nobody said: a parcel may be inside. */
        UNSURE,
        /** Somebody else's thing was inside; the courier took theirs back. */
        FOUND_OCCUPIED,
        /** The compartment cannot be used; the courier took theirs back. */
        FOUND_BROKEN,
        /** The compartment must be cleaned first; the courier took theirs back. */
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
        /** The recipient says that nothing was inside: not collected, the compartment is UNCERTAIN, the code live. */
        SAID_EMPTY,
        /** The recipient says that what lies inside is another's: not collected, UNCERTAIN, every credential rests. */
        NOT_MINE
    }

    /** What a ticket is about; {@link #BOX_EMPTY} and {@link #NOT_MINE} come from somebody who had opened the compartment. */
    enum Concern {
        BOX_EMPTY,
        NOT_MINE,
        CODE_LOST,
        DOOR,
        /** Somebody cannot come to terms with the screen. */
        SCREEN,
        OTHER
    }

    enum MailInVerdict {
        STORED,
        /** The sender has it again: the order is over. */
        WITHDRAWN,
        /** Too short, or nobody said. */
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

    /** What a caretaker says, who may say anything. */
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

    enum Failure {
        /** Read closed until the time was over. */
        JAMMED,
        /** The board did not answer; the lock may have fired. */
        BUS_ERROR,
        /** Never on the wire: no pulse. */
        NOT_SENT,
        /** Answered, but the door cannot be read. */
        NO_FEEDBACK,
        /** Open before the pulse; none was sent. */
        ALREADY_OPEN
    }

    enum BlockReason {
        FAILED_THRICE,
        BROKEN,
        DIRTY,
        LEFT_OPEN,
        ALREADY_OPEN,
        /** A technician took it out of service. */
        STAFF
    }

    /** How far a delivery had come that may lie in a locker enrolled anew. */
    enum Believed {
        STORED,
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

    /** What a technician saw with the door open. */
    enum AuditVerdict {
        EMPTY,
        INSIDE,
        /** Nobody said, or the door was open too short to see. */
        UNSURE
    }

    /** What takes rights away from a locker; the words are the agent's. */
    enum Mode {
        RECOVERING,
        TIME_SUSPECT,
        STORAGE_DEGRADED,
        JOURNAL_FULL,
        UNSTABLE,
        QUARANTINE,
        HATCH_OPEN,
        MAINS_LOST,
        CLIMATE_WRONG,
        GATE_WRONG,
        CAMERA_WRONG,
        DAMAGED,
        DOUBLED
    }

    /** What became of a configuration from the city. */
    enum Setting {
        /** Not all of it can be set: nothing is. */
        REFUSED,
        /** A later one came before it had settled. */
        SUPERSEDED,
        /** The locker came up with it, and so did every board that answered before. */
        CONFIRMED,
        /** It did not, or what was set cannot be used any more: the one before it is in force. */
        ROLLED_BACK
    }

    /** What a report may hold. */
    enum Part {
        /** How the locker stands: doors, boards, modes, figures. */
        DIAGNOSTICS,
        /** The latest self-test and the wiring as it was verified. */
        SELFTEST,
        /** The newest lines of the log since the agent's start. */
        LOG,
        /** Entries of the journal, without verifiers. */
        JOURNAL
    }

    /** What became of a report. */
    enum ReportEnd {
        UPLOADED,
        /** Nothing was gathered. */
        REFUSED,
        /** It could not be gathered or uploaded. */
        FAILED,
        /** A later one came. */
        SUPERSEDED,
        /** The city does not want it any more. */
        WITHDRAWN
    }

    enum CredentialKind {
        CODE,
        QR,
        /** A code that was replaced, while its recipient had not been told of the new one; named by its hash. */
        FORMER_CODE
    }

    /** Boot. Openings that were not finished are UNKNOWN now, their compartments UNCERTAIN, their codes live. */
    record LockerStarted(String software) implements Fact {}

    /** The rescue key has opened these compartments while the locker's program did not run. They are UNCERTAIN, all codes live. */
    record RescueOpened(List<String> compartments) implements Fact {}

    /**
     * A directive was applied, or refused with a problem's code; a full list stands for every number up to its own.
     *
     * @param head chain hash after it, hex; null if the city does not chain its directives
     */
    record DirectiveTaken(
            long number,
            String directive,
            @Nullable String refused,
            @Nullable String head) implements Fact {}

    /**
     * This parcel may come.
     *
     * @param marks null if there is nothing to say
     */
    record ParcelAnnounced(
            String waybill,
            String recipient,
            @Nullable Basis basis,
            @Nullable String size,
            @Nullable List<Mark> marks) implements Fact {}

    /** The city's full list lacked it: this parcel is not expected any more. */
    record AnnouncementEnded(String waybill) implements Fact {}

    /** Someone may sign in, or, with {@code active} false, no longer may. */
    record CourierListed(String courier, Role role, String badge, Verifier pin, boolean active) implements Fact {}

    /**
     * A new code was drawn; its digits are in the sealed attachment of that name. The one before it is good until
     * {@link StorageStarted} says that the recipient has been told of the new one.
     */
    record CodeRenewed(String delivery, Verifier code, String codeAttachment) implements Fact {}

    record DepositAuthorised(
            String opening,
            String delivery,
            String compartment,
            List<String> waybills,
            String courier,
            String recipient,
            Basis basis,
            Verifier code,
            String codeAttachment,
            @Nullable String phoneAttachment)
            implements Fact {}

    /**
     * Before the notice went its courier typed the recipient's phone anew: only this one is told.
     *
     * @param recipient stands for them from now on
     * @param phoneAttachment names the sealed phone
     */
    record RecipientCorrected(String delivery, String courier, String recipient, String phoneAttachment)
            implements Fact {}

    /** The courier opens their own delivery again: to take it back, or to say what is inside. */
    record CheckAuthorised(String opening, String delivery, String compartment, String courier) implements Fact {}

    record PickupAuthorised(
            String opening, String delivery, String compartment, CredentialKind credentialKind, String credential)
            implements Fact {}

    /** A courier takes back a refused or overdue delivery. */
    record RecallAuthorised(String opening, String delivery, String compartment, String courier) implements Fact {}

    /** The door of an opening was seen open. */
    record DoorOpened(String opening, long afterMillis) implements Fact {}

    record DepositClosed(String opening, long openMillis, DepositVerdict verdict) implements Fact {}

    record PickupClosed(
            String opening,
            long openMillis,
            PickupVerdict verdict,
            @Nullable String reason) implements Fact {}

    record RecallClosed(String opening, long openMillis, boolean taken) implements Fact {}

    record OpeningFailed(String opening, Failure failure) implements Fact {}

    /** Open for 120 s. The compartment is UNCERTAIN and blocked; a pickup that was open long enough is collected. */
    record DoorLeftOpen(String opening, boolean collected) implements Fact {}

    /** A door that was left open, or opened late for nobody, is closed again. */
    record DoorClosedLate(String opening, long openMillis) implements Fact {}

    /** A door opened that nobody had authorised. */
    record DoorForced(String compartment) implements Fact {}

    /** What the person in front said when no sensor could. */
    record PersonAnswered(String opening, boolean opened) implements Fact {}

    /** The grace period is over: the compartment is EMPTY, the credential spent. */
    record GraceEnded(String delivery, String compartment) implements Fact {}

    record GuessFailed(Guess guess) implements Fact {}

    record CompartmentBlocked(String compartment, BlockReason reason) implements Fact {}

    /**
     * An operator's command opens a compartment. What becomes of it is told by the opening.
     *
     * @param command its id
     * @param operator the key that signed it
     * @param counter of that key; none up to it is taken any more
     * @param delivery what was believed to be inside, if anything
     * @param approvers the other keys that approved it
     */
    record CommandAuthorised(
            String opening,
            String command,
            String operator,
            long counter,
            String compartment,
            @Nullable String delivery,
            String actor,
            String reason,
            String ticket,
            List<String> approvers)
            implements Fact {}

    /**
     * A genuine command was refused, with a problem's code.
     *
     * @param counter of the key, if the command used it up; a command of another session or locker does not
     */
    record CommandRefused(
            String command, String operator, @Nullable Long counter, String problem) implements Fact {}

    /** The door of a remote opening was shut again. Nobody looked: the compartment is UNCERTAIN. */
    record RemoteClosed(String opening, long openMillis) implements Fact {}

    /**
     * A technician opens a compartment to look.
     *
     * @param delivery what is believed to be inside, if anything
     * @param approval id of the operator's approval; null where none is needed
     * @param approver key of the operator who approved
     */
    record AuditAuthorised(
            String opening,
            String compartment,
            @Nullable String delivery,
            String technician,
            @Nullable String approval,
            @Nullable String approver)
            implements Fact {}

    record AuditClosed(String opening, long openMillis, AuditVerdict verdict) implements Fact {}

    /** A technician took a compartment out of service, or put it back. */
    record ServiceChanged(String compartment, String technician, boolean inService, String reason) implements Fact {}
    /** The city began this epoch; directives go on after {@code directives}. Every compartment is UNCERTAIN. */
    record Enrolled(long epoch, long directives) implements Fact {}

    /**
     * At a new enrolment: this may lie in that compartment.
     *
     * @param byCity whether the city had said so; else only the locker remembers
     */
    record PossiblyInside(
            String delivery,
            String compartment,
            List<String> waybills,
            String courier,
            String recipient,
            Basis basis,
            Verifier code,
            Believed state,
            boolean byCity)
            implements Fact {}

    /**
     * A local day is over: where the journal stood then, signed by the locker.
     *
     * @param day days since 1970-01-01
     * @param head a JWS of {@link parcellocker.contract.evidence.DayHead}
     */
    record DaySigned(long day, String head) implements Fact {}

    /**
     * The recipient has been told: the parcel may lie so long, outages not counted. A later one changes how long, or says that they
     * have been told of a newer code.
     *
     * @param code hash of the code that they were told: those before it open nothing any more; null if it only says how long
     * @param longer what its recipient may add at the screen; null if nothing
     */
    record StorageStarted(
            String delivery,
            long limitMillis,
            @Nullable String code,
            @Nullable Longer longer) implements Fact {}

    /**
     * How often a recipient may prolong at the screen, and by how much.
     *
     * @param millis added each time
     * @param times in all
     */
    record Longer(long millis, int times) {}

    /**
     * Its recipient has shown a credential and asked for more time; the locker has granted it within {@link Longer}.
     *
     * @param limitMillis so long it may lie in all from now on, at least
     */
    record StorageExtended(String delivery, long limitMillis, CredentialKind credentialKind, String credential)
            implements Fact {}

    /** It has lain that long while its door could be opened: a courier may take it out; until then it is its recipient's. */
    record StorageEnded(String delivery, long countedMillis) implements Fact {}

    /** A board has not answered for {@code silentMillis}: nobody could open these since, and no storage counts. */
    record BoardLost(String board, List<String> compartments, long silentMillis) implements Fact {}

    /** A board has answered for a while again. */
    record BoardBack(String board, List<String> compartments) implements Fact {}

    /** The city has taken a QR token of this delivery back: it opens nothing any more. */
    record TokenRevoked(String delivery, String token) implements Fact {}

    /** From here on the journal can be folded without what was before: hash of the locker's book as it stood then. */
    record Checkpointed(String state) implements Fact {}

    /**
     * Somebody at the screen needs help and was given this number.
     *
     * @param ticket eight digits
     * @param delivery the one they have a credential of, if any
     * @param compartment the door they stand at, if any
     * @param openableMillis for so long, by the locker's age, a caretaker may open the delivery's compartment with it; null: never
     */
    record TicketOpened(
            String ticket,
            Concern concern,
            @Nullable String delivery,
            @Nullable String compartment,
            @Nullable Long openableMillis)
            implements Fact {}

    /**
     * A caretaker, signed in with badge and PIN, opens the compartment of the delivery that this ticket is about. The ticket is used up.
     */
    record HandOverAuthorised(String opening, String ticket, String delivery, String compartment, String caretaker)
            implements Fact {}

    /** The delivery is not collected and the compartment UNCERTAIN, whatever the caretaker says. */
    record HandOverClosed(String opening, long openMillis, HandOverVerdict verdict) implements Fact {}

    /** Right after a pickup its recipient says that they did not get the parcel: not collected, UNCERTAIN, every credential rests. */
    record PickupDisputed(String delivery, String compartment) implements Fact {}

    /** A courier says that the packaging of this parcel is obviously broken: it is not taken in (2019 rule on smart parcel lockers). */
    record PackagingDamaged(String waybill, String courier) implements Fact {}

    /** Who asked under that ticket knows the parcel and the phone: the city is to order a new code. Nothing is told to who asks. */
    record CodeLost(String ticket, String delivery) implements Fact {}

    /**
     * A sender with the city's order may open a compartment to leave one parcel, unsealed.
     *
     * @param delivery the locker's name of that stay; another door for the same order keeps it
     * @param carrier whose collector takes it
     * @param identity number of the city's real-name check
     * @param token id of the token
     * @param notAfterSeconds when that token ends, Unix time
     */
    record MailInAuthorised(
            String opening,
            String delivery,
            String compartment,
            String order,
            String size,
            String carrier,
            String identity,
            String token,
            long notAfterSeconds)
            implements Fact {}

    /** The sender opens their own parcel's compartment again: to take it back, or to say what is inside. */
    record MailInReopened(String opening, String delivery, String compartment) implements Fact {}

    /** With {@link DoorOpened} before it, the evidence of the receipt. */
    record MailInClosed(String opening, long openMillis, MailInVerdict verdict) implements Fact {}

    record CollectionAuthorised(String opening, String delivery, String compartment, String collector)
            implements Fact {}

    record CollectionClosed(String opening, long openMillis, CollectionVerdict verdict) implements Fact {}

    /**
     * At a new enrolment: the locker remembers this order.
     *
     * @param mayBeInside nobody knows whether the parcel is there; else its token is used up
     */
    record MailInRemembered(
            String delivery,
            String compartment,
            String order,
            String carrier,
            long notAfterSeconds,
            boolean mayBeInside)
            implements Fact {}

    /**
     * The city cancelled this sending order: no further door opens for it.
     *
     * @param notAfterSeconds how long it is remembered
     * @param mayBeInside a parcel was left for it before, or its sender stands at the open door: there it is as ever
     */
    record MailInCancelled(String order, long notAfterSeconds, boolean mayBeInside) implements Fact {}

    /** The locker may do less from here on, or more again. */
    record ModeChanged(Mode mode, boolean entered, String detail) implements Fact {}

    /**
     * The city's configuration can be set as far as the locker can see; it is tried once nobody is at the screen.
     *
     * @param body its text, so that the journal tells by what rules the locker went
     */
    record ConfigurationTaken(long version, String hash, String body) implements Fact {}

    /**
     * The process ends to start with it, on trial.
     *
     * @param boards those that answer now, and must then
     */
    record ConfigurationTried(long version, List<String> boards) implements Fact {}

    /**
     * What became of it.
     *
     * @param reasons each with its number, in English, for a technician
     * @param inForce version of the one in force from now on; 0: the locker's own file alone
     * @param inForceHash its hash; empty for version 0
     */
    record ConfigurationSettled(
            long version, String hash, Setting setting, List<String> reasons, long inForce, String inForceHash)
            implements Fact {}

    /**
     * A report is gathered and uploaded from here on.
     *
     * @param withinMillis powered time after which it is given up
     */
    record ReportTaken(
            String request, List<Part> parts, long fromMillis, long toMillis, long mostBytes, long withinMillis)
            implements Fact {
        public ReportTaken {
            parts = List.copyOf(parts);
        }
    }

    /**
     * It is over with it.
     *
     * @param problem number of why; null if it is uploaded, or a later one came
     */
    record ReportEnded(
            String request, ReportEnd end, @Nullable String problem) implements Fact {}
}
