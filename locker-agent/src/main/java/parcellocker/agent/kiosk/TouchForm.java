package parcellocker.agent.kiosk;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Claim;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.StaffPage;
import parcellocker.agent.locker.Touch;
import parcellocker.agent.locker.Wish;

/**
 * A posted touch: {@code POST /touch/{name}}, fields URL-encoded, {@code view} in each (the view of {@code /screen.json} or of
 * the page that was touched).
 *
 * <pre>
 * speak            language=ZH|EN             too-small        -
 * enter-code       digits=12345678            took-back        -
 * courier          -                          found-occupied   -
 * sign-in          badge=K1001&pin=2468       found-broken     -
 * type-waybill     text=SF1234567890          it-is-inside     -
 * attest           [phone=13812345678]        look-into        delivery=0123456789abcdef
 * choose-size      size=S|M|L                 recall           delivery=0123456789abcdef
 * put-back         reason=UNWANTED            try-again        -
 * answer           opened=true|false          back, done       -
 * next-parcel      -                          it-is-empty      -
 * inspect          compartment=A01            open-to-look     compartment=A01
 * put-into-service compartment=A01            take-out-of-service  compartment=A01&reason=LOCK
 * answer-challenge digits=12345678            more-time        -
 * prefer           wish=LARGE_TYPE&on=true    clean-screen     -
 * claimed          claim=BOX_EMPTY|NOT_MINE   unsay            -
 * ask-help         concern=DOOR               help             -
 * ask-code         waybill=1234&amp;phone=5678    lost-code        -
 * enter-phone-tail phone=5678
 * consult          page=MAP|ALARMS|...        next-uncertain   -
 * copy-to-stick    -
 * start-mail-in    -                          show-collection  -
 * collect          delivery=0123456789abcdef
 * name-ticket      number=12345678            handed-over      -
 * packaging-damaged -
 * </pre>
 *
 * <p>The answer is 204 when the locker has it. It says nothing about what the locker makes of it: that is on the next screen.
 * 400 LK-7001 if it is malformed, 403 LK-7005 without the token, 413 LK-7006 if it is too long, 503 LK-3113 if the locker is
 * too busy to take it: touch again.
 */
final class TouchForm {
    private static final Pattern VIEW = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,16}");
    private static final Pattern PHONE = Pattern.compile("[0-9+ -]{1,20}");
    private static final Pattern BADGE = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final Pattern TYPED = Pattern.compile("[\\x20-\\x7E]{1,64}");
    private static final Pattern DELIVERY = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern COMPARTMENT = Pattern.compile("[A-Z]{1,2}[0-9]{2}");
    private static final Pattern SIZE = Pattern.compile("[SML]");
    private static final Pattern LANGUAGE = Pattern.compile("ZH|EN");
    private static final Pattern WISH = Pattern.compile("LARGE_TYPE|LEFT_HANDED|LOW_DOOR|SPOKEN");
    private static final Pattern CLAIM = Pattern.compile("BOX_EMPTY|NOT_MINE");
    private static final Pattern CONCERN = Pattern.compile("DOOR|SCREEN|OTHER");
    private static final Pattern TAIL = Pattern.compile("[0-9]{4}");
    private static final Pattern TICKET = Pattern.compile("[0-9]{8}");
    private static final Pattern REASON = Pattern.compile("[A-Z_]{1,32}");
    private static final Pattern STAFF_PAGE = Pattern.compile("COMPARTMENTS|MAP|ALARMS|CONDITION|STICK");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");

    private TouchForm() {}

    /** What the finger meant. */
    static Input.Touched read(String name, Form form) {
        return new Input.Touched(Long.parseLong(form.text("view", VIEW)), touch(name, form));
    }

    private static Touch touch(String name, Form form) {
        return switch (name) {
            case "speak" -> new Touch.Speak(Language.valueOf(form.text("language", LANGUAGE)));
            case "prefer" ->
                new Touch.Prefer(Wish.valueOf(form.text("wish", WISH)), Boolean.parseBoolean(form.text("on", BOOLEAN)));
            case "enter-code" -> new Touch.EnterCode(new Secret(form.text("digits", DIGITS)));
            case "enter-phone-tail" -> new Touch.EnterPhoneTail(new Secret(form.text("phone", TAIL)));
            case "courier" -> new Touch.Courier();
            case "sign-in" -> signIn(form);
            case "type-waybill" -> new Touch.TypeWaybill(upper(form.text("text", TYPED)));
            case "attest" -> new Touch.Attest(form.optional("phone", PHONE).map(Secret::new));
            case "correct-phone" -> new Touch.CorrectPhone(delivery(form));
            case "retype-phone" -> new Touch.RetypePhone(new Secret(form.text("phone", PHONE)));
            case "choose-size" -> new Touch.ChooseSize(Size.valueOf(form.text("size", SIZE)));
            case "look-into" -> new Touch.LookInto(delivery(form));
            case "recall" -> new Touch.Recall(delivery(form));
            case "collect" -> new Touch.Collect(delivery(form));
            case "put-back" -> new Touch.PutBack(form.text("reason", REASON));
            case "claimed" -> new Touch.Claimed(Claim.valueOf(form.text("claim", CLAIM)));
            case "ask-help" -> new Touch.AskHelp(Concern.valueOf(form.text("concern", CONCERN)));
            case "ask-code" -> new Touch.AskCode(form.text("waybill", TAIL), new Secret(form.text("phone", TAIL)));
            case "name-ticket" -> new Touch.NameTicket(form.text("number", TICKET));
            case "inspect" -> new Touch.Inspect(compartment(form));
            case "open-to-look" -> new Touch.OpenToLook(compartment(form));
            case "take-out-of-service" -> new Touch.TakeOutOfService(compartment(form), form.text("reason", REASON));
            case "put-into-service" -> new Touch.PutIntoService(compartment(form));
            case "consult" -> new Touch.Consult(StaffPage.valueOf(form.text("page", STAFF_PAGE)));
            case "answer-challenge" -> new Touch.AnswerChallenge(new Secret(form.text("digits", DIGITS)));
            case "answer" -> new Touch.Answer(Boolean.parseBoolean(form.text("opened", BOOLEAN)));
            default -> said(name).orElseThrow(() -> Form.malformed("the touch"));
        };
    }

    private static Optional<Touch> said(String name) {
        return switch (name) {
            case "too-small" -> Optional.of(new Touch.TooSmall());
            case "too-large" -> Optional.of(new Touch.TooLarge());
            case "attest-same" -> Optional.of(new Touch.AttestSame());
            case "took-back" -> Optional.of(new Touch.TookBack());
            case "found-occupied" -> Optional.of(new Touch.FoundOccupied());
            case "found-broken" -> Optional.of(new Touch.FoundBroken());
            case "found-dirty" -> Optional.of(new Touch.FoundDirty());
            case "packaging-damaged" -> Optional.of(new Touch.PackagingDamaged());
            case "it-is-empty" -> Optional.of(new Touch.ItIsEmpty());
            case "next-parcel" -> Optional.of(new Touch.NextParcel());
            case "it-is-inside" -> Optional.of(new Touch.ItIsInside());
            case "try-again" -> Optional.of(new Touch.TryAgain());
            case "unsay" -> Optional.of(new Touch.Unsay());
            case "help" -> Optional.of(new Touch.Help());
            case "handed-over" -> Optional.of(new Touch.HandedOver());
            case "lost-code" -> Optional.of(new Touch.LostCode());
            case "leave-longer" -> Optional.of(new Touch.LeaveLonger());
            case "stay-longer" -> Optional.of(new Touch.StayLonger());
            case "more-time" -> Optional.of(new Touch.MoreTime());
            case "clean-screen" -> Optional.of(new Touch.CleanScreen());
            case "next-uncertain" -> Optional.of(new Touch.NextUncertain());
            case "copy-to-stick" -> Optional.of(new Touch.CopyToStick());
            case "start-mail-in" -> Optional.of(new Touch.StartMailIn());
            case "show-collection" -> Optional.of(new Touch.ShowCollection());
            case "back" -> Optional.of(new Touch.Back());
            case "done" -> Optional.of(new Touch.Done());
            default -> Optional.empty();
        };
    }

    private static Touch signIn(Form form) {
        return new Touch.SignIn(upper(form.text("badge", BADGE)), new Secret(form.text("pin", DIGITS)));
    }

    private static CompartmentId compartment(Form form) {
        return new CompartmentId(form.text("compartment", COMPARTMENT));
    }

    private static DeliveryId delivery(Form form) {
        return new DeliveryId(form.text("delivery", DELIVERY));
    }

    private static String upper(String typed) {
        return typed.toUpperCase(Locale.ROOT);
    }
}
