package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.locker.Book;

/** What the disk held after each commit, in the worlds that end with an earlier image of it. */
final class Images {
    private final SortedMap<Integer, Book> books = new TreeMap<>();

    void keep(int seq, Book book) {
        books.put(seq, book);
    }

    /** After how many entries an image was taken that is older than this many. */
    int any(Chance chance, int than) {
        return chance.pick(List.copyOf(books.headMap(than).keySet()));
    }

    Book at(int seq) {
        return Optional.ofNullable(books.get(seq)).orElseThrow();
    }
}
