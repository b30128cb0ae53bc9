package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {
    @Test
    void what_may_be_set_is_taken_and_the_order_of_keys_does_not_matter() {
        String one = body(
                "{\"profile\":{\"graceMillis\":60000},\"kiosk\":{\"quiet\":{\"to\":\"07:00\",\"from\":\"22:30\"}}}");
        String other = body(
                "{\"kiosk\":{\"quiet\":{\"from\":\"22:30\",\"to\":\"07:00\"}},\"profile\":{\"graceMillis\":60000}}");
        assertThat(Overlay.mistakes(one)).isEmpty();
        assertThat(one).isEqualTo(other);
        assertThat(Overlay.hash(one)).isEqualTo(Overlay.hash(other)).hasSize(64);
        assertThat(Overlay.values(one)).containsOnlyKeys("kiosk.quiet.from", "kiosk.quiet.to", "profile.graceMillis");
        assertThat(Overlay.mistakes(Overlay.EMPTY)).isEmpty();
    }

    @Test
    void what_is_the_lockers_own_is_refused_by_number_and_every_mistake_is_told_at_once() {
        assertThat(
                        Overlay.mistakes(
                                "{\"gpio\":{},\"lines\":[],\"keys\":\"k\",\"profile\":{\"leastOpenMillis\":5,\"graceMillis\":-1,"
                                        + "\"idleMillis\":\"long\",\"remindMillis\":5000.0},\"mailIn\":\"none\","
                                        + "\"kiosk\":{\"quiet\":{\"from\":\"24:00\"}},\"city\":{\"url\":\"tcp://x:1\"},\"wiring\":null}"))
                .satisfiesExactly(
                        url -> assertThat(url).isEqualTo("LK-2052 city.url cannot be set from afar"),
                        pins -> assertThat(pins).startsWith("LK-2052 gpio "),
                        keys -> assertThat(keys).startsWith("LK-2052 keys "),
                        quiet -> assertThat(quiet).startsWith("LK-8004 kiosk.quiet.from is \"24:00\", allowed: "),
                        lines -> assertThat(lines).startsWith("LK-2052 lines "),
                        mailIn -> assertThat(mailIn).contains("allowed: NONE, WATCHED, UNWATCHED"),
                        grace ->
                                assertThat(grace).isEqualTo("LK-8004 profile.graceMillis is -1, allowed: 0 to 3600000"),
                        idle -> assertThat(idle).startsWith("LK-8004 profile.idleMillis"),
                        least -> assertThat(least).startsWith("LK-2052 profile.leastOpenMillis "),
                        remind -> assertThat(remind).startsWith("LK-8004 profile.remindMillis"),
                        wiring -> assertThat(wiring).startsWith("LK-2052 wiring "));
    }

    /** An open door is an alarm after two minutes, whatever the city says, and no caretaker opens more doors by its word. */
    @Test
    void limits_that_guard_people_and_parcels_are_not_the_citys() {
        for (String limit : List.of("leftOpenMillis", "caretakerOpenings", "ticketMillis", "openWaitMillis")) {
            assertThat(Overlay.mistakes("{\"profile\":{\"" + limit + "\":5}}"))
                    .containsExactly("LK-2052 profile." + limit + " cannot be set from afar");
        }
    }

    @Test
    void what_cannot_be_read_is_one_mistake() {
        assertThat(Overlay.mistakes("{\"a\":")).containsExactly("LK-6001 this cannot be read");
        assertThat(Overlay.mistakes("{\"mailIn\":\"NONE\",\"mailIn\":\"NONE\"}"))
                .hasSize(1);
        assertThat(Overlay.mistakes("[]")).containsExactly("LK-6001 sections with keys are expected");
        assertThat(Overlay.mistakes("{\"a\":\"" + "x".repeat(Overlay.MOST_BYTES) + "\"}"))
                .containsExactly("LK-6002 1508 bytes, at most 1500");
    }

    private static String body(String text) {
        JsonNode tree = Json.tree(text);
        return Overlay.body(tree);
    }
}
