package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** Everything that can happen to a locker. Adapters translate the world into these; times are uptime in milliseconds. */
public sealed interface Input {

    /** First input of every process. */
    record Started(String software) implements Input {}

    /** Second input of a process that finds that the rescue key was used before it. */
    record Rescued() implements Input {}

    /** The deadline the core asked for has come. */
    record Tick() implements Input {}

    /**
     * A finger.
     *
     * @param view the {@link Shown#view()} it touched; a touch on a screen that is gone does nothing
     */
    record Touched(long view, Touch touch) implements Input {}

    record Scanned(String text) implements Input {}

    record ScanRefused(Problem problem) implements Input {}

    /** A badge was held before the reader; upper-case hex. It can be copied: it only says who claims to be there. */
    record BadgeShown(String badge) implements Input {}

    /**
     * A contact or a thermometer of the cabinet, or the line to the city, says that something is wrong, or that it is right again.
     *
     * @param detail for a technician, without personal data
     */
    record AlarmSeen(Alarm alarm, boolean on, String detail) implements Input {
        public enum Alarm {
            /** The hatch before the board and its wires is open. */
            HATCH,
            /** The mains are gone; what runs, runs on a battery. */
            MAINS,
            /** A zone is too warm or too cold, or nobody knows. */
            CLIMATE,
            /** The switch in the coils' supply is not as it was told to be. */
            GATE,
            /** A camera that must see what senders leave does not, or nobody has looked yet. */
            CAMERA,
            /** The broker puts this board off the line for another one with its identity. */
            TWIN
        }
    }

    /**
     * What a door's contact says: at every change, at each poll while an opening of it is watched, and once at the start.
     *
     * @param openedAt latest change to open, or -1
     * @param closedAt latest change to closed, or -1
     * @param bounces readings since the process began that the next one took back
     */
    record DoorSeen(CompartmentId compartment, Level level, long openedAt, long closedAt, long readAt, long bounces)
            implements Input {
        /** Of a contact that never bounced. */
        public DoorSeen(CompartmentId compartment, Level level, long openedAt, long closedAt, long readAt) {
            this(compartment, level, openedAt, closedAt, readAt, 0);
        }
    }

    /**
     * The technician's command line begins its trials. What is empty now it may open until this process ends; without this nothing
     * is ever opened for a trial.
     *
     * @param tool its name, where a technician's stands otherwise; begins with {@code tool-}
     */
    record TrialsBegun(CourierId tool) implements Input {
        public TrialsBegun {
            if (!Trials.isTool(tool)) {
                throw new IllegalArgumentException(tool + " is no tool");
            }
        }
    }

    /**
     * A tool opens that compartment, if {@link Locker#trialRefusal} names no reason against it.
     *
     * @param saidShut the technician, who stands before the door, says that it is shut, whatever its contact says
     */
    record TrialWanted(CompartmentId compartment, boolean saidShut) implements Input {}

    /** What became of a pulse on the wire. */
    record PulseReport(OpeningId opening, Outcome outcome, long at) implements Input {
        public enum Outcome {
            /** The board answered. That is not an open door. */
            ANSWERED,
            /** Sent, and no answer though the board answers: the bus failed, and the lock may have fired. */
            UNANSWERED,
            /** Sent to a board that answers no release. Only its door can tell what became of it; nothing says that the bus failed. */
            SENT,
            /** Never on the wire. */
            NOT_SENT
        }
    }

    record BoardSeen(BoardId board, boolean reachable) implements Input {}

    record LinkSeen(boolean up) implements Input {}

    /**
     * How warm it is at the doors.
     *
     * @param milliCelsius thousandths of a degree; empty: the thermometer is silent
     */
    record TemperatureSeen(OptionalInt milliCelsius) implements Input {}

    /**
     * What is left to write on, looked at every half minute.
     *
     * @param ballast whether the reserve for pickups is still there
     * @param unsent entries that the city has not confirmed
     */
    record StorageSeen(long freeBytes, long totalBytes, boolean ballast, long unsent) implements Input {
        /** Below this much, deposits end. */
        public static final long LEAST_FREE = 64L << 20;
        /** A tenth of a large disk is no shortage: two gibibytes hold years of journal. */
        public static final long PLENTY = 2L << 30;

        /** Whether it is too little for deposits; {@code was} asks for a little more before it is enough again. */
        boolean isLow(boolean was) {
            long least = Math.max(LEAST_FREE, Math.min(totalBytes / 10, PLENTY));
            return !ballast || freeBytes < (was ? least + least / 10 : least);
        }
    }

    /**
     * The process before this one was the third to crash within ten minutes.
     *
     * @param during the kind of input it crashed on
     */
    record Crashed(String during) implements Input {}

    /** At first contact the city knew more, or something else, than this journal says: the file is an old image. */
    record OldImageSeen(long epoch, long upTo) implements Input {}

    /**
     * The file was damaged and is put aside, and the new one knows nothing; said at each start until the city has begun anew.
     *
     * @param name of the old file
     * @param epoch of its journal
     * @param last its journal's last entry; -1: nobody knows
     */
    record FileDamaged(String name, long epoch, long last) implements Input {}

    /**
     * The head of a day that is over was signed.
     *
     * @param day days since 1970-01-01
     */
    record DaySigned(long day, String head) implements Input {}

    /**
     * The city begins the journal anew.
     *
     * @param epoch larger than every one before
     * @param directives the number after which its directives go on
     * @param inside what it believes to lie here
     */
    record Enrolled(long epoch, long directives, List<Delivery> inside) implements Input {
        public Enrolled {
            inside = List.copyOf(inside);
        }
    }

    /** Which of the codes was typed; empty: none of them. */
    record CodeChecked(long ask, Optional<KnownCode> match) implements Input {}

    /** Which of the codes was typed, with the phone that belongs to it; empty: nothing is said of which did not fit. */
    record CodeAndTailChecked(long ask, Optional<KnownCode> match) implements Input {}

    /** A token of the city's, genuine and for this locker. */
    record TokenChecked(long ask, Token token) implements Input {}

    record TokenRefused(long ask, Problem problem) implements Input {}

    record PinChecked(long ask, boolean right) implements Input {}

    record AnswerChecked(long ask, boolean right) implements Input {}

    /**
     * Which delivery has a recipient whose phone ends so.
     *
     * @param ticket under which it was asked
     */
    record TailChecked(long ask, String ticket, Optional<DeliveryId> match) implements Input {}

    record CodeDrawn(long ask, DeliveryId delivery, Verifier code, Sealed attachment) implements Input {}

    /**
     * A typed phone is kept.
     *
     * @param attachment sealed to the city
     * @param person sealed to this locker
     */
    record PersonKept(long ask, PersonRef ref, Sealed attachment, Sealed person) implements Input {}

    record PersonRefused(long ask, Problem problem) implements Input {}

    record FiguresRead(long ask, Figures figures) implements Input {}

    record StickWritten(long ask, Copied copied) implements Input {}

    /** Nothing was written that counts: no stick, no room, pulled, or read back otherwise. */
    record StickRefused(long ask, Problem problem) implements Input {}

    /** What became of a report: uploaded, or not, and why. */
    record ReportDone(String request, Reporting.End end, Optional<Problem> problem) implements Input {}

    /**
     * An operator's command, its signatures verified.
     *
     * @param session nonce of the session it arrived in
     * @param receivedAt uptime when it arrived
     */
    record Commanded(Command command, String session, long receivedAt) implements Input {}

    /**
     * A checkpoint of this book was drawn; it counts only if nothing has changed since.
     *
     * @param state hash of the book
     */
    record CheckpointDrawn(Book book, String state) implements Input {}

    /**
     * The city's signed and numbered word, verified.
     *
     * @param prev chain hash before it, as the city says
     * @param head chain hash after it
     */
    record Directed(long number, Optional<String> prev, Optional<String> head, Directive directive) implements Input {
        /** One in no chain. */
        public Directed(long number, Directive directive) {
            this(number, Optional.empty(), Optional.empty(), directive);
        }
    }

    /**
     * All that the city says now, complete and verified: it stands for every directive up to its number.
     *
     * @param head chain hash after it
     * @param narrow whether it gives nobody back a right that they had lost
     * @param configuration what the city wants to be set; empty: nothing
     */
    record Listed(
            long number,
            String head,
            boolean narrow,
            List<Announced> parcels,
            List<Courier> couriers,
            Optional<Directive.Configure> configuration)
            implements Input {
        public Listed {
            parcels = List.copyOf(parcels);
            couriers = List.copyOf(couriers);
        }

        /** One in which nothing is set. */
        public Listed(long number, String head, boolean narrow, List<Announced> parcels, List<Courier> couriers) {
            this(number, head, narrow, parcels, couriers, Optional.empty());
        }
    }

    sealed interface Directive {
        /**
         * Parcels that may come.
         */
        record Announce(List<Announced> parcels) implements Directive {
            public Announce {
                parcels = List.copyOf(parcels);
            }
        }

        /** Parcels that are not expected any more. */
        record EndAnnouncements(List<Waybill> waybills) implements Directive {
            public EndAnnouncements {
                waybills = List.copyOf(waybills);
            }
        }

        record ListCouriers(List<Courier> couriers) implements Directive {
            public ListCouriers {
                couriers = List.copyOf(couriers);
            }
        }

        record RenewCode(DeliveryId delivery) implements Directive {}

        /**
         * The recipient has been told; so long it may lie.
         *
         * @param code hash of the code that they have been told; empty: not of the present one
         * @param offer what they may add at the screen
         */
        record StartStorage(DeliveryId delivery, long limitMillis, Optional<String> code, ExtensionOffer offer)
                implements Directive {
            /** Only how long. */
            public StartStorage(DeliveryId delivery, long limitMillis) {
                this(delivery, limitMillis, Optional.empty(), ExtensionOffer.NONE);
            }
        }

        /** This QR token opens none of these any more. */
        record RevokeToken(String token, List<DeliveryId> deliveries) implements Directive {
            public RevokeToken {
                deliveries = List.copyOf(deliveries);
            }
        }

        /** No token of this order, of which none is good for longer, opens a further door. */
        record CancelMailIn(Waybill order, long notAfterSeconds) implements Directive {}

        /**
         * This shall be set.
         *
         * @param mistakes why it cannot be, each with its number; an adapter has looked, for the core knows no file
         */
        record Configure(ConfigurationId id, String body, List<String> mistakes) implements Directive {
            public Configure {
                mistakes = List.copyOf(mistakes);
            }
        }

        /** The city wants to be told how this locker is. */
        record Report(Reporting.Wish wish) implements Directive {}

        /** Understood by nobody here: taken and refused, so that the stream goes on. */
        record Unknown(String kind, Problem problem) implements Directive {}
    }

    /** One announced parcel, its recipient sealed to this locker. */
    record Announced(Announcement announcement, Sealed person) {}
}
