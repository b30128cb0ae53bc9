package parcellocker.agent.runtime;

import parcellocker.agent.locker.Book;

/** The locker's memory across power cuts. */
public interface Store {
    /** The book as last committed; a new locker's is {@link Book#empty}. */
    Book load();

    /**
     * Writes entries and changed rows in one transaction, on disk when it returns.
     *
     * @throws StoreException if it is not certain to be on disk; the process must end, never try again
     */
    void commit(Commit commit);
}
