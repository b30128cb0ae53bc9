package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.agent.locker.Book;

final class MigrationTest {
    private static final Pattern COLUMN = Pattern.compile("alter table (\\w+) add column (\\w+) .*", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("create (table|trigger) (\\w+) .*", Pattern.DOTALL);
    private static final Pattern DROPPED = Pattern.compile("drop trigger (\\w+)");

    @TempDir
    private Path folder;

    static Stream<Integer> versions() {
        return IntStream.range(1, Schema.VERSION).boxed();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aFileOfEachVersionKeepsItsBookAndLivesOn(int version) throws SQLException {
        Book before;
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised(), Entries.opened(), Entries.stored());
            before = store.load();
            backTo(version, store);
        }
        Book lived;
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.load()).isEqualTo(before);
            assertThat(before.standing().timeFloor()).isPositive();
            assertThat(store.writer().number("pragma user_version")).isEqualTo(Schema.VERSION);
            Bench.assertSound(store);
            Bench.live(store, new Random(version), 100);
            lived = store.load();
        }
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.load()).isEqualTo(lived);
            Bench.assertSound(store);
        }
    }

    /** Takes each later step back, the last first, as the software of that version had left it. */
    private static void backTo(int version, SqliteStore store) throws SQLException {
        Sql sql = store.writer();
        List<String> earlier =
                new ArrayList<>(Schema.STEPS.stream().flatMap(List::stream).toList());
        int kept =
                Schema.STEPS.subList(0, version).stream().mapToInt(List::size).sum();
        while (earlier.size() > kept) {
            takeBack(sql, earlier.removeLast(), earlier);
        }
        sql.once("pragma user_version = " + version);
        if (Imprint.isSealed(sql)) {
            Imprint.of(sql, Bench.LOCKER).write(sql, store.head());
        }
    }

    private static void takeBack(Sql sql, String step, List<String> earlier) throws SQLException {
        Matcher column = COLUMN.matcher(step);
        Matcher made = TABLE.matcher(step);
        Matcher dropped = DROPPED.matcher(step);
        if (column.matches()) {
            sql.once("alter table " + column.group(1) + " drop column " + column.group(2));
        } else if (made.matches()) {
            sql.once("drop " + made.group(1) + " " + made.group(2));
        } else if (dropped.matches()) {
            sql.once(earlier.stream()
                    .filter(one -> one.startsWith("create trigger " + dropped.group(1)))
                    .findFirst()
                    .orElseThrow());
        } else {
            assertThat(step).as("it filled a column that is gone now").startsWith("update ");
        }
    }
}
