package parcellocker.bridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.contract.entry.Fact.Basis;

class PolicyFileTest {
    @TempDir
    Path folder;

    private PolicyFile.Read read(String text) throws IOException {
        return PolicyFile.read(Files.writeString(folder.resolve("policy.yaml"), text));
    }

    private List<String> mistakes(String text) throws IOException {
        assertThat(read(text)).isInstanceOf(PolicyFile.Read.Bad.class);
        return ((PolicyFile.Read.Bad) read(text)).mistakes();
    }

    @Test
    void what_is_left_out_is_as_the_public_benefit_has_it() throws IOException {
        assertThat(read("profiles: [{validFrom: 2026-01-01, name: 公益, storage: {hours: 24}}]"))
                .isInstanceOfSatisfying(PolicyFile.Read.Good.class, good -> {
                    Profile one = good.policies().profiles().getFirst();
                    assertThat(one.isPublicBenefit()).isTrue();
                    assertThat(one.fee().isFree()).isTrue();
                    assertThat(one.storage()).isEqualTo(new StorageTime(Duration.ofHours(24), Duration.ofHours(24), 1));
                    assertThat(one.reminders()).isEqualTo(Reminders.USUAL);
                    assertThat(one.bases()).containsExactly(Basis.values());
                });
    }

    @Test
    void several_profiles_hold_each_from_its_day() throws IOException {
        String file = """
                profiles:
                  - validFrom: 2026-01-01
                    name: public
                    storage: {hours: 24}
                  - validFrom: 2026-07-01
                    name: commercial
                    publicBenefit: false
                    storage: {hours: 18, extensionHours: 6, extensions: 2}
                    fee: {fen: 50, periodHours: 12, capFen: 300}
                    reminders: {beforeHours: 3, quietFrom: "21:30", quietTo: "08:00"}
                    consent: {bases: [RECIPIENT_PARCEL, RECIPIENT_STANDING]}
                """;
        assertThat(read(file)).isInstanceOfSatisfying(PolicyFile.Read.Good.class, good -> {
            Policies policies = good.policies();
            assertThat(policies.at(Instant.parse("2026-06-30T15:59:59Z")).name())
                    .isEqualTo("public");
            Profile later = policies.at(Instant.parse("2026-06-30T16:00:00Z"));
            assertThat(later.fee()).isEqualTo(new Fee(50, Duration.ofHours(12), 300));
            assertThat(later.reminders())
                    .isEqualTo(new Reminders(Duration.ofHours(3), LocalTime.of(21, 30), LocalTime.of(8, 0)));
            assertThat(later.bases()).containsExactly(Basis.RECIPIENT_PARCEL, Basis.RECIPIENT_STANDING);
        });
    }

    @Test
    void every_mistake_is_told_with_its_number_line_and_field() throws IOException {
        String file = """
                profiles:
                  - validFrom: 2026-02-30
                    name: ""
                    storage: {hours: 0, colour: red}
                    fee: {fen: 50}
                  - validFrom: 2026-07-01
                    name: x
                    publicBenefit: perhaps
                    storage: 24
                    reminders:
                      quietFrom: late
                      beforeHours: 2.5
                    consent: {bases: [NOBODY]}
                  - validFrom: 2026-07-01
                    name: x
                    publicBenefit: false
                    storage: {hours: 24}
                    fee: {fen: 50}
                  - later
                extra: 1
                """;
        assertThat(mistakes(file))
                .containsExactly(
                        "LK-8004 line 2, profiles[0].validFrom: a day as 2026-01-01",
                        "LK-8004 line 3, profiles[0].name: 1 to 40 characters",
                        "LK-8004 line 4, profiles[0].storage.hours: a whole number from 1 to 720",
                        "LK-8002 line 4, profiles[0].storage.colour: is not a key; remove it",
                        "LK-8005 line 5, profiles[0].fee.fen: lockers of the public are free: publicBenefit",
                        "LK-8004 line 8, profiles[1].publicBenefit: true or false",
                        "LK-8004 line 9, profiles[1].storage: a mapping",
                        "LK-8003 line 9, profiles[1].storage.hours: a whole number from 1 to 720",
                        "LK-8004 line 12, profiles[1].reminders.beforeHours: a whole number from 1 to 720",
                        "LK-8004 line 11, profiles[1].reminders.quietFrom: a time as \"22:00\"",
                        "LK-8004 line 13, profiles[1].consent.bases: each one of [RECIPIENT_PARCEL, RECIPIENT_STANDING,"
                                + " SENDER_DESIGNATED, COURIER_ATTESTED]",
                        "LK-8003 line 18, profiles[2].fee.periodHours: a whole number from 1 to 720",
                        "LK-8003 line 18, profiles[2].fee.capFen: a whole number from 0 to 100000",
                        "LK-8005 line 14, profiles[2].validFrom: must be later than the one above",
                        "LK-8004 line 19, profiles[3]: a mapping",
                        "LK-8002 line 20, extra: is not a key; remove it");
    }

    @Test
    void what_is_no_list_of_profiles_is_told_too() throws IOException {
        assertThat(mistakes("")).containsExactly("LK-8001 line 1: is empty");
        assertThat(mistakes("- a")).containsExactly("LK-8001 line 1: is not a YAML mapping");
        assertThat(mistakes("profiles: []")).containsExactly("LK-8004 line 1, profiles: a list of profiles");
        assertThat(mistakes("other: 1"))
                .containsExactly(
                        "LK-8003 line 1, profiles: a list of profiles",
                        "LK-8002 line 1, other: is not a key; remove it");
        assertThat(mistakes("profiles:\n  - name: x\n    name: y"))
                .singleElement()
                .asString()
                .startsWith("LK-8001 line 3");
        assertThat(PolicyFile.read(folder.resolve("nowhere.yaml")))
                .isEqualTo(new PolicyFile.Read.Bad(List.of("LK-8001 line 1: cannot be read")));
    }
}
