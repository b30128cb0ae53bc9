package parcellocker.contract.directive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;

/** What the city asks of a locker. The locker decides; it answers each with a journal entry. */
public sealed interface Directive {

    /**
     * First word of each session, unnumbered.
     *
     * @param session nonce of the birth it answers
     * @param upTo the journal sequence the city has committed in this epoch: the true cursor, back if need be
     * @param head chain hash at {@code upTo}: a locker that has another is an old image of itself
     * @param cityMillis Unix time of the city
     */
    record Welcome(String session, long epoch, long upTo, String head, long cityMillis) implements Directive {}

    /**
     * First word of a session to a locker that is in a former epoch, unnumbered: begin a new one. All pages of one session count
     * together.
     *
     * @param session nonce of the birth it answers
     * @param epoch the new one
     * @param directives the number after which directives go on
     * @param page counts from 1 to {@code pages}
     * @param inside what the city believes to lie there
     */
    record Enrol(String session, long epoch, long directives, int page, int pages, long cityMillis, List<Inside> inside)
            implements Directive {}

    /** A delivery that the city believes in a compartment; its code is known by its verifier alone. */
    record Inside(
            String delivery,
            String compartment,
            List<String> waybills,
            String courier,
            String recipient,
            Fact.Basis basis,
            Verifier code,
            Fact.Believed state) {}

    /**
     * Parcels that may come.
     */
    record Announce(List<Parcel> parcels) implements Directive {}

    /**
     * One parcel that may come.
     *
     * @param recipient the city's reference of the person
     * @param person name and phone as {@link Person} JSON, sealed to the locker's key
     * @param basis null if the recipient has not been asked
     * @param size S, M or L if the city knows it
     * @param marks null if there is nothing to say
     */
    record Parcel(
            String waybill,
            String recipient,
            String person,
            Fact.@Nullable Basis basis,
            @Nullable String size,
            @Nullable List<Fact.Mark> marks) {}

    /** Sealed inside {@link Parcel#person()}. */
    record Person(String name, String phone) {}

    /** Who may sign in; those not named stay as they are. */
    record Couriers(List<Courier> couriers) implements Directive {}

    /**
     * One person who may sign in.
     *
     * @param badge as the badge reader or a person gives it, upper case
     * @param pin salted PBKDF2 verifier of the PIN
     */
    record Courier(String courier, Fact.Role role, String badge, Verifier pin, boolean active) {}

    /**
     * A page of all that the city now says to this locker, in place of every directive up to and with its number. What the city
     * owns is afterwards as the list says: an announcement that it lacks is taken away, a person that it lacks may no longer sign
     * in. What the locker owns (custody, deliveries, live codes, openings, budgets) no list touches. Orders are not in it: the
     * city gives the open ones again, after it. All pages of one list count together or not at all.
     *
     * @param session nonce of the birth it answers
     * @param head names the list, and is the chain hash after it: the next directive stands on it
     * @param page counts from 1 to {@code pages}
     * @param narrow whether the city knows less than the locker was told, as after a backup was put back: then nobody may sign in by
     *     this list who may no longer at the locker; a later directive may allow it
     * @param configuration what the city wants to be set, on the first page; null if nothing
     */
    record FullList(
            String session,
            String head,
            int page,
            int pages,
            boolean narrow,
            List<Parcel> parcels,
            List<Courier> couriers,
            @Nullable Configuration configuration)
            implements Directive {
        /** One in which nothing is set. */
        public FullList(
                String session,
                String head,
                int page,
                int pages,
                boolean narrow,
                List<Parcel> parcels,
                List<Courier> couriers) {
            this(session, head, page, pages, narrow, parcels, couriers, null);
        }

        /** A locker holds no more in memory. */
        public static final int MOST_PAGES = 128;
    }

    /** These parcels are not expected any more: the locker forgets for whom they would have been. What lies there it keeps. */
    record EndAnnouncements(List<String> waybills) implements Directive {}

    /** The locker shall draw a new code for this delivery. The old one is good until the recipient has been told of the new one. */
    record RenewCode(String delivery) implements Directive {}

    /**
     * The recipient has been told that the parcel is there; from here on it may lie so long. The same delivery again with another
     * limit: it may lie so long in all. Again with another code: they have been told of that one, and those before it are over.
     *
     * @param limitMillis only time in which the door could have been opened counts
     * @param code hash of the code's verifier of which they have been told; null if they have not been told of the present one
     * @param longer what they may add at the screen; null if nothing. What the locker has granted already it keeps, if that ends later
     */
    record StartStorage(
            String delivery, long limitMillis, @Nullable String code, Fact.@Nullable Longer longer)
            implements Directive {}

    /**
     * A QR token given out before opens nothing any more.
     *
     * @param token its id
     * @param deliveries those it names
     */
    record RevokeToken(String token, List<String> deliveries) implements Directive {}

    /**
     * Whoever ordered it does not want it sent any more: none of the order's tokens opens a further door. What was left before lies
     * there as ever, for its sender and the collector.
     *
     * @param order its number
     * @param notAfterSeconds Unix time at which the last of its tokens ends; the locker need not remember longer
     */
    record CancelMailIn(String order, long notAfterSeconds) implements Directive {}

    /** This shall be set over the locker's own file. The locker tries it, and goes back by itself if it does not come up with it. */
    record Configure(Configuration configuration) implements Directive {}

    /**
     * What the city wants to be set; the latest alone counts.
     *
     * @param version rises; one that is known changes nothing
     * @param hash of {@code body}, see {@link parcellocker.contract.wire.Overlay#hash}
     * @param body JSON as {@link parcellocker.contract.wire.Overlay} reads it
     */
    record Configuration(long version, String hash, String body) {}

    /**
     * Somebody wants to know how the locker is: it gathers a report and uploads it in chunks, see
     * {@link parcellocker.contract.wire.ReportWords}. A later one cancels the one before.
     *
     * @param request see {@link parcellocker.contract.wire.ReportWords#REQUEST}; one that is known changes nothing
     * @param fromMillis Unix time, of what has a time
     * @param toMillis Unix time, exclusive
     * @param mostBytes of the compressed report; what is too much is left out, the oldest first, and the report says so
     */
    record Report(String request, List<Fact.Part> parts, long fromMillis, long toMillis, long mostBytes)
            implements Directive {
        public Report {
            parts = List.copyOf(parts);
        }
    }
}
