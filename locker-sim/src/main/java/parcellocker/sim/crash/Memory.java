package parcellocker.sim.crash;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

/**
 * All that a store holds, but for the journal's bodies, of which the head's hash speaks.
 *
 * @param first the oldest entry that is left
 * @param beginning where it can be begun, and the hash of the book there; "nothing" if nothing was cut off
 * @param seals hash of the attachments and the recipients
 */
record Memory(Journal.Head head, long first, String beginning, Book book, String seals) {

    /** @param bare no attachment is kept up to this entry, which is in the journal, or nothing was cut off it */
    static Memory of(SqliteStore store, long bare) {
        Book book = store.load();
        List<JournalBatch.Attachment> attachments =
                store.after(bare, Integer.MAX_VALUE).attachments();
        SortedMap<String, String> people = new TreeMap<>();
        book.announcements().values().forEach(parcel -> put(people, store, parcel.recipient()));
        book.deliveries().values().forEach(delivery -> put(people, store, delivery.recipient()));
        String beginning = store.beginning()
                .map(at -> at.seq() + " " + SqliteStore.state(at.book()))
                .orElse("nothing");
        return new Memory(store.head(), store.first(), beginning, book, Chain.name(attachments + " " + people));
    }

    private static void put(SortedMap<String, String> people, SqliteStore store, PersonRef ref) {
        people.put(ref.value(), store.person(ref).orElse("nobody"));
    }
}
