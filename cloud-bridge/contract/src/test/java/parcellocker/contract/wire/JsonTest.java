package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;

class JsonTest {
    private static final Stamp STAMP = new Stamp(1, 1_700_000_000_000L, Stamp.Clock.HOLDOVER);

    static Stream<Fact> facts() {
        return Samples.facts().stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_fact_comes_back_as_it_went(Fact fact) {
        Entry entry = new Entry(1, 2, STAMP, fact);
        assertThat(Json.read(Json.write(entry), Entry.class)).isEqualTo(entry);
    }

    @Test
    void telemetryIsReadAsItWasWritten_andASignIsNoDuty() {
        Telemetry telemetry = new Telemetry(
                1_800_000_000_000L,
                List.of(
                        new Telemetry.Door("A01", 180L, 7, 0, 0, 0, -4_000, null),
                        new Telemetry.Door("A02", null, 2, 2, 0, 0, null, "UNRELIABLE")),
                List.of(
                        new Telemetry.Climate("cold-1", 900, -18_000, 60_000),
                        new Telemetry.Climate("cold-2", 10_000, null, null)));
        assertThat(Json.read(Json.write(telemetry), Telemetry.class)).isEqualTo(telemetry);
        assertRefused("{\"wallMillis\":1}", Telemetry.class, Problem.MESSAGE_MALFORMED);
    }

    @Test
    void directives_and_statuses_come_back_as_they_went() {
        for (Directive directive : Samples.directives()) {
            Numbered loose = Numbered.loose("LY-0001", 1, directive);
            assertThat(Json.read(Json.write(loose), Numbered.class)).isEqualTo(loose);
            Numbered linked = new Numbered("LY-0001", 1, Chain.START, directive);
            assertThat(Json.read(Json.write(linked), Numbered.class)).isEqualTo(linked);
        }
        for (Status status : Samples.statuses()) {
            assertThat(Json.read(Json.write(status), Status.class)).isEqualTo(status);
        }
    }

    @Test
    void every_kind_has_a_sample() {
        assertThat(kinds(Samples.facts())).containsExactlyInAnyOrder(permitted(Fact.class));
        assertThat(kinds(Samples.directives())).containsExactlyInAnyOrder(permitted(Directive.class));
        assertThat(kinds(Samples.statuses())).containsExactlyInAnyOrder(permitted(Status.class));
    }

    @Test
    void batches_and_acks_come_back_as_they_went() {
        JournalBatch batch = new JournalBatch(
                "LY-0001",
                1,
                5,
                Chain.START,
                List.of("{}", "{\"a\":1}"),
                List.of(new JournalBatch.Attachment("n", "j")));
        assertThat(Json.read(Json.write(batch), JournalBatch.class)).isEqualTo(batch);
        assertThat(Json.read("{\"epoch\":1,\"upTo\":9}", Ack.class)).isEqualTo(new Ack(1, 9));
    }

    @Test
    void what_is_sealed_comes_back_and_a_drawn_code_never_prints_its_digits() {
        DrawnCode drawn = new DrawnCode("d-1", "12345678");
        assertThat(Json.write(drawn)).isEqualTo("{\"delivery\":\"d-1\",\"code\":\"12345678\"}");
        assertThat(Json.read(Json.write(drawn), DrawnCode.class)).isEqualTo(drawn);
        assertThat(drawn.toString()).doesNotContain("12345678");
    }

    @Test
    void a_kind_is_told_by_the_records_name() {
        assertThat(Json.write(new Status.Death(7))).isEqualTo("{\"kind\":\"Death\",\"bdSeq\":7}");
    }

    @Test
    void a_field_nobody_knows_yet_is_passed_over() {
        assertThat(Json.read("{\"epoch\":1,\"upTo\":9,\"tomorrow\":[1]}", Ack.class))
                .isEqualTo(new Ack(1, 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{}",
                "{\"epoch\":1}",
                "{\"epoch\":1,\"upTo\":null}",
                "{\"epoch\":1,\"upTo\":1.5}",
                "{\"epoch\":1,\"upTo\":\"x\"}",
                "{\"epoch\":1,\"upTo\":9} {}",
                "{\"epoch\":1,\"upTo\":9}x",
                "{\"epoch\":1,\"upTo\":99999999999999999999}",
                "{\"epoch\":1,\"upTo\":9,\"upTo\":10}"
            })
    void what_is_not_an_ack_is_malformed(String text) {
        assertRefused(text, Ack.class, Problem.MESSAGE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"Nonsense\"}",
                "{\"bdSeq\":7}",
                "{\"kind\":null,\"bdSeq\":7}",
                "{\"kind\":\"Death\"}",
                "{\"kind\":\"java.lang.Runtime\"}",
                "{\"kind\":\"Birth\",\"bdSeq\":7}"
            })
    void what_is_not_a_status_is_malformed(String text) {
        assertRefused(text, Status.class, Problem.MESSAGE_MALFORMED);
    }

    @Test
    void a_missing_field_is_found_at_any_depth() {
        String directive =
                "{\"locker\":\"LY-0001\",\"number\":1,\"directive\":{\"kind\":\"Announce\",\"parcels\":[%s]}}";
        assertRefused(
                directive.formatted("{\"waybill\":\"YT1\",\"person\":\"x\"}"),
                Numbered.class,
                Problem.MESSAGE_MALFORMED);
        assertRefused(directive.formatted("null"), Numbered.class, Problem.MESSAGE_MALFORMED);
    }

    @Test
    void a_message_that_nests_too_deeply_is_malformed() {
        String deep = "{\"epoch\":1,\"upTo\":9,\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertRefused(deep, Ack.class, Problem.MESSAGE_MALFORMED);
    }

    @Test
    void a_message_of_64_kib_is_read_and_one_byte_more_is_not() {
        byte[] most = padded(Json.MOST_BYTES);
        assertThat(Json.read(most, Ack.class)).isEqualTo(new Ack(1, 9));
        assertThatThrownBy(() -> Json.read(padded(Json.MOST_BYTES + 1), Ack.class))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.MESSAGE_TOO_LARGE));
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        byte[] broken = "{\"name\":\"?\",\"phone\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        broken[9] = (byte) 0xC3;
        assertThatThrownBy(() -> Json.read(broken, Directive.Person.class))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.MESSAGE_MALFORMED));
    }

    @Test
    void a_refusal_never_repeats_what_it_read() {
        assertThatThrownBy(() -> Json.read("{\"phone\":\"13812345678", Directive.Person.class))
                .hasMessageNotContaining("138");
    }

    private static byte[] padded(int length) {
        String head = "{\"epoch\":1,\"upTo\":9}";
        return (head + " ".repeat(length - head.length())).getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(String text, Class<?> type, Problem problem) {
        assertThatThrownBy(() -> Json.read(text, type))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static List<Class<?>> kinds(List<?> samples) {
        return samples.stream().<Class<?>>map(Object::getClass).distinct().toList();
    }

    /** Those of a family that are messages: {@code Directive.Parcel} and its like do not implement it. */
    private static Class<?>[] permitted(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses()).toArray(Class<?>[]::new);
    }
}
