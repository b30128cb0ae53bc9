package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system in its processes, one courier, one recipient; then all that it wrote is searched. */
class PrivacyTest {
    private static final String ANNOUNCED = "SF7000000001";
    private static final String WALK_IN = "SF7000000002";

    @Test
    void what_people_tell_type_and_are_told_stands_in_no_file_and_in_no_table(@TempDir Path folder) throws Exception {
        try (Parts parts = new Parts(folder.resolve("data"))) {
            deposits(parts);
            collects(parts);
            // Name, two phones, PIN, code, and a code that was none.
            assertThat(parts.canaries().secrets()).isEqualTo(6);
            // Whoever does not even find what is in both books is blind.
            assertThat(new Privacy(parts).isKept("SF7999999999")).isFalse();
            assertThat(new Privacy(parts).isKept(ANNOUNCED)).isTrue();
            Files.writeString(parts.folders().log("stray"), "told 欧阳金丝雀");
            assertThat(new Privacy(parts).isKept(ANNOUNCED)).isFalse();
        }
    }

    private static void deposits(Parts parts) {
        parts.city().announce(ANNOUNCED, "欧阳金丝雀", "13912345678", "S");
        Touchscreen screen = parts.touchscreen();
        screen.awaitOnline(true);
        new Looks(parts).awaitAnnounced(ANNOUNCED);
        screen.awaitPage("Home");
        screen.touch("courier");
        screen.awaitPage("CourierSignIn");
        screen.touch("sign-in", Map.of("badge", City.BADGE, "pin", City.PIN));
        screen.awaitPage("CourierHome");
        parts.cabinet().scan(ANNOUNCED);
        puts(parts, ANNOUNCED);
        parts.cabinet().scan(WALK_IN);
        screen.awaitPage("AttestConsent");
        screen.touch("attest", Map.of("phone", "13687654321"));
        screen.awaitPage("ChooseSize");
        screen.touch("choose-size", Map.of("size", "S"));
        puts(parts, WALK_IN);
        screen.leave();
    }

    private static void puts(Parts parts, String waybill) {
        Touchscreen screen = parts.touchscreen();
        String where = screen.awaitPage("PutParcelIn").path("compartment").asText();
        parts.cabinet().awaitOpen(where);
        parts.cabinet().put(where, waybill);
        Pauses.people();
        parts.cabinet().close(where);
        screen.awaitPage("CourierHome");
    }

    private static void collects(Parts parts) {
        Touchscreen screen = parts.touchscreen();
        String code = parts.city().notice(ANNOUNCED).path("code").asText();
        screen.awaitPage("Home");
        screen.touch("enter-code", Map.of("digits", "48151623"));
        screen.awaitPage("Refusal");
        screen.leave();
        screen.touch("enter-code", Map.of("digits", code));
        String where = screen.awaitPage("TakeParcel").path("compartment").asText();
        parts.cabinet().awaitOpen(where);
        parts.cabinet().take(where);
        Pauses.people();
        parts.cabinet().close(where);
        screen.awaitPage("PickedUp");
    }
}
