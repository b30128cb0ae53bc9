package parcellocker.bridge.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What is done to the filing of an outlet, by whoever opens it or by the authority. */
public sealed interface Act {
    /** The building is done and accepted. */
    record AcceptBuilding() implements Act {}

    /** Service begins. */
    record Open(LocalDate on) implements Act {}

    /** The sheet is corrected before it is handed in. */
    record Correct(Sheet sheet) implements Act {}

    /** The sheet is handed in. */
    record Submit() implements Act {}

    /** The authority gives it back, once, with the list of all that is missing. */
    record Return(List<String> missing) implements Act {
        public Return {
            missing = List.copyOf(missing);
        }
    }

    /** The authority files it under its number; that is the receipt. */
    record File(String number) implements Act {}

    /**
     * What is filed is no longer so.
     *
     * @param since the day of the change
     */
    record Change(Sheet sheet, LocalDate since) implements Act {}

    /** The authority takes a change on. */
    record Confirm() implements Act {}

    /** The authority does not take a change on: what was filed stays. */
    record Decline(List<String> missing) implements Act {
        public Decline {
            missing = List.copyOf(missing);
        }
    }

    /** Struck off. */
    record Cancel(String reason) implements Act {}

    /** What the history tells beside the name. */
    default String detail() {
        return switch (this) {
            case Open open -> open.on().toString();
            case Return back -> String.join("; ", back.missing());
            case File file -> file.number();
            case Change change -> change.since().toString();
            case Decline decline -> String.join("; ", decline.missing());
            case Cancel cancel -> cancel.reason();
            case AcceptBuilding done -> "";
            case Correct correct -> "";
            case Submit submit -> "";
            case Confirm confirm -> "";
        };
    }

    /** Its name in the history, e.g. {@code SUBMIT}. */
    default String word() {
        return getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
