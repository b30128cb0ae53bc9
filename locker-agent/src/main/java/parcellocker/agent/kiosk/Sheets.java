package parcellocker.agent.kiosk;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.kiosk.Sheet.Button;
import parcellocker.agent.kiosk.Sheet.Look;
import parcellocker.agent.kiosk.Sheet.Progress;
import parcellocker.agent.kiosk.Sheet.Tone;
import parcellocker.agent.kiosk.Sheet.Trouble;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.StaffPage;
import parcellocker.agent.runtime.People;
import parcellocker.contract.problem.Problem;

/** Lays out a page in one language. */
final class Sheets {
    private final Texts texts;
    private final People people;
    private final boolean courier;
    private final DoorSheets doors;
    private final StaffSheets staff;
    private final HelpSheets help;
    private final TechnicianSheets technician;
    private final MailInSheets mailIns;
    private final CaretakerSheets caretakers;
    private final StaySheets stays;

    /** For a courier who is signed in some words differ: their way back leads to their parcels. */
    Sheets(Texts texts, People people, boolean courier) {
        this.texts = texts;
        this.people = people;
        this.courier = courier;
        this.doors = new DoorSheets(texts, courier);
        this.technician = new TechnicianSheets(texts);
        this.staff = new StaffSheets(texts, technician.ways(StaffPage.COMPARTMENTS));
        this.help = new HelpSheets(texts);
        this.mailIns = new MailInSheets(texts);
        this.caretakers = new CaretakerSheets(texts);
        this.stays = new StaySheets(texts);
    }

    /** Before the core has said anything. */
    Sheet starting() {
        return new Sheet.Message(
                Tone.CALM, texts.of("starting.title"), texts.of("starting.text"), Optional.empty(), List.of());
    }

    Sheet of(Page page) {
        return switch (page) {
            case Page.Home home -> new Sheet.Front();
            case Page.Cleaning cleaning -> new Sheet.Wiping(cleaning.seconds());
            case Page.OneMoment wait ->
                new Sheet.Message(
                        Tone.CALM, texts.of("moment.title"), texts.of("moment.text"), Optional.empty(), List.of());
            case Page.Refusal refusal -> refusal(refusal);
            case Page.CourierSignIn signIn -> new Sheet.SignIn(signIn.badge().isPresent());
            case Page.CourierHome home -> new Sheet.Parcels(home, deposit(texts, 0));
            case Page.AttestConsent consent ->
                new Sheet.Consent(consent.waybill().value(), consent.phoneNeeded(), same(consent), deposit(texts, 1));
            case Page.CorrectPhone p ->
                new Sheet.Phone(p.waybill().value(), people.maskedPhone(p.recipient()), deposit(texts, 2));
            case Page.ChooseSize choose ->
                new Sheet.Sizes(
                        choose.waybill().value(),
                        choose.recipient().flatMap(people::maskedPhone),
                        choose.free(),
                        choose.suggested(),
                        deposit(texts, 1));
            case Page.Opening p -> doors.opening(p);
            case Page.TakeParcel p -> doors.takeParcel(p);
            case Page.PickedUp p -> doors.pickedUp(p);
            case Page.TakenBack p -> doors.takenBack(p);
            case Page.DidNotOpen p -> doors.didNotOpen(p);
            case Page.DidItOpen p -> doors.didItOpen(p);
            case Page.PutParcelIn p -> doors.putParcelIn(p);
            case Page.LookInside p -> doors.lookInside(p);
            case Page.TakeOut p -> doors.takeOut(p);
            case Page.Looked p -> doors.looked(p);
            case Page.LeftOpen p -> doors.leftOpen(p);
            case Page.Help p -> help.help(p);
            case Page.Ticket p -> help.ticket(p);
            case Page.LostCode p -> new Sheet.Tails();
            case Page.PhoneTail p -> new Sheet.PhoneTail();
            case Page.LeaveLonger p -> new Sheet.ShowCode();
            case Page.Stay p -> stays.of(p);
            case Page.PrepareMailIn p -> mailIns.prepare(p);
            case Page.PutMailIn p -> mailIns.put(p);
            case Page.Receipt p -> mailIns.receipt(p);
            case Page.Collection p -> mailIns.collection(p);
            case Page.TakeMailIn p -> mailIns.take(p);
            case Page.CaretakerHome p -> new Sheet.TicketNumber();
            case Page.HandOver p -> caretakers.handOver(p);
            case Page.HandOverDone p -> caretakers.done(p);
            case Page.OpenedRemotely p -> staff.openedRemotely(p);
            case Page.CallHelpDesk p -> staff.helpDesk(p);
            case Page.TechnicianHome p -> staff.places(p);
            case Page.DoorMap p -> technician.map(p);
            case Page.Alarms p -> technician.alarms(p);
            case Page.Condition p -> technician.condition(p);
            case Page.Stick p -> technician.stick(p);
            case Page.Inspect p -> staff.inspect(p);
            case Page.ApprovalNeeded p -> staff.approvalNeeded(p);
            case Page.SayWhatIsInside p -> staff.sayWhatIsInside(p);
        };
    }

    /** One tap for whoever got the parcel before; their phone may have gone with that parcel. */
    private Optional<Button> same(Page.AttestConsent consent) {
        return consent.same()
                .map(person -> people.maskedPhone(person)
                        .map(phone -> texts.of("consent.same", phone))
                        .orElse(texts.of("consent.same.person")))
                .map(label -> new Button(Look.PRIMARY, label, "attest-same"));
    }

    /** What a courier was refused is about a parcel, what others were, about their order to send. */
    private Sheet refusal(Page.Refusal refusal) {
        String about = refusal.subject().isEmpty()
                ? ""
                : texts.of(courier ? "refusal.subject" : "refusal.order", refusal.subject());
        String wait = refusal.waitSeconds() == 0 ? "" : texts.of("refusal.wait", minutes(refusal.waitSeconds()));
        return new Sheet.Message(
                Tone.WARN,
                texts.what(refusal.problem()),
                (about + " " + wait).strip(),
                Optional.of(trouble(texts, refusal.problem())),
                List.of(new Button(Look.PRIMARY, texts.of(courier ? "refusal.parcels" : "refusal.back"), "back")));
    }

    private String minutes(long seconds) {
        return seconds < 90 ? texts.of("seconds", seconds) : texts.of("minutes", (seconds + 59) / 60);
    }

    static Trouble trouble(Texts texts, Problem problem) {
        return new Trouble(problem, texts.what(problem), texts.advice(problem));
    }

    static Progress deposit(Texts texts, int at) {
        return progress(texts, "deposit", at);
    }

    static Progress progress(Texts texts, String way, int at) {
        return new Progress(
                List.of(texts.of("step." + way + ".1"), texts.of("step." + way + ".2"), texts.of("step." + way + ".3")),
                at);
    }
}
