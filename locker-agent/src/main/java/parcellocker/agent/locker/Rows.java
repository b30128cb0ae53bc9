package parcellocker.agent.locker;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One table of the book: immutable, in key order, so that a change leaves every other table the same object. */
public final class Rows<K extends Comparable<K>, R> implements Iterable<Map.Entry<K, R>> {
    private final SortedMap<K, R> map;

    private Rows(SortedMap<K, R> map) {
        this.map = Collections.unmodifiableSortedMap(map);
    }

    public static <K extends Comparable<K>, R> Rows<K, R> none() {
        return new Rows<>(new TreeMap<K, R>());
    }

    public static <K extends Comparable<K>, R> Rows<K, R> of(Map<K, R> rows) {
        SortedMap<K, R> sorted = new TreeMap<>();
        sorted.putAll(rows);
        return new Rows<>(sorted);
    }

    public Rows<K, R> with(K key, R row) {
        SortedMap<K, R> next = new TreeMap<>(map);
        next.put(key, row);
        return new Rows<>(next);
    }

    public Rows<K, R> without(K key) {
        if (!map.containsKey(key)) {
            return this;
        }
        SortedMap<K, R> next = new TreeMap<>(map);
        next.remove(key);
        return new Rows<>(next);
    }

    /** The row changed; nothing if there is none. */
    public Rows<K, R> changed(K key, UnaryOperator<R> change) {
        R row = map.get(key);
        return row == null ? this : with(key, change.apply(row));
    }

    public Optional<R> find(K key) {
        return Optional.ofNullable(map.get(key));
    }

    public R get(K key) {
        R row = map.get(key);
        if (row == null) {
            throw new IllegalStateException("no row " + key);
        }
        return row;
    }

    public boolean has(K key) {
        return map.containsKey(key);
    }

    public Collection<R> values() {
        return map.values();
    }

    public SortedMap<K, R> asMap() {
        return map;
    }

    public int size() {
        return map.size();
    }

    @Override
    public Iterator<Map.Entry<K, R>> iterator() {
        return map.entrySet().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rows<?, ?> rows && rows.map.equals(map);
    }

    @Override
    public int hashCode() {
        return map.hashCode();
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
