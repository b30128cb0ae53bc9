package parcellocker.agent.runtime;

import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.problem.Problem;

/** A disk that keeps what is committed, and can break. */
public final class MemoryStore implements Store {
    private final List<Entry> entries = new ArrayList<>();
    private Book book;
    private int commits;
    private boolean broken;

    public MemoryStore(Book book) {
        this.book = book;
    }

    @Override
    public Book load() {
        return book;
    }

    @Override
    public void commit(Commit commit) {
        if (broken) {
            throw new StoreException(Problem.STORE_FAILED, "the disk is gone", new IllegalStateException("EIO"));
        }
        if (!commit.before().equals(book) || commit.entries().isEmpty()) {
            throw new IllegalStateException("a commit must follow the one before it and say something");
        }
        entries.addAll(commit.entries());
        book = commit.after();
        commits++;
    }

    public void breaks() {
        broken = true;
    }

    public int commits() {
        return commits;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
