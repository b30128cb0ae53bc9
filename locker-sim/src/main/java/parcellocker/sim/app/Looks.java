package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** Where the day looks: the plant of the cabinet, the locker's file, the city's tables. Nothing here asks the parts under test. */
final class Looks {
    private final BenchClient cabinet;
    private final Books locker;
    private final Books city;

    Looks(Parts parts) {
        this.cabinet = parts.cabinet();
        this.locker = parts.lockerBook();
        this.city = parts.cityBook();
    }

    /** What a person sees at that door, e.g. {@code A01 shut, empty}. */
    String cabinet(String where) {
        JsonNode door = cabinet.door(where);
        StringBuilder contents = new StringBuilder();
        door.path("contents").forEach(label -> contents.append(label.asText()).append(" in"));
        return where
                + (door.path("open").asBoolean() ? " open, " : " shut, ")
                + (contents.isEmpty() ? "empty" : contents);
    }

    /** How often any lock was fired. */
    int pulses() {
        int pulses = 0;
        for (JsonNode door : cabinet.doors()) {
            pulses += door.path("pulses").size();
        }
        return pulses;
    }

    String locker(String sql) {
        return String.join(",", locker.ask(sql));
    }

    String city(String sql) {
        return String.join(",", city.ask(sql));
    }

    /** Custody of the compartment and state of its delivery. */
    String custody(String where, String waybill) {
        return String.join(",", locker.ask("select custody from compartment where id = ?", where))
                + " "
                + String.join(",", locker.ask("select state from delivery where waybills like ?", "%" + waybill + "%"));
    }

    String openingOf(String where) {
        return String.join(",", locker.ask("select state from opening where compartment = ?", where));
    }

    /** The city's state of the latest delivery of a waybill; empty if it knows none. */
    String cityState(String waybill) {
        List<String> states = city.ask(
                "select state from parcel_delivery where ? = any(waybills) order by begun_seq desc limit 1", waybill);
        return String.join(",", states);
    }

    String cityStored() {
        return city("select count(*) from parcel_delivery where state = 'STORED'") + " STORED, "
                + city("select count(*) from parcel_notice") + " notices";
    }

    String unsent() {
        String unsent = locker("select (select max(seq) from journal) - acked from meta");
        return unsent.equals("0") ? "all sent" : unsent + " not sent";
    }

    /** Whether head of the journal and custody of each compartment are the same in both books. */
    String booksAgree() {
        String here = locker("select seq || ' ' || hash from journal order by epoch desc, seq desc limit 1");
        String there = city("select up_to || ' ' || head from journal_cursor");
        String custodyHere = locker("select id || '=' || custody from compartment order by id");
        String custodyThere = city("select compartment || '=' || custody from fleet_compartment order by compartment");
        if (!here.equals(there)) {
            return "heads differ: " + here + " / " + there;
        }
        return custodyHere.equals(custodyThere)
                ? "same head, same custody"
                : "custody differs: " + custodyHere + " / " + custodyThere;
    }

    void awaitAnnounced(String waybill) {
        Await.until(
                "the locker knows " + waybill,
                Duration.ofSeconds(30),
                () -> !locker.ask("select waybill from announcement where waybill = ?", waybill)
                        .isEmpty());
    }
}
