package parcellocker.agent.locker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the code beside a ticket's number says: for a telephone's eye, and for this locker's scanner when a caretaker is signed in.
 *
 * @param number eight digits
 * @param locker the name of the locker that wrote it
 */
public record TicketCode(String number, String locker) {
    private static final Pattern WRITTEN = Pattern.compile("parcellocker ticket ([0-9]{8}) locker (\\S{1,64})");

    public String text() {
        return "parcellocker ticket " + number + " locker " + locker;
    }

    /** Empty if it is something else. */
    static Optional<TicketCode> read(String scanned) {
        Matcher matcher = WRITTEN.matcher(scanned.strip());
        return matcher.matches() ? Optional.of(new TicketCode(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
