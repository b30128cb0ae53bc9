package parcellocker.agent.kiosk;

import java.util.Map;
import parcellocker.agent.locker.Page;

/** The pages of senders and collectors as JSON. */
final class MailInJson {
    private static final String COMPARTMENT = "compartment";
    private static final String ORDER = "order";
    private static final String CARRIER = "carrier";
    private static final String SAID = "said";

    private MailInJson() {}

    static Map<String, Object> of(Page.PrepareMailIn p) {
        return Map.of(
                ORDER, p.order().value(), CARRIER, p.carrier(), "size", p.size().name());
    }

    static Map<String, Object> of(Page.PutMailIn p) {
        return Map.of(
                COMPARTMENT,
                p.compartment().value(),
                ORDER,
                p.order().value(),
                SAID,
                p.said().name());
    }

    static Map<String, Object> of(Page.Receipt p) {
        return Map.of(
                COMPARTMENT,
                p.compartment().value(),
                ORDER,
                p.order().value(),
                "opening",
                p.opening().value(),
                "openedAtMillis",
                p.closedAtMillis() - p.openMillis(),
                "closedAtMillis",
                p.closedAtMillis(),
                "mayReopen",
                p.mayReopen());
    }

    static Map<String, Object> of(Page.Collection p) {
        return Map.of("waiting", p.waiting().stream().map(MailInJson::waiting).toList());
    }

    private static Map<String, Object> waiting(Page.Waiting one) {
        return Map.of(
                "delivery",
                one.delivery().value(),
                ORDER,
                one.order().value(),
                CARRIER,
                one.carrier(),
                COMPARTMENT,
                one.compartment().value(),
                "minutes",
                one.minutes(),
                "sure",
                one.sure());
    }

    static Map<String, Object> of(Page.TakeMailIn p) {
        return Map.of(
                COMPARTMENT,
                p.compartment().value(),
                ORDER,
                p.order().value(),
                SAID,
                p.said().name());
    }
}
