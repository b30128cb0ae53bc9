package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Reporting;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

class WordsTest {
    private final Words words = new Words(TestCity.keys(), new LockerId("L-001"));

    @Test
    void an_announcement_reaches_the_core_in_its_own_types() {
        Directive.Parcel full =
                new Directive.Parcel("SF123456", "person-1", "jwe-1", Fact.Basis.SENDER_DESIGNATED, "L", null);
        Directive.Parcel bare = new Directive.Parcel("SF123457", "person-2", "jwe-2", null, null, null);

        assertThat(order(new Directive.Announce(List.of(full, bare))))
                .isEqualTo(new Input.Directive.Announce(List.of(
                        announced(
                                "SF123456",
                                "person-1",
                                "jwe-1",
                                Optional.of(Basis.SENDER_DESIGNATED),
                                Optional.of(Size.L)),
                        announced("SF123457", "person-2", "jwe-2", Optional.empty(), Optional.empty()))));
    }

    @Test
    void what_is_not_expected_any_more_reaches_the_core_in_its_own_types() {
        assertThat(order(new Directive.EndAnnouncements(List.of("SF123456"))))
                .isEqualTo(new Input.Directive.EndAnnouncements(List.of(new Waybill("SF123456"))));
    }

    @Test
    void a_report_reaches_the_core_in_its_own_types_and_one_that_asks_for_nonsense_does_not() {
        List<Fact.Part> all = List.of(Fact.Part.values());
        assertThat(order(new Directive.Report("0123456789abcdef", all, 5, 9, 65_536)))
                .isEqualTo(new Input.Directive.Report(
                        new Reporting.Wish("0123456789abcdef", List.of(Reporting.Part.values()), 5, 9, 65_536)));
        for (Directive wrong : List.of(
                new Directive.Report("../../etc/passwd", all, 5, 9, 65_536),
                new Directive.Report("0123456789ABCDEF", all, 5, 9, 65_536),
                new Directive.Report("0123456789abcdef", List.of(), 5, 9, 65_536),
                new Directive.Report("0123456789abcdef", List.of(Fact.Part.LOG, Fact.Part.LOG), 5, 9, 65_536),
                new Directive.Report("0123456789abcdef", all, 5, 9, 65_535),
                new Directive.Report("0123456789abcdef", all, 5, 9, (8L << 20) + 1))) {
            assertThat(order(wrong)).isInstanceOf(Input.Directive.Unknown.class);
        }
    }

    @Test
    void couriers_and_renewals_reach_the_core_in_its_own_types() {
        Verifier pin = new Verifier("c2FsdA", "aGFzaA");
        Directive.Courier technician = new Directive.Courier("tech-1", Fact.Role.TECHNICIAN, "B1", pin, true);

        assertThat(order(new Directive.Couriers(List.of(technician))))
                .isEqualTo(new Input.Directive.ListCouriers(List.of(new Courier(
                        new CourierId("tech-1"),
                        Role.TECHNICIAN,
                        "B1",
                        new parcellocker.agent.delivery.Verifier("c2FsdA", "aGFzaA"),
                        true))));
        assertThat(order(new Directive.RenewCode("00112233445566aa")))
                .isEqualTo(new Input.Directive.RenewCode(new DeliveryId("00112233445566aa")));
        assertThat(order(new Directive.StartStorage("00112233445566aa", 86_400_000, null, null)))
                .isEqualTo(new Input.Directive.StartStorage(new DeliveryId("00112233445566aa"), 86_400_000));
        assertThat(order(new Directive.RevokeToken("0011223344556677", List.of("00112233445566aa"))))
                .isEqualTo(new Input.Directive.RevokeToken(
                        "0011223344556677", List.of(new DeliveryId("00112233445566aa"))));
        assertThat(order(new Directive.CancelMailIn("SO00000001", 1_700_000_000)))
                .isEqualTo(new Input.Directive.CancelMailIn(new Waybill("SO00000001"), 1_700_000_000));
    }

    @Test
    void a_welcome_is_read_as_one_only_without_a_number() {
        Directive.Welcome welcome = new Directive.Welcome("nonce", 3, 17, Chain.START, 1_700_000_000_000L);

        assertThat(read(TestCity.signed(Numbered.loose("L-001", 0, welcome)))).isEqualTo(new Word.Greeting(welcome));
        assertThat(order(welcome)).isEqualTo(new Input.Directive.Unknown("Welcome", Problem.MESSAGE_MALFORMED));
    }

    @Test
    void a_signed_kind_nobody_here_knows_is_taken_so_that_the_stream_goes_on() {
        String payload = "{\"locker\":\"L-001\",\"number\":7,\"directive\":{\"kind\":\"Tariff\",\"fen\":50}}";

        assertThat(read(TestCity.signed(payload)))
                .isEqualTo(taken(payload, new Input.Directive.Unknown("Tariff", Problem.KIND_UNKNOWN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"RenewCode\",\"delivery\":\"not sixteen hex digits\"}",
                "{\"kind\":\"RenewCode\"}",
                "{\"kind\":\"StartStorage\",\"delivery\":\"00112233445566aa\",\"limitMillis\":0}",
                "{\"kind\":\"StartStorage\",\"delivery\":\"00112233445566aa\",\"limitMillis\":99999999999999}",
                "{\"kind\":\"RevokeToken\",\"token\":\"no hex\",\"deliveries\":[]}",
                "{\"kind\":\"CancelMailIn\",\"order\":\"?\",\"notAfterSeconds\":1700000000}",
                "{\"kind\":\"CancelMailIn\",\"order\":\"SO00000001\",\"notAfterSeconds\":9223372036854775807}",
                "{\"kind\":\"Announce\",\"parcels\":[{\"waybill\":\"SF123456\",\"recipient\":\"person-1\",\"person\":\"x\",\"size\":\"XXL\"}]}",
                "{\"kind\":\"Couriers\",\"couriers\":[{\"courier\":\"c-1\",\"role\":\"COURIER\",\"badge\":\"B\",\"pin\":{\"salt\":\"*\",\"hash\":\"*\"},\"active\":true}]}"
            })
    void a_known_kind_with_a_wrong_value_is_taken_and_refused_as_a_whole(String directive) {
        String payload = "{\"locker\":\"L-001\",\"number\":7,\"directive\":" + directive + "}";
        String kind = Json.tree(directive).path("kind").asText();

        assertThat(read(TestCity.signed(payload)))
                .isEqualTo(taken(payload, new Input.Directive.Unknown(kind, Problem.MESSAGE_MALFORMED)));
    }

    @Test
    void what_is_not_the_citys_or_not_ours_is_refused_with_its_number() {
        Numbered numbered = Numbered.loose("L-001", 1, new Directive.RenewCode("00112233445566aa"));
        String foreign = TestCity.signed(Numbered.loose("L-002", 1, new Directive.RenewCode("00112233445566aa")));
        String genuine = TestCity.signed(numbered);

        assertRefused(Problem.SIGNATURE_WRONG, Jose.sign(Json.write(numbered), Jose.newSigningKey()));
        assertRefused(Problem.SIGNATURE_WRONG, genuine.substring(0, genuine.length() - 4));
        assertRefused(Problem.SIGNATURE_WRONG, "");
        assertRefused(Problem.SIGNATURE_WRONG, Json.write(numbered));
        assertRefused(Problem.DIRECTIVE_FOREIGN, foreign);
        assertRefused(Problem.MESSAGE_TOO_LARGE, "x".repeat(Json.MOST_BYTES + 1));
        assertRefused(Problem.MESSAGE_MALFORMED, TestCity.signed("not JSON"));
        assertRefused(Problem.MESSAGE_MALFORMED, TestCity.signed("{\"locker\":\"L-001\",\"number\":\"1\"}"));
        assertRefused(
                Problem.MESSAGE_MALFORMED, TestCity.signed("{\"locker\":\"L-001\",\"number\":0,\"directive\":{}}"));
    }

    /** What follows on it stands on what was signed, whether it was understood or not. */
    private static Word taken(String payload, Input.Directive directive) {
        return new Word.Order(new Input.Directed(7, Optional.empty(), Optional.of(Chain.name(payload)), directive));
    }

    @Test
    void a_directive_says_on_which_other_it_stands() {
        String payload = Json.write(new Numbered("L-001", 7, Chain.START, new Directive.RenewCode("00112233445566aa")));
        Word.Order order = (Word.Order) read(TestCity.signed(payload));

        assertThat(order.directed().prev()).contains(Chain.START);
        assertThat(order.directed().head()).contains(Chain.name(payload));
    }

    @Test
    void a_page_of_a_full_list_is_read_as_one_and_half_a_page_takes_no_number() {
        Directive.FullList page = new Directive.FullList("nonce", Chain.START, 1, 2, false, List.of(), List.of());

        assertThat(read(TestCity.signed(Numbered.loose("L-001", 7, page)))).isEqualTo(new Word.Page(7, page));
        assertRefused(
                Problem.MESSAGE_MALFORMED,
                TestCity.signed(
                        "{\"locker\":\"L-001\",\"number\":7,\"directive\":{\"kind\":\"FullList\",\"page\":1}}"));
        assertRefused(Problem.MESSAGE_MALFORMED, TestCity.signed(Numbered.loose("L-001", 0, page)));
    }

    private Input.Directive order(Directive directive) {
        Word word = read(TestCity.signed(Numbered.loose("L-001", 7, directive)));
        assertThat(word).isInstanceOf(Word.Order.class);
        Input.Directed directed = ((Word.Order) word).directed();
        assertThat(directed.number()).isEqualTo(7);
        return directed.directive();
    }

    private Word read(String message) {
        return words.read(message.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(Problem problem, String message) {
        assertThatThrownBy(() -> read(message))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static Input.Announced announced(
            String waybill, String ref, String jwe, Optional<Basis> basis, Optional<Size> size) {
        return new Input.Announced(
                new Announcement(new Waybill(waybill), new PersonRef(ref), basis, size),
                new Sealed(Chain.name(jwe), jwe));
    }
}
