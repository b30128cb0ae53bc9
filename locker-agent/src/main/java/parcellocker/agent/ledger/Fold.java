package parcellocker.agent.ledger;

import java.util.List;
import parcellocker.agent.locker.Book;

/** The journal read from its beginning: what the tables must say. */
public final class Fold {
    private Fold() {}

    /**
     * The book after these bodies.
     *
     * @param start the book before the first, {@link Book#empty} for a whole journal
     */
    public static Book of(Book start, List<String> bodies) {
        Book book = start;
        for (String body : bodies) {
            EntryCodec.Line line = EntryCodec.read(body);
            book = book.after(line.entry(), line.stamp());
        }
        return book;
    }
}
