package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parcellocker.contract.wire.Chain;
import parcellocker.sim.fleet.Fleet;

class FleetJudgeTest {
    private final List<Fleet.Head> heads = new ArrayList<>();
    private final Map<String, List<String>> city = new TreeMap<>(Map.of(
            "journal_cursor", new ArrayList<>(),
            "journal_entry", new ArrayList<>(),
            "parcel_delivery", new ArrayList<>(),
            "journal_quarantine", new ArrayList<>(List.of("0"))));

    private List<String> faults() {
        return FleetJudge.faults(
                heads,
                question -> city.entrySet().stream()
                        .filter(table -> question.contains(table.getKey()))
                        .flatMap(table -> table.getValue().stream())
                        .toList());
    }

    private void locker(int number, long head, long lives) {
        String hash = head == 0 ? Chain.START : Chain.name("entry " + head);
        String id = Fleet.id(number).value();
        heads.add(new Fleet.Head(Fleet.id(number), head, hash, head, lives, lives));
        tell("journal_cursor", id + "=" + head + " " + hash);
        if (head > 0) {
            tell("journal_entry", id + "=" + head + " " + head);
            tell("parcel_delivery", id + "=" + lives + " of " + lives);
        }
    }

    private void tell(String table, String line) {
        city.get(table).add(line);
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
        city.get("journal_entry").clear();
        assertThat(faults()).containsExactly("FL-000001 entries: 0 0 in the city, 9 9 there");
        tell("journal_entry", "FL-000001=8 9");
        city.get("parcel_delivery").clear();
        city.get("journal_cursor").clear();
        assertThat(faults()).hasSize(3);
        city.get("journal_quarantine").set(0, "1");
        assertThat(faults()).hasSize(4);
        locker(2, 9, 2);
        city.get("journal_cursor").clear();
        city.get("parcel_delivery").clear();
        assertThat(faults()).singleElement().asString().startsWith("6 differences, e.g. ");
    }
}
