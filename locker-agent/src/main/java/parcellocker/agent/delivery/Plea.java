package parcellocker.agent.delivery;

/**
 * The right that comes with a ticket: a caretaker may open this delivery's compartment once. It is given only to whoever showed a
 * good credential of the delivery and did not get its door to open; it is a part of {@link Access}, so that it ends with whatever
 * ends the credential it rests on.
 *
 * @param ticket eight digits
 * @param untilAge the locker's age, in milliseconds, from which it is worth nothing
 */
public record Plea(String ticket, long untilAge) {
    /** Whether that ticket opens at that age of the locker. */
    boolean admits(String number, long ageMillis) {
        return ticket.equals(number) && ageMillis < untilAge;
    }
}
