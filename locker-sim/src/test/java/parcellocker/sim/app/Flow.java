package parcellocker.sim.app;

import java.util.List;
import java.util.function.Consumer;

/**
 * A way through the screens with one door in its middle. To try a new one, add it to {@link #ALL}.
 *
 * @param comes everything up to the touch that has the lock fired
 * @param asks that touch
 * @param atDoor the page while the door stands open
 * @param deed what is done there, until the door is shut again
 * @param done the pages that say that it is done
 * @param before the custody while the door stands open
 * @param after the custody when all went well
 */
record Flow(
        String name,
        Consumer<AtTheKiosk> comes,
        Consumer<AtTheKiosk> asks,
        String atDoor,
        Consumer<AtTheKiosk> deed,
        List<String> done,
        String before,
        String after) {
    private static final Flow DEPOSIT = new Flow(
            "deposit",
            person -> person.asksForASize(),
            person -> person.glass().tap("choose-size"),
            "PutParcelIn",
            AtTheKiosk::puts,
            List.of("CourierHome"),
            "LOADING",
            "OCCUPIED");

    private static final Flow PICKUP = new Flow(
            "pickup",
            AtTheKiosk::hasAParcel,
            AtTheKiosk::typesTheCode,
            "TakeParcel",
            AtTheKiosk::takes,
            List.of("PickedUp"),
            "UNLOADING",
            "UNLOADING");

    /** Looked into once more within the grace period. */
    private static final Flow REOPEN = new Flow(
            "reopen",
            AtTheKiosk::hasCollected,
            person -> person.glass().tap("try-again"),
            "TakeParcel",
            AtTheKiosk::shuts,
            List.of("PickedUp"),
            "UNLOADING",
            "UNLOADING");

    private static final Flow REFUSE = new Flow(
            "refuse",
            AtTheKiosk::hasAParcel,
            AtTheKiosk::typesTheCode,
            "TakeParcel",
            AtTheKiosk::putsBack,
            List.of("TakenBack"),
            "UNLOADING",
            "OCCUPIED");

    /** A courier changes their mind before the recipient is told. */
    private static final Flow TAKE_BACK = new Flow(
            "take back",
            AtTheKiosk::hasJustStored,
            person -> person.glass().tap("look-into"),
            "LookInside",
            AtTheKiosk::takesBack,
            List.of("Looked"),
            "LOADING",
            "EMPTY");

    private static final Flow RECALL = new Flow(
            "recall",
            person -> {
                person.hasRefused();
                person.courierComes();
            },
            AtTheKiosk::asksForTheRefused,
            "TakeOut",
            AtTheKiosk::takes,
            List.of("Looked"),
            "UNLOADING",
            "EMPTY");

    private static final Flow TECHNICIAN = new Flow(
            "technician opens",
            person -> {
                person.technicianComes();
                person.inspectsAnEmptyOne();
            },
            person -> person.glass().tap("open-to-look"),
            "SayWhatIsInside",
            AtTheKiosk::saysEmpty,
            List.of("Looked"),
            "UNCERTAIN",
            "EMPTY");

    private static final Flow SEND = new Flow(
            "send",
            AtTheKiosk::wantsToSend,
            person -> person.glass().tap("start-mail-in"),
            "PutMailIn",
            AtTheKiosk::puts,
            List.of("Receipt"),
            "LOADING",
            "OCCUPIED");

    /** Others may still wait, and then comes the list of them. */
    private static final Flow COLLECT = new Flow(
            "collect what was sent",
            AtTheKiosk::collectorCame,
            AtTheKiosk::asksForTheSent,
            "TakeMailIn",
            AtTheKiosk::takes,
            List.of("Looked", "Collection"),
            "UNLOADING",
            "EMPTY");

    /** Nobody's word moves custody: it is uncertain from the moment this door opens. */
    private static final Flow CARETAKER = new Flow(
            "caretaker opens",
            AtTheKiosk::caretakerCame,
            AtTheKiosk::namesTheTicket,
            "HandOver",
            AtTheKiosk::handsOver,
            List.of("HandOverDone"),
            "UNCERTAIN",
            "UNCERTAIN");

    /** Those that need the city come last: all others are played before any city has said a word. */
    static final List<Flow> ALL =
            List.of(DEPOSIT, TAKE_BACK, PICKUP, REOPEN, REFUSE, RECALL, TECHNICIAN, SEND, COLLECT, CARETAKER);

    @Override
    public String toString() {
        return name;
    }
}
