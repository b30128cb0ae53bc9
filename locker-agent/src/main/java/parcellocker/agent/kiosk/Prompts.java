package parcellocker.agent.kiosk;

import java.util.Optional;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Purpose;
import parcellocker.agent.locker.Said;
import parcellocker.agent.locker.Shown;
import parcellocker.contract.problem.Problem;

/**
 * What a page says aloud. A prompt has a text ({@code say.NAME}) and a recording in each language; {@code src/main/audio} says
 * how they are made. A prompt speaks of nobody: no number, name or code is in any.
 */
final class Prompts {
    /** Said with the warning before the end of a page. */
    static final String CLOSING = "closing";

    private Prompts() {}

    static Optional<String> of(Shown shown) {
        return Optional.of(of(shown.page())).filter(name -> !name.isEmpty());
    }

    private static String of(Page page) {
        return switch (page) {
            case Page.Home p -> "home";
            case Page.Cleaning p -> "cleaning";
            case Page.OneMoment p -> "";
            case Page.Opening p -> p.purpose() == Purpose.DEPOSIT ? "opening-deposit" : "opening";
            case Page.TakeParcel p -> take(p.said());
            case Page.Help p -> "help";
            case Page.Ticket p -> p.opens() ? "ticket-opens" : "ticket";
            case Page.LostCode p -> "lostcode";
            case Page.PhoneTail p -> "phonetail";
            case Page.LeaveLonger p -> "longer";
            case Page.Stay p -> p.agreed() ? "stay-agreed" : "stay";
            case Page.PickedUp p -> p.more() > 0 ? "picked-more" : "picked";
            case Page.TakenBack p -> "takenback";
            case Page.DidNotOpen p -> "stuck";
            case Page.DidItOpen p -> "ask";
            case Page.CourierSignIn p -> "signin";
            case Page.CallHelpDesk p -> "helpdesk";
            case Page.OpenedRemotely p -> "remote";
            case Page.TechnicianHome p -> "";
            case Page.DoorMap p -> "";
            case Page.Alarms p -> "";
            case Page.Condition p -> "";
            case Page.Stick p -> "";
            case Page.Inspect p -> "";
            case Page.ApprovalNeeded p -> "";
            case Page.SayWhatIsInside p -> p.said() == Said.NOTHING ? "audit" : "thanks-shut";
            case Page.CourierHome p -> "parcels";
            case Page.AttestConsent p -> p.phoneNeeded() ? "consent-phone" : "consent";
            case Page.CorrectPhone p -> "phone";
            case Page.ChooseSize p -> "size";
            case Page.PutParcelIn p -> put(p.said());
            case Page.LookInside p -> p.said() == Said.NOTHING ? "look" : "thanks-shut";
            case Page.TakeOut p -> "takeout";
            case Page.Looked p -> p.inside().isPresent() ? "looked" : "looked-unknown";
            case Page.LeftOpen p -> "leftopen";
            case Page.PrepareMailIn p -> "send";
            case Page.PutMailIn p -> p.said() == Said.NOTHING ? "put-unsealed" : put(p.said());
            case Page.Receipt p -> "receipt";
            case Page.Collection p -> "collection";
            case Page.TakeMailIn p -> p.said() == Said.NOTHING ? "takeout" : "thanks-shut";
            case Page.CaretakerHome p -> "caretaker";
            case Page.HandOver p -> p.said() == Said.NOTHING ? "handover" : "thanks-shut";
            case Page.HandOverDone p -> "handover-done";
            case Page.Refusal p -> refusal(p);
        };
    }

    private static String take(Said said) {
        return switch (said) {
            case PUT_BACK -> "refusing";
            case EMPTY -> "thanks-shut";
            case NOT_MINE -> "put-leave";
            case NOTHING,
                    TOO_SMALL,
                    TOO_LARGE,
                    TOOK_BACK,
                    FOUND_OCCUPIED,
                    FOUND_BROKEN,
                    FOUND_DIRTY,
                    INSIDE,
                    HANDED_OVER -> "take";
        };
    }

    private static String put(Said said) {
        return switch (said) {
            case NOTHING -> "put";
            case TOO_SMALL, TOO_LARGE, TOOK_BACK, FOUND_BROKEN, FOUND_DIRTY -> "put-out";
            case FOUND_OCCUPIED -> "put-leave";
            case INSIDE, PUT_BACK, EMPTY, NOT_MINE, HANDED_OVER -> "thanks-shut";
        };
    }

    private static String refusal(Page.Refusal refusal) {
        if (refusal.waitSeconds() > 0) {
            return "refusal-wait";
        }
        return refusal.problem() == Problem.CODE_WRONG ? "refusal-code" : "refusal";
    }
}
