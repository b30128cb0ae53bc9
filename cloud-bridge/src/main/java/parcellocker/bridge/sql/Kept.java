package parcellocker.bridge.sql;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Rows of one table, inside one transaction that nobody else's changes can meet: each is read once and written once, however often it
 * is asked for and changed. A hundred entries of a journal change the same few rows again and again.
 */
public final class Kept<V> {
    /** A journal of years that is projected anew in one transaction must not lie in memory as a whole. */
    static final int MOST = 1_000;

    private final Function<String, Optional<V>> reader;
    private final Consumer<List<V>> writer;
    private final Map<String, Optional<V>> known = new HashMap<>();
    private final Map<String, V> changed = new LinkedHashMap<>();

    /** @param writer given what was changed since the last time, in the order in which it was changed first */
    public Kept(Function<String, Optional<V>> reader, Consumer<List<V>> writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** The row of that key, as it is or will be. */
    public Optional<V> get(String key) {
        makeRoom();
        return known.computeIfAbsent(key, reader);
    }

    public void put(String key, V value) {
        makeRoom();
        known.put(key, Optional.of(value));
        changed.put(key, value);
    }

    /** Writes what was changed: before a question to the whole table, and at the end. */
    public void write() {
        if (!changed.isEmpty()) {
            List<V> rows = List.copyOf(changed.values());
            changed.clear();
            writer.accept(rows);
        }
    }

    private void makeRoom() {
        if (known.size() >= MOST) {
            forget();
        }
    }

    /** Somebody else has changed the table within this transaction: nothing is known of it any more. */
    public void forget() {
        write();
        known.clear();
    }
}
