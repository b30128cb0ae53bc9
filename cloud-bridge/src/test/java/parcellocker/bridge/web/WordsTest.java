package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.bridge.Keeping;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.fleet.AlarmKind;
import parcellocker.bridge.fleet.Alarms;
import parcellocker.bridge.fleet.Configured;
import parcellocker.bridge.fleet.Custody;
import parcellocker.bridge.fleet.Inventories;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.fleet.Report;
import parcellocker.bridge.fleet.Reports;
import parcellocker.bridge.fleet.Rollouts;
import parcellocker.bridge.parcels.Chain;
import parcellocker.bridge.parcels.Happening;
import parcellocker.bridge.parcels.MailIn;
import parcellocker.bridge.parcels.Refusal;
import parcellocker.bridge.parcels.SendingOrders;
import parcellocker.bridge.parcels.State;
import parcellocker.bridge.registry.Act;
import parcellocker.bridge.registry.Duties;
import parcellocker.bridge.registry.Kind;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;

/** Every word of the design that a page may show has a text in both languages. */
class WordsTest {
    private static final Texts CHINESE = Texts.of("zh", null);
    private static final Texts ENGLISH = Texts.of("en", null);

    /** Words by the family under which pages ask for them. */
    record Family(String name, List<String> words) {
        static Family of(String name, Enum<?>[] words, String... more) {
            List<String> all =
                    new ArrayList<>(Arrays.stream(words).map(Enum::name).toList());
            all.addAll(List.of(more));
            return new Family(name, all);
        }

        static Family of(String name, String... words) {
            return new Family(name, List.of(words));
        }
    }

    static Stream<Family> families() {
        return Stream.of(ofLockers(), ofParcels(), ofJournals(), ofOutlets(), ofPeople())
                .flatMap(List::stream);
    }

    private static List<Family> ofLockers() {
        return List.of(
                Family.of("presence", Presence.Freshness.values()),
                Family.of("mode", Fact.Mode.values()),
                Family.of("custody", Custody.values()),
                // What a birth says of a door, and of what it is built of; the agent's words.
                Family.of("door", "OPEN", "CLOSED", "UNKNOWN"),
                Family.of("service", "IN_SERVICE"),
                Family.of("block", Fact.BlockReason.values()),
                Family.of("size", "S", "M", "L"),
                Family.of("zone", "AMBIENT", "COLD"),
                Family.of("contact", "CLOSED_IS_1", "OPEN_IS_1"),
                Family.of("alarm", AlarmKind.values()),
                Family.of("alarm.state", Alarms.State.values()),
                Family.of("alarm.detail", "SLOW", "UNRELIABLE", "BOUNCING", "WELDED", "DEAD", "UNREAD"),
                Family.of("alarm.detail", "ALREADY_OPEN", "FAILED_THRICE", "BROKEN", "DIRTY", "space", "reserve"),
                Family.of("hardware", Inventories.State.values()),
                Family.of("report.part", Fact.Part.values()),
                Family.of("report.state", Report.State.values()),
                Family.of("setting", Configured.State.values(), "NOT_GIVEN", "GIVEN"),
                Family.of("rollout.state", Rollouts.State.values()));
    }

    private static List<Family> ofParcels() {
        return List.of(
                Family.of("parcel.state", State.values(), "ANNOUNCED", "DECLARED"),
                Family.of("sent.state", MailIn.State.values()),
                Family.of("refusal", Refusal.values()),
                Family.of("cancellation", SendingOrders.Cancellation.State.values()),
                Family.of("what", Chain.What.values()),
                Family.of("what", Happening.Kind.values()),
                Family.of("gap", Chain.Why.values()),
                Family.of("concern", Fact.Concern.values()),
                Family.of("renewal", "ORDERED", "DECLINED"));
    }

    private static List<Family> ofJournals() {
        return List.of(
                new Family(
                        "event",
                        Arrays.stream(Fact.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList()),
                Family.of("clock", Stamp.Clock.values()),
                Family.of("basis", Fact.Basis.values()),
                Family.of("credential", Fact.CredentialKind.values()),
                Family.of("failure", Fact.Failure.values()),
                Family.of("verdict.deposit", Fact.DepositVerdict.values()),
                Family.of("verdict.pickup", Fact.PickupVerdict.values()),
                Family.of("verdict.audit", Fact.AuditVerdict.values()),
                Family.of("verdict.mailIn", Fact.MailInVerdict.values()),
                Family.of("verdict.collection", Fact.CollectionVerdict.values()),
                Family.of("verdict.handOver", Fact.HandOverVerdict.values()),
                // What somebody who puts a parcel back may choose at the screen.
                Family.of("putback", "DAMAGED", "INCOMPLETE", "WRONG", "LATE", "UNWANTED"));
    }

    private static List<Family> ofOutlets() {
        List<String> acts = new ArrayList<>(List.of("DECLARE", "PHOTO"));
        acts.addAll(Arrays.stream(Act.class.getPermittedSubclasses())
                .map(act -> act.getSimpleName()
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toUpperCase(Locale.ROOT))
                .toList());
        return List.of(
                Family.of("outlet.kind", Kind.values()),
                Family.of("filing", parcellocker.bridge.registry.State.values()),
                Family.of("duty", Duties.What.values()),
                new Family("filed", acts));
    }

    private static List<Family> ofPeople() {
        List<String> kinds = new ArrayList<>(
                Keeping.kinds().stream().map(kind -> kind.name()).toList());
        kinds.add(Reports.kind().name());
        return List.of(
                Family.of("role", Role.values()),
                Family.of("act", Audit.Act.values()),
                new Family("retention.kind", kinds),
                new Family("retention.basis", kinds),
                new Family("nav", Frame.ORDER));
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_word_is_said_in_both_languages(Family family) {
        for (String word : family.words()) {
            String key = "console." + family.name() + "." + word;
            assertThat(CHINESE.has(key) && ENGLISH.has(key)).as(key).isTrue();
            assertThat(CHINESE.say(key)).as(key).containsPattern("\\p{IsHan}");
        }
    }

    @Test
    void the_page_names_the_same_source_of_a_rule_as_the_report_does() {
        List<parcellocker.bridge.retention.Kind> kinds = new ArrayList<>(Keeping.kinds());
        kinds.add(Reports.kind());
        for (parcellocker.bridge.retention.Kind kind : kinds) {
            assertThat(ENGLISH.say("console.retention.basis." + kind.name())).isEqualTo(kind.basis());
        }
    }

    @Test
    void no_text_of_the_console_is_left_in_english() {
        // A name that Chinese has no other word for.
        Set<String> names = Set.of("HTTPS");
        Set<String> left = new TreeSet<>();
        for (String key : CHINESE.keys()) {
            if (key.startsWith("console.") || key.startsWith("map.")) {
                String said = CHINESE.say(key);
                if (Stream.of(said.split("[^A-Za-z]+")).anyMatch(word -> !word.isEmpty() && !names.contains(word))) {
                    left.add(key + "=" + said);
                }
            }
        }
        assertThat(left).isEmpty();
    }
}
