package parcellocker.bridge.fleet;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import parcellocker.contract.wire.Chain;

/** A locker's log of directives in memory. */
final class MemoryLogBook implements LogBook {
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private Course course = new Course(0, Chain.START, 0, 0);
    private Optional<String> session = Optional.empty();

    MemoryLogBook copy() {
        MemoryLogBook copy = new MemoryLogBook();
        copy.rows.putAll(rows);
        copy.course = course;
        copy.session = session;
        return copy;
    }

    void heard(String nonce) {
        session = Optional.of(nonce);
    }

    @Override
    public Course course() {
        return course;
    }

    @Override
    public void put(Course next) {
        course = next;
    }

    @Override
    public Optional<Row> row(long number) {
        return Optional.ofNullable(rows.get(number));
    }

    @Override
    public List<Row> from(long number, int most) {
        return rows.tailMap(number).values().stream().limit(most).toList();
    }

    @Override
    public void put(Row row) {
        rows.put(row.number(), row);
    }

    @Override
    public void drop(long before) {
        rows.headMap(before).clear();
    }

    @Override
    public void refused(long number, String problem) {
        // Nobody looks at it here.
    }

    @Override
    public Optional<String> session() {
        return session;
    }
}
