package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.locker.Challenge;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Token;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Pin;
import parcellocker.contract.wire.QrToken;
import parcellocker.contract.wire.StaffAnswer;

final class AnswersTest {
    private static final DeliveryId DELIVERY = new DeliveryId("00000000000000d1");

    private final Random random = new Random(5);
    private final CityKeys city = new CityKeys();
    private final Keys keys = city.locker(random);
    private final Answers answers = new Answers(
            keys, "BJ-0001", new PickupCodes(keys, "BJ-0001", 10, random), new SecureRandom(), nobody(keys));

    @Test
    void aDrawnCodeGoesUpSealedAndOpensItsDelivery() {
        Input.CodeDrawn drawn = (Input.CodeDrawn) answers.to(new Effect.DrawCode(4, DELIVERY, List.of()));
        assertThat(drawn.ask()).isEqualTo(4);
        assertThat(drawn.delivery()).isEqualTo(DELIVERY);
        assertNamed(drawn.attachment());
        String opened = Jose.open(drawn.attachment().text(), city.sealing);
        assertThat(opened).matches("\\{\"delivery\":\"00000000000000d1\",\"code\":\"[0-9]{8}\"}");
        String code = Json.tree(opened).get("code").asText();
        assertThat(drawn.toString()).doesNotContain(code);
        KnownCode own = new KnownCode(DELIVERY, drawn.code());
        List<KnownCode> live = List.of(new KnownCode(DELIVERY, new Verifier("c2FsdA", "aGFzaA")), own);
        assertThat(answers.to(new Effect.CheckCode(5, new Secret(code), live)))
                .isEqualTo(new Input.CodeChecked(5, Optional.of(own)));
        String other = (code.charAt(0) == '0' ? "1" : "0") + code.substring(1);
        assertThat(answers.to(new Effect.CheckCode(6, new Secret(other), live)))
                .isEqualTo(new Input.CodeChecked(6, Optional.empty()));
    }

    @Test
    void aTokenOfTheCityForThisLockerIsRead() {
        QrToken token = new QrToken(QrToken.Kind.PICKUP, "BJ-0001", DELIVERY.value(), "0011223344556677", 10, 20);
        assertThat(answers.to(new Effect.CheckToken(1, token.signed(city.tokens))))
                .isEqualTo(new Input.TokenChecked(
                        1, new Token(Token.Kind.PICKUP, DELIVERY.value(), "0011223344556677", 10, 20)));
        QrToken courier = new QrToken(QrToken.Kind.COURIER, "BJ-0001", "c-17", "0011223344556677", 10, 20);
        assertThat(answers.to(new Effect.CheckToken(2, courier.signed(city.tokens))))
                .isEqualTo(
                        new Input.TokenChecked(2, new Token(Token.Kind.COURIER, "c-17", "0011223344556677", 10, 20)));
    }

    @Test
    void everyKindOfTheCitysTokensIsRead_butAnApprovalOnlyFromAnOperatorWhoMay() {
        for (QrToken.Kind kind : QrToken.Kind.values()) {
            QrToken token = new QrToken(kind, "BJ-0001", DELIVERY.value(), "0011223344556677", 10, 20);
            boolean approval = kind == QrToken.Kind.APPROVAL;
            Token read = new Token(
                    Token.Kind.valueOf(kind.name()),
                    DELIVERY.value(),
                    "0011223344556677",
                    10,
                    20,
                    approval ? "ops-1" : "");
            String right = token.signed(approval ? city.operator : city.tokens);
            assertThat(answers.to(new Effect.CheckToken(1, right))).isEqualTo(new Input.TokenChecked(1, read));
            String wrong = token.signed(approval ? city.tokens : city.operator);
            assertThat(token(wrong)).isEqualTo(Problem.TOKEN_FORGED);
        }
    }

    @Test
    void anAnswerOfTheHelpDeskFitsOnePersonOneRoleAndOneNumber() {
        Challenge challenge = new Challenge(new CourierId("t-1"), Role.TECHNICIAN, "12345678");
        String right = StaffAnswer.of(
                new StaffAnswer.Question("BJ-0001", Fact.Role.TECHNICIAN, "t-1", "12345678"), keys.staff());
        assertThat(answers.to(new Effect.CheckAnswer(3, new Secret(right), challenge)))
                .isEqualTo(new Input.AnswerChecked(3, true));
        for (Challenge other : List.of(
                new Challenge(new CourierId("t-2"), Role.TECHNICIAN, "12345678"),
                new Challenge(new CourierId("t-1"), Role.COURIER, "12345678"),
                new Challenge(new CourierId("t-1"), Role.TECHNICIAN, "12345679"))) {
            assertThat(answers.to(new Effect.CheckAnswer(4, new Secret(right), other)))
                    .isEqualTo(new Input.AnswerChecked(4, false));
        }
        assertThat(answers.to(new Effect.CheckAnswer(5, new Secret(right.substring(1)), challenge)))
                .isEqualTo(new Input.AnswerChecked(5, false));
    }

    @Test
    void forgedForeignAndUnreadableTokensAreRefusedByNumber() {
        QrToken here = new QrToken(QrToken.Kind.PICKUP, "BJ-0001", DELIVERY.value(), "0011223344556677", 10, 20);
        QrToken elsewhere = new QrToken(QrToken.Kind.PICKUP, "BJ-0002", DELIVERY.value(), "0011223344556677", 10, 20);
        assertThat(token(here.signed(Jose.newSigningKey()))).isEqualTo(Problem.TOKEN_FORGED);
        // The key that signs directives does not sign tokens.
        assertThat(token(here.signed(city.directives))).isEqualTo(Problem.TOKEN_FORGED);
        assertThat(token(elsewhere.signed(city.tokens))).isEqualTo(Problem.TOKEN_FOREIGN);
        assertThat(token("https://example.org/")).isEqualTo(Problem.TOKEN_UNREADABLE);
        assertThat(token(QrToken.PREFIX)).isEqualTo(Problem.TOKEN_UNREADABLE);
        assertThat(token(QrToken.PREFIX + "A".repeat(10_000))).isEqualTo(Problem.TOKEN_UNREADABLE);
    }

    @Test
    void aTokenOfAnElderKeyOfTheCityCountsAndAStrangersOrAnApprovalUnderItDoesNot() {
        CityKeys next = new CityKeys();
        Keys rotated = keys.with(new Keys.City(
                Jose.publicOf(next.directives),
                Jose.publicOf(next.tokens),
                Jose.publicOf(next.sealing),
                List.of(Jose.publicOf(Jose.newSigningKey()), Jose.publicOf(city.tokens))));
        Answers after = new Answers(
                rotated,
                "BJ-0001",
                new PickupCodes(rotated, "BJ-0001", 10, random),
                new SecureRandom(),
                nobody(rotated));
        QrToken token = new QrToken(QrToken.Kind.PICKUP, "BJ-0001", DELIVERY.value(), "0011223344556677", 10, 20);
        for (String good : List.of(city.tokens, next.tokens)) {
            assertThat(after.to(new Effect.CheckToken(1, token.signed(good)))).isInstanceOf(Input.TokenChecked.class);
        }
        for (String bad : List.of(Jose.newSigningKey(), city.directives, next.directives)) {
            assertThat(after.to(new Effect.CheckToken(1, token.signed(bad))))
                    .isEqualTo(new Input.TokenRefused(1, Problem.TOKEN_FORGED));
        }
        QrToken approval = new QrToken(QrToken.Kind.APPROVAL, "BJ-0001", DELIVERY.value(), "0011223344556677", 10, 20);
        assertThat(after.to(new Effect.CheckToken(1, approval.signed(city.tokens))))
                .isEqualTo(new Input.TokenRefused(1, Problem.TOKEN_FORGED));
        // Before the city said so, its next key is a stranger's.
        assertThat(token(token.signed(next.tokens))).isEqualTo(Problem.TOKEN_FORGED);
    }

    @Test
    void aPinIsRightOrWrongAndAVerifierThatIsNoneIsWrong() {
        var verifier = Pin.verifier("4711".toCharArray());
        Verifier kept = new Verifier(verifier.salt(), verifier.hash());
        assertThat(answers.to(new Effect.CheckPin(1, new Secret("4711"), kept)))
                .isEqualTo(new Input.PinChecked(1, true));
        assertThat(answers.to(new Effect.CheckPin(2, new Secret("4712"), kept)))
                .isEqualTo(new Input.PinChecked(2, false));
        assertThat(answers.to(new Effect.CheckPin(3, new Secret("4711"), new Verifier("?", "?"))))
                .isEqualTo(new Input.PinChecked(3, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13812345678", "138 1234 5678", "138-1234-5678", "+86 138 1234 5678", "+8613812345678"})
    void aPhoneIsKeptSealedTwice(String typed) {
        Input.PersonKept kept = (Input.PersonKept) answers.to(new Effect.KeepPerson(9, new Secret(typed)));
        assertThat(kept.ask()).isEqualTo(9);
        assertThat(kept.ref().value()).matches("p[0-9a-f]{32}");
        assertNamed(kept.attachment());
        assertNamed(kept.person());
        Directive.Person person = new Directive.Person("", "13812345678");
        assertThat(Json.read(Jose.open(kept.attachment().text(), city.sealing), Directive.Person.class))
                .isEqualTo(person);
        assertThat(Json.read(Jose.open(kept.person().text(), keys.sealing()), Directive.Person.class))
                .isEqualTo(person);
        assertThat(withoutDrawn(kept)).contains("ask=9").doesNotContain("5678");
    }

    /** Seals and names are drawn: any four digits may come up in them. */
    private static String withoutDrawn(Input.PersonKept kept) {
        String said = kept.toString();
        for (String drawn : List.of(
                kept.ref().value(),
                kept.attachment().name(),
                kept.attachment().text(),
                kept.person().name(),
                kept.person().text())) {
            said = said.replace(drawn, "");
        }
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1381234567", "138123456789", "23812345678", "1381234567a", "+4413812345678", "１３８１２３４５６７８"})
    void whatIsNoMobileNumberIsRefused(String typed) {
        assertThat(answers.to(new Effect.KeepPerson(9, new Secret(typed))))
                .isEqualTo(new Input.PersonRefused(9, Problem.PHONE_UNREADABLE));
    }

    @Test
    void aPageShowsAPhoneWithoutItsMiddle() {
        Input.PersonKept kept = (Input.PersonKept) answers.to(new Effect.KeepPerson(9, new Secret("13812345678")));
        SealedPeople people = new SealedPeople(
                keys, ref -> ref.equals(kept.ref()) ? Optional.of(kept.person().text()) : Optional.empty());
        assertThat(people.maskedPhone(kept.ref())).hasValue("1******5678");
        assertThat(people.maskedPhone(new PersonRef("p0000"))).isEmpty();
        SealedPeople others = new SealedPeople(
                city.locker(random), ref -> Optional.of(kept.person().text()));
        assertThat(others.maskedPhone(kept.ref())).isEmpty();
        SealedPeople broken = new SealedPeople(keys, ref -> Optional.of("no.seal"));
        assertThat(broken.maskedPhone(kept.ref())).isEmpty();
    }

    private static SealedPeople nobody(Keys keys) {
        return new SealedPeople(keys, ref -> Optional.empty());
    }

    @Test
    void aPhoneIsFoundByItsLastFourDigitsAmongThoseWhoseParcelsFitAndByNothingLess() {
        Input.PersonKept kept = (Input.PersonKept) answers.to(new Effect.KeepPerson(9, new Secret("13812345678")));
        SealedPeople people = new SealedPeople(
                keys, ref -> ref.equals(kept.ref()) ? Optional.of(kept.person().text()) : Optional.empty());
        Answers knowing =
                new Answers(keys, "BJ-0001", new PickupCodes(keys, "BJ-0001", 10, random), new SecureRandom(), people);
        DeliveryId other = new DeliveryId("00000000000000ff");
        TreeMap<DeliveryId, PersonRef> candidates =
                new TreeMap<>(Map.of(DELIVERY, kept.ref(), other, new PersonRef("p0000")));
        assertThat(knowing.to(new Effect.CheckTail(3, "00000001", new Secret("5678"), candidates)))
                .isEqualTo(new Input.TailChecked(3, "00000001", Optional.of(DELIVERY)));
        for (String wrong : List.of("5679", "678", "45678", "")) {
            assertThat(knowing.to(new Effect.CheckTail(3, "00000001", new Secret(wrong), candidates)))
                    .isEqualTo(new Input.TailChecked(3, "00000001", Optional.empty()));
        }
        candidates.put(other, kept.ref());
        assertThat(knowing.to(new Effect.CheckTail(3, "00000001", new Secret("5678"), candidates)))
                .as("two that fit are none")
                .isEqualTo(new Input.TailChecked(3, "00000001", Optional.empty()));
    }

    @Test
    void nothingSecretIsPrinted() {
        assertThat(List.of(
                                keys.toString(),
                                new Answers.SealedCode(DELIVERY.value(), "12345678").toString(),
                                new Phone("13812345678").toString())
                        .toString())
                .doesNotContain(keys.code(), keys.salt(), "12345678", "1381234", "\"d\"");
    }

    private Problem token(String text) {
        return ((Input.TokenRefused) answers.to(new Effect.CheckToken(1, text))).problem();
    }

    private static void assertNamed(Sealed sealed) {
        assertThat(sealed.name()).isEqualTo(Chain.name(sealed.text()));
    }
}
