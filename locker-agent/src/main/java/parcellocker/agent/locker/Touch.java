package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;

/** What a finger did, as the intent of a person. It asks; only a technician who is signed in names a compartment. */
public sealed interface Touch {
    record Speak(Language language) implements Touch {}

    /** How they want the screen, from now until they leave. */
    record Prefer(Wish wish, boolean on) implements Touch {}

    /** "I am still here": the page stays as it is, for as long again. */
    record MoreTime() implements Touch {}

    /** On the first screen: touches count for nothing while it is wiped. */
    record CleanScreen() implements Touch {}

    record EnterCode(Secret digits) implements Touch {}

    /** At a locked keypad, after the code: the last four digits of the phone. */
    record EnterPhoneTail(Secret digits) implements Touch {}

    /** "I am a courier." */
    record Courier() implements Touch {}

    record SignIn(String badge, Secret pin) implements Touch {}

    /** A waybill typed instead of scanned. */
    record TypeWaybill(String text) implements Touch {}

    /** The courier vouches for the recipient's consent; with the phone if the parcel was not announced. */
    record Attest(Optional<Secret> phone) implements Touch {}

    /** The courier vouches for a stranger's consent, and that it is the one who got the parcel before. */
    record AttestSame() implements Touch {}

    /** The phone of this deposit was typed wrongly. */
    record CorrectPhone(DeliveryId delivery) implements Touch {}

    /** The right one. */
    record RetypePhone(Secret phone) implements Touch {}

    record ChooseSize(Size size) implements Touch {}

    /** Said with the deposit's door open: the parcel comes out again. */
    record TooSmall() implements Touch {}

    /** A smaller compartment would do. */
    record TooLarge() implements Touch {}

    record TookBack() implements Touch {}

    record FoundOccupied() implements Touch {}

    record FoundBroken() implements Touch {}

    record FoundDirty() implements Touch {}

    /** Courier, before the door or at it: the packaging of this parcel is obviously broken. */
    record PackagingDamaged() implements Touch {}

    /** Said with the door of a check open. */
    record ItIsInside() implements Touch {}

    /** Take the latest deposit back before its notice goes, or look into one that is uncertain. */
    record LookInto(DeliveryId delivery) implements Touch {}

    /** Take a refused delivery out. */
    record Recall(DeliveryId delivery) implements Touch {}

    /** Sender: I have read how, open a door. */
    record StartMailIn() implements Touch {}

    /** Collector: what people left to be sent. */
    record ShowCollection() implements Touch {}

    /** Collector: take this one out. */
    record Collect(DeliveryId delivery) implements Touch {}

    /** Said with a pickup's door open: I refuse it and put it back. */
    record PutBack(String reason) implements Touch {}

    /** "I want it after all", "I have found it": takes back what was said at a pickup's open door. */
    record Unsay() implements Touch {}

    /** Said with a pickup's door open, or right after it was shut. */
    record Claimed(Claim claim) implements Touch {}

    /** "Help", from any screen. */
    record Help() implements Touch {}

    /** What the help is needed for. */
    record AskHelp(Concern concern) implements Touch {}

    /** "I have lost my code." */
    record LostCode() implements Touch {}

    /** "I cannot fetch my parcel in time." */
    record LeaveLonger() implements Touch {}

    /** "Leave it for as much longer as is offered." */
    record StayLonger() implements Touch {}

    /** The last four digits of the waybill, and of the phone. */
    record AskCode(String waybillTail, Secret phoneTail) implements Touch {}

    /** Caretaker: the number of a ticket. */
    record NameTicket(String number) implements Touch {}

    /** Caretaker, with the door open: who asked has it. */
    record HandedOver() implements Touch {}

    /** After a door that did not open, or once more within the grace period, also from a sender's receipt. */
    record TryAgain() implements Touch {}

    /** The answer to "did the door open?". */
    record Answer(boolean opened) implements Touch {}

    /** The next parcel of a group. */
    record NextParcel() implements Touch {}

    /** Technician: show this compartment. */
    record Inspect(CompartmentId compartment) implements Touch {}

    record OpenToLook(CompartmentId compartment) implements Touch {}

    /** Technician or collector, with the door open: nothing is inside. */
    record ItIsEmpty() implements Touch {}

    record TakeOutOfService(CompartmentId compartment, String reason) implements Touch {}

    record PutIntoService(CompartmentId compartment) implements Touch {}

    /** Technician: show that. */
    record Consult(StaffPage page) implements Touch {}

    /** Technician: open the next compartment of which nobody knows what is inside. */
    record NextUncertain() implements Touch {}

    /** Technician: the stick is in, write. */
    record CopyToStick() implements Touch {}

    /** What the help desk answered to the number on the screen. */
    record AnswerChallenge(Secret digits) implements Touch {}

    record Back() implements Touch {}

    record Done() implements Touch {}
}
