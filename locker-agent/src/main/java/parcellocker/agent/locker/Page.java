package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** What the screen shows. It holds all a page needs; names and phones stay behind {@link PersonRef}. */
public sealed interface Page {
    /** One field for the code, and the way for couriers. */
    record Home() implements Page {}

    /** The glass is being wiped: touches count for nothing. */
    record Cleaning(long seconds) implements Page {}

    /** The vault is at work. */
    record OneMoment() implements Page {}

    /** The lock is being fired. {@code push}: the door may be stiff, a gentle push helps the lock while it is. */
    record Opening(CompartmentId compartment, Purpose purpose, boolean push) implements Page {
        /** Of a door that springs open by itself. */
        public Opening(CompartmentId compartment, Purpose purpose) {
            this(compartment, purpose, false);
        }
    }

    /**
     * Recipient: take the parcel, shut the door.
     *
     * @param said that it is refused, empty or another's: shut the door so
     * @param reason why it is refused, if they chose to say
     */
    record TakeParcel(CompartmentId compartment, Said said, Optional<String> reason) implements Page {
        /** Nothing is disputed; {@code refusing}: put back, shut the door, no reason given. */
        public TakeParcel(CompartmentId compartment, boolean refusing) {
            this(compartment, refusing ? Said.PUT_BACK : Said.NOTHING, Optional.empty());
        }

        public boolean refusing() {
            return said == Said.PUT_BACK;
        }
    }

    /**
     * What is wrong?
     *
     * @param from where the way back leads
     * @param claims whether a pickup that was just made may be disputed
     * @param door the one this is about
     */
    record Help(Page from, boolean claims, Optional<CompartmentId> door) implements Page {}

    /** Somebody without their code says which parcel and which phone, by their last four digits. */
    record LostCode() implements Page {}

    /** The keypad is locked: the code that was typed is looked at only with the last four digits of its recipient's phone. */
    record PhoneTail() implements Page {}

    /** Somebody whose parcel shall lie longer shows their code or QR; no door opens. */
    record LeaveLonger() implements Page {}

    /**
     * How long a parcel may lie.
     *
     * @param leftMillis so long at least from now on
     * @param moreMillis what its recipient may add
     * @param endsAt Unix time of that end in milliseconds; empty if the clock is not to be trusted
     * @param agreed it was added just now
     */
    record Stay(CompartmentId compartment, long leftMillis, long moreMillis, OptionalLong endsAt, boolean agreed)
            implements Page {}

    /**
     * Help was asked for; the number is on disk, and with the city whenever the line is.
     *
     * @param number eight digits
     * @param locker its name, for the QR
     * @param from where the way back leads
     * @param opens whether a caretaker of the place may open the door with it
     */
    record Ticket(String number, Concern concern, String locker, Page from, boolean opens) implements Page {
        /** One that opens nothing. */
        public Ticket(String number, Concern concern, String locker, Page from) {
            this(number, concern, locker, from, false);
        }
    }

    /**
     * Collected; the same credential may reopen so many times while the grace period lasts.
     *
     * @param more how many parcels of the same group wait in other compartments
     */
    record PickedUp(CompartmentId compartment, int reopeningsLeft, int more) implements Page {
        /** The only parcel, or the last. */
        public PickedUp(CompartmentId compartment, int reopeningsLeft) {
            this(compartment, reopeningsLeft, 0);
        }
    }

    /** Put back and refused. */
    record TakenBack(CompartmentId compartment) implements Page {}

    /** The door did not open. Nothing is lost; {@code mayTryAgain} says whether the button is there. */
    record DidNotOpen(CompartmentId compartment, Problem problem, boolean mayTryAgain) implements Page {}

    /** No sensor tells; the person shall. */
    record DidItOpen(CompartmentId compartment) implements Page {}

    /**
     * Badge and PIN.
     *
     * @param badge the one that was held before the reader; empty: it is typed
     */
    record CourierSignIn(Optional<String> badge) implements Page {
        /** Nothing is known of whoever stands there. */
        public CourierSignIn() {
            this(Optional.empty());
        }
    }

    /** The clock is not to be trusted: the help desk must answer this number. */
    record CallHelpDesk(CourierId who, Role role, String digits) implements Page {}

    /** An operator opens a door; whoever stands there may close it. */
    record OpenedRemotely(CompartmentId compartment) implements Page {}

    /**
     * The technician's home.
     *
     * @param attention compartments that need a look
     * @param silent boards that do not answer
     */
    record TechnicianHome(List<Place> attention, List<Place> others, List<String> silent) implements Page {
        public TechnicianHome {
            attention = List.copyOf(attention);
            others = List.copyOf(others);
            silent = List.copyOf(silent);
        }
    }

    /** Technician: the cabinet drawn, each door as it stands. */
    record DoorMap(List<Place> places) implements Page {
        public DoorMap {
            places = List.copyOf(places);
        }
    }

    /** Technician: what is wrong now, by number. */
    record Alarms(List<Alarm> alarms) implements Page {
        public Alarms {
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param where compartments or boards; empty: the locker as a whole
     */
    record Alarm(Problem problem, List<String> where) {
        public Alarm {
            where = List.copyOf(where);
        }
    }

    /** Technician: network, clock, and what the tools have written. */
    record Condition(boolean online, Quality quality, long wallMillis, Figures figures, Settings settings)
            implements Page {
        /** Of a locker in which the city has set nothing. */
        public Condition(boolean online, Quality quality, long wallMillis, Figures figures) {
            this(online, quality, wallMillis, figures, Settings.OWN);
        }
    }

    /**
     * What the city has set.
     *
     * @param version 0: nothing, the locker's own file alone
     * @param onTrial whether it is not confirmed yet
     * @param waiting the version that is tried once nobody is at the screen
     */
    record Settings(long version, boolean onTrial, OptionalLong waiting) {
        /** The locker's own file alone. */
        public static final Settings OWN = new Settings(0, false, OptionalLong.empty());
    }

    /**
     * Technician: the journal on a stick.
     *
     * @param writing it is being written
     * @param copied what was written
     */
    record Stick(boolean writing, Optional<Copied> copied) implements Page {}

    /** One compartment as staff sees it. {@code parcel}: whose it is or may be; opening it then needs an approval. */
    record Place(
            CompartmentId compartment,
            String custody,
            Optional<BlockReason> blocked,
            Level door,
            Optional<DeliveryId> parcel) {
        /** Whether nobody knows what is inside. */
        public boolean isUncertain() {
            return custody.equals("UNCERTAIN");
        }
    }

    record Inspect(Place place) implements Page {}

    /**
     * Technician: an operator must approve first; scan the approval.
     *
     * @param next another compartment of which nobody knows what is inside
     */
    record ApprovalNeeded(CompartmentId compartment, DeliveryId delivery, Optional<CompartmentId> next)
            implements Page {
        /** Of the only one. */
        public ApprovalNeeded(CompartmentId compartment, DeliveryId delivery) {
            this(compartment, delivery, Optional.empty());
        }
    }

    /** Technician, door open: is it empty? */
    record SayWhatIsInside(CompartmentId compartment, Said said) implements Page {}

    /**
     * The courier's home: scan the next waybill.
     *
     * @param free compartments by size that may be allotted
     * @param last the deposit just made, while it may be taken back
     * @param uncertain own deposits to look into
     * @param dueBack deliveries to take out
     * @param toCollect how many sent parcels wait, for whoever collects
     */
    record CourierHome(
            SortedMap<Size, Integer> free,
            Optional<Stored> last,
            List<Listed> uncertain,
            List<Listed> dueBack,
            int toCollect)
            implements Page {
        public CourierHome {
            uncertain = List.copyOf(uncertain);
            dueBack = List.copyOf(dueBack);
        }

        /** Of a courier who does not collect. */
        public CourierHome(
                SortedMap<Size, Integer> free, Optional<Stored> last, List<Listed> uncertain, List<Listed> dueBack) {
            this(free, last, uncertain, dueBack, 0);
        }
    }

    /** {@code phoneTyped}: its courier may still type the recipient's phone anew. */
    record Stored(DeliveryId delivery, Waybill waybill, CompartmentId compartment, boolean phoneTyped) {
        /** For somebody whom the city has named. */
        public Stored(DeliveryId delivery, Waybill waybill, CompartmentId compartment) {
            this(delivery, waybill, compartment, false);
        }
    }

    record Listed(DeliveryId delivery, Waybill waybill, CompartmentId compartment) {}

    /**
     * The parcel was not announced, or nobody asked the recipient.
     *
     * @param phoneNeeded whether the phone must be typed
     * @param same whoever got the parcel before: for them it need not be typed again
     */
    record AttestConsent(Waybill waybill, boolean phoneNeeded, Optional<PersonRef> same) implements Page {
        /** Of the first parcel. */
        public AttestConsent(Waybill waybill, boolean phoneNeeded) {
            this(waybill, phoneNeeded, Optional.empty());
        }
    }

    /** The phone of the deposit just made is typed anew; {@code recipient} stands for the one that was wrong. */
    record CorrectPhone(Waybill waybill, PersonRef recipient) implements Page {}

    record ChooseSize(
            Waybill waybill, Optional<PersonRef> recipient, SortedMap<Size, Integer> free, Optional<Size> suggested)
            implements Page {}

    /**
     * Courier: put the parcel in, shut the door.
     *
     * @param said what was said already, so that the right thing is asked
     * @param next scanned already: the parcel after this one
     */
    record PutParcelIn(CompartmentId compartment, Waybill waybill, Said said, Optional<Waybill> next) implements Page {
        /** With nothing scanned ahead. */
        public PutParcelIn(CompartmentId compartment, Waybill waybill, Said said) {
            this(compartment, waybill, said, Optional.empty());
        }
    }

    /** Courier, own deposit open again: is the parcel inside? */
    record LookInside(CompartmentId compartment, Waybill waybill, Said said) implements Page {}

    /** Courier: take the refused delivery out, shut the door. */
    record TakeOut(CompartmentId compartment) implements Page {}

    /**
     * After a look or a recall.
     *
     * @param inside whether the parcel is in the compartment; empty if nobody knows
     * @param next technician: another compartment of which nobody knows what is inside
     */
    record Looked(CompartmentId compartment, Optional<Boolean> inside, Optional<CompartmentId> next) implements Page {
        /** With no other to look into. */
        public Looked(CompartmentId compartment, Optional<Boolean> inside) {
            this(compartment, inside, Optional.empty());
        }
    }

    /** Sender: unsealed, nothing that may not be sent; then a door of that size opens. */
    record PrepareMailIn(Waybill order, String carrier, Size size) implements Page {}

    /** Sender: put the parcel in unsealed, shut the door. {@code said}: what was said already. */
    record PutMailIn(CompartmentId compartment, Waybill order, Said said) implements Page {}

    /**
     * Sender: it is here. The door's own times are the evidence.
     *
     * @param locker this locker's name
     * @param opening under which the journal has it
     * @param closedAtMillis when the door was shut, Unix milliseconds
     * @param openMillis how long it stood open before
     * @param mayReopen whether the sender may have it back now
     */
    record Receipt(
            String locker,
            Waybill order,
            CompartmentId compartment,
            OpeningId opening,
            long closedAtMillis,
            long openMillis,
            boolean mayReopen)
            implements Page {}

    /** Collector: what people left here to be sent. */
    record Collection(List<Waiting> waiting) implements Page {
        public Collection {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * One sent parcel. {@code minutes}: for how long it has lain, while the power was on.
     *
     * @param sure false: it may be inside, or not
     */
    record Waiting(
            DeliveryId delivery,
            Waybill order,
            String carrier,
            CompartmentId compartment,
            long minutes,
            boolean sure) {}

    /** Collector: take the sent parcel out, shut the door. */
    record TakeMailIn(CompartmentId compartment, Waybill order, Said said) implements Page {}

    /** Caretaker: which ticket? */
    record CaretakerHome() implements Page {}

    /** Caretaker: hand the parcel over, shut the door. {@code said}: what was said already. */
    record HandOver(CompartmentId compartment, Said said) implements Page {}

    /** After a caretaker's opening: what is written down. Nobody is signed in any more. */
    record HandOverDone(CompartmentId compartment, Entry.HandOverVerdict verdict) implements Page {}

    /** The door was open too long or already; the compartment is out of use until staff has looked. */
    record LeftOpen(CompartmentId compartment, Problem problem) implements Page {}

    /**
     * No, and why.
     *
     * @param waitSeconds how long until another try makes sense; 0 if that is not the point
     * @param subject the waybill it is about, or empty
     */
    record Refusal(Problem problem, long waitSeconds, String subject) implements Page {}
}
