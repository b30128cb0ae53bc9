package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parcellocker.contract.wire.Chain;
import parcellocker.sim.fleet.Fleet;

class FleetJudgeTest {
    private final List<Fleet.Head> heads = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();
    private final List<String> parcels = new ArrayList<>();
    private final List<String> aside = new ArrayList<>(List.of("0"));

    private List<String> faults() {
        Map<String, List<String>> tables = Map.of(
                "journal_cursor", cursors,
                "journal_entry", entries,
                "parcel_delivery", parcels,
                "journal_quarantine", aside);
        return FleetJudge.faults(
                heads,
                question -> tables.entrySet().stream()
                        .filter(table -> question.contains(table.getKey()))
                        .flatMap(table -> table.getValue().stream())
                        .toList());
    }

    private void locker(int number, long head, long lives) {
        String hash = head == 0 ? Chain.START : Chain.name("entry " + head);
        String id = Fleet.id(number).value();
        heads.add(new Fleet.Head(Fleet.id(number), head, hash, head, lives, lives));
        cursors.add(id + "=" + head + " " + hash);
        if (head > 0) {
            entries.add(id + "=" + head + " " + head);
            parcels.add(id + "=" + lives + " of " + lives);
        }
    }

    @Test
    void equal_books_have_no_fault_also_of_a_locker_that_has_said_nothing() {
        locker(1, 9, 1);
        locker(2, 0, 0);
        assertThat(faults()).isEmpty();
    }

    @Test
    void each_entry_parcel_and_head_that_is_missing_is_one() {
        locker(1, 9, 1);
        entries.clear();
        assertThat(faults()).containsExactly("FL-000001 entries: 0 0 in the city, 9 9 there");
        entries.add("FL-000001=8 9");
        parcels.clear();
        cursors.clear();
        assertThat(faults()).hasSize(3);
        aside.set(0, "1");
        assertThat(faults()).hasSize(4);
        locker(2, 9, 2);
        cursors.clear();
        parcels.clear();
        assertThat(faults()).singleElement().asString().startsWith("6 differences, e.g. ");
    }
}
