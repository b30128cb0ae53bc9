package parcellocker.bridge.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptTest {
    private final List<String> asked = new ArrayList<>();
    private final List<List<String>> written = new ArrayList<>();
    private final Kept<String> kept = new Kept<>(this::read, written::add);

    private Optional<String> read(String key) {
        asked.add(key);
        return key.equals("none") ? Optional.empty() : Optional.of("old " + key);
    }

    @Test
    void a_row_is_read_once_also_one_that_is_not_there() {
        assertThat(kept.get("a")).hasValue("old a");
        assertThat(kept.get("a")).hasValue("old a");
        assertThat(kept.get("none")).isEmpty();
        assertThat(kept.get("none")).isEmpty();
        assertThat(asked).containsExactly("a", "none");
        kept.write();
        assertThat(written).isEmpty();
    }

    @Test
    void what_is_changed_is_seen_at_once_and_written_once_as_it_is_in_the_end() {
        kept.put("b", "1");
        kept.put("a", "2");
        kept.put("b", "3");
        assertThat(kept.get("b")).hasValue("3");
        assertThat(asked).isEmpty();
        kept.write();
        kept.write();
        assertThat(written).containsExactly(List.of("3", "2"));
        assertThat(kept.get("b")).hasValue("3");
    }

    @Test
    void however_many_are_changed_few_are_kept_and_all_are_written_in_their_order() {
        List<String> put = new ArrayList<>();
        for (int i = 0; i < 3 * Kept.MOST; i++) {
            kept.put("row " + i, "value " + i);
            put.add("value " + i);
        }
        assertThat(written).hasSize(2).allSatisfy(some -> assertThat(some).hasSize(Kept.MOST));
        kept.write();
        assertThat(written.stream().flatMap(List::stream)).containsExactlyElementsOf(put);
    }

    @Test
    void what_somebody_else_changed_is_read_anew_and_nothing_is_lost() {
        kept.put("a", "1");
        kept.forget();
        assertThat(written).containsExactly(List.of("1"));
        assertThat(kept.get("a")).hasValue("old a");
    }
}
