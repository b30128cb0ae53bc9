package parcellocker.bridge.parcels;

import java.util.List;
import java.util.Optional;
import parcellocker.contract.entry.Stamp;

/** One locker's deliveries as the city knows them, inside a transaction. */
public interface ParcelBook {
    Optional<Delivery> delivery(String delivery);

    /** Deliveries with that parcel of which nobody knows whether they are inside. */
    List<Delivery> uncertain(String waybill);

    void put(Delivery delivery);

    /** Whether its recipient has said on their page that they do not want it. */
    boolean isRefused(String delivery);

    Optional<Opening> opening(String opening);

    void put(Opening opening);

    List<Opening> unfinished();

    /** What somebody sent from this locker. */
    Optional<MailIn> mailIn(String delivery);

    void put(MailIn mailIn);

    void put(Event event);

    /** Tells those outside. */
    void put(Happening happening);

    /** Keeps a sealed secret under its name; the same again changes nothing. */
    void seal(String name, String jwe);

    /** The recipient is to be told how to collect; a later notice of the same delivery replaces the earlier. */
    void notice(String delivery, String codeSeal, Stamp stamp);

    /** The recipient is to be told that staff opened the compartment. */
    void openedByStaff(String delivery, String opening, Stamp stamp);

    /** Somebody at the locker was given a number. */
    void put(Ticket ticket);

    /** Nobody waits any more under a ticket about the door of that delivery. */
    void settle(String delivery);

    /** Who asked under that ticket, of this locker, knew parcel and phone: a new code is to be ordered. */
    void lost(String ticket, String delivery, long epoch, long seq);

    /** Clears everything that can be filled again from the journal: all but the seals. */
    void forget();
}
