package parcellocker.agent.runtime;

import java.util.List;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Stamp;

/** One transaction: what happened, and the book before and after it. */
public record Commit(Book before, Book after, List<Entry> entries, Stamp stamp) {
    public Commit {
        entries = List.copyOf(entries);
    }
}
