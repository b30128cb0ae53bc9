package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.AnswerBudget;
import parcellocker.agent.delivery.CancelledOrder;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.GuessBudget;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Waybill;

/**
 * All that survives a power cut: what is believed of each compartment, the stays that are not over, the latest opening of
 * each door, who and what is expected, the guess budgets, the directive cursor.
 *
 * @param ageMillis powered time of this locker at the latest entry
 * @param directives how far the city's numbered word was taken
 * @param standing its time floor and the modes it is in
 */
public record Book(
        long ageMillis,
        Rows<CompartmentId, CompartmentState> compartments,
        Stays stays,
        Rows<OpeningId, Opening> openings,
        Rows<Waybill, Announcement> announcements,
        Rows<CourierId, Courier> couriers,
        Budgets budgets,
        CommandMemory commands,
        DirectiveCursor directives,
        Standing standing) {

    /** The book of a locker on its first day. */
    public static Book empty(Cabinet cabinet) {
        Rows<CompartmentId, CompartmentState> compartments = Rows.none();
        for (CompartmentId id : cabinet.ids()) {
            compartments = compartments.with(id, CompartmentState.NEW);
        }
        return new Book(
                0,
                compartments,
                Stays.NONE,
                Rows.none(),
                Rows.none(),
                Rows.none(),
                Budgets.FRESH,
                CommandMemory.NONE,
                DirectiveCursor.START,
                Standing.NEW);
    }

    /** Number of the latest directive taken. */
    public long directive() {
        return directives.number();
    }

    /** The book after an entry: the one place where an entry gets its meaning. */
    public Book after(Entry entry, Stamp stamp) {
        return new BookChange(this, stamp).apply(entry);
    }

    /** The latest opening of a compartment, finished or not. */
    public Optional<Opening> openingOf(CompartmentId compartment) {
        return openings.values().stream()
                .filter(opening -> opening.compartment().equals(compartment))
                .findFirst();
    }

    public Rows<DeliveryId, Delivery> deliveries() {
        return stays.deliveries();
    }

    public Rows<DeliveryId, MailIn> mailIns() {
        return stays.mailIns();
    }

    /** The live delivery that holds this waybill. */
    public Optional<Delivery> holding(Waybill waybill) {
        return stays.holding(waybill);
    }

    public Optional<Courier> badge(String badge) {
        return couriers.values().stream()
                .filter(courier -> courier.active() && courier.badge().equals(badge))
                .findFirst();
    }

    public Custody custody(CompartmentId compartment) {
        return compartments.get(compartment).custody();
    }

    /** Wrong pickup codes. */
    public GuessBudget codeGuesses() {
        return budgets.code();
    }

    /** Wrong pairs of code and phone, typed while the keypad was locked. */
    public GuessBudget lockedGuesses() {
        return budgets.locked();
    }

    /** Wrong PINs. */
    public GuessBudget pinGuesses() {
        return budgets.pin();
    }

    /** Wrong answers to challenges. */
    public AnswerBudget answers() {
        return budgets.answers();
    }

    Book aged(Stamp stamp) {
        Standing dated = standing.dated(stamp, stamp.ageMillis() - ageMillis);
        return new Book(
                stamp.ageMillis(),
                compartments,
                stays,
                openings,
                announcements,
                couriers,
                budgets,
                commands,
                directives,
                dated);
    }

    Book with(CompartmentId id, CompartmentState state) {
        return new Book(
                ageMillis,
                compartments.with(id, state),
                stays,
                openings,
                announcements,
                couriers,
                budgets,
                commands,
                directives,
                standing);
    }

    Book withDeliveries(Rows<DeliveryId, Delivery> next) {
        return with(new Stays(next, mailIns(), stays.cancelled()));
    }

    Book withMailIns(Rows<DeliveryId, MailIn> next) {
        return with(new Stays(deliveries(), next, stays.cancelled()));
    }

    Book withCancelled(Rows<Waybill, CancelledOrder> next) {
        return with(new Stays(deliveries(), mailIns(), next));
    }

    Book with(Stays next) {
        return new Book(
                ageMillis,
                compartments,
                next,
                openings,
                announcements,
                couriers,
                budgets,
                commands,
                directives,
                standing);
    }

    Book withOpenings(Rows<OpeningId, Opening> next) {
        return new Book(
                ageMillis, compartments, stays, next, announcements, couriers, budgets, commands, directives, standing);
    }

    Book withAnnouncements(Rows<Waybill, Announcement> next) {
        return new Book(
                ageMillis, compartments, stays, openings, next, couriers, budgets, commands, directives, standing);
    }

    Book withCouriers(Rows<CourierId, Courier> next) {
        return new Book(
                ageMillis, compartments, stays, openings, announcements, next, budgets, commands, directives, standing);
    }

    Book with(Budgets next) {
        return new Book(
                ageMillis,
                compartments,
                stays,
                openings,
                announcements,
                couriers,
                next,
                commands,
                directives,
                standing);
    }

    Book withCommands(CommandMemory next) {
        return new Book(
                ageMillis, compartments, stays, openings, announcements, couriers, budgets, next, directives, standing);
    }

    Book withDirectives(DirectiveCursor next) {
        return new Book(
                ageMillis, compartments, stays, openings, announcements, couriers, budgets, commands, next, standing);
    }

    Book with(Standing next) {
        return new Book(
                ageMillis, compartments, stays, openings, announcements, couriers, budgets, commands, directives, next);
    }
}
