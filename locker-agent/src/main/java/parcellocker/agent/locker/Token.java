package parcellocker.agent.locker;

import java.util.Arrays;
import java.util.List;

/**
 * A verified token for this locker, the city's or, for an approval, an operator's.
 *
 * @param subject the delivery, the deliveries of a group apart by spaces, or who works
 * @param notAfterSeconds Unix time
 * @param signer the operator's key; empty for the city's
 */
public record Token(Kind kind, String subject, String id, long notBeforeSeconds, long notAfterSeconds, String signer) {
    public enum Kind {
        PICKUP,
        COURIER,
        TECHNICIAN,
        /** All parcels of one person here. */
        GROUP,
        /** A person whom the recipient sent; it expires. */
        DELEGATE,
        /** An operator's word that a technician may open the compartment of this delivery. */
        APPROVAL,
        /** A sender's order: one parcel may be left here. */
        MAIL_IN,
        /** A courier who also collects. */
        COLLECTOR
    }

    /** Signed by the city. */
    public Token(Kind kind, String subject, String id, long notBeforeSeconds, long notAfterSeconds) {
        this(kind, subject, id, notBeforeSeconds, notAfterSeconds, "");
    }

    List<String> subjects() {
        return Arrays.asList(subject.split(" ", -1));
    }
}
