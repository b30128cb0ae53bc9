package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;

/** What the vault says to a code and the end of a phone, typed at a locked keypad. */
final class CodeAndTailTest {
    private static final DeliveryId FIRST = new DeliveryId("00000000000000d1");
    private static final DeliveryId SECOND = new DeliveryId("00000000000000d2");
    private static final DeliveryId NAMELESS = new DeliveryId("00000000000000d3");

    private final Random random = new Random(5);
    private final Keys keys = new CityKeys().locker(random);
    private final TreeMap<PersonRef, String> sealed = new TreeMap<>();
    private final List<PersonRef> opened = new ArrayList<>();
    private final PickupCodes codes = new PickupCodes(keys, "BJ-0001", 10, random);
    private final Answers answers =
            new Answers(keys, "BJ-0001", codes, new SecureRandom(), new SealedPeople(keys, this::seal));
    private final TreeMap<DeliveryId, PersonRef> recipients = new TreeMap<>();
    private final TreeMap<DeliveryId, String> typed = new TreeMap<>();
    private final List<KnownCode> known = new ArrayList<>();

    private Optional<String> seal(PersonRef person) {
        opened.add(person);
        return Optional.ofNullable(sealed.get(person));
    }

    @BeforeEach
    void threeParcelsAreHereAndOfOneRecipientNoPhoneIsKnown() {
        isHere(FIRST, kept("13812345678"));
        isHere(SECOND, kept("13812340000"));
        isHere(NAMELESS, new PersonRef("nobody-knows"));
    }

    private PersonRef kept(String phone) {
        Input.PersonKept kept = (Input.PersonKept) answers.to(new Effect.KeepPerson(1, new Secret(phone)));
        sealed.put(kept.ref(), kept.person().text());
        return kept.ref();
    }

    private void isHere(DeliveryId delivery, PersonRef recipient) {
        PickupCodes.Drawn drawn = codes.draw(delivery, known);
        known.add(new KnownCode(delivery, drawn.verifier()));
        typed.put(delivery, drawn.code());
        recipients.put(delivery, recipient);
    }

    private Optional<DeliveryId> opens(String code, String tail) {
        opened.clear();
        Effect.Ask question = new Effect.CheckCodeAndTail(7, new Secret(code), new Secret(tail), known, recipients);
        Input.CodeAndTailChecked answer = (Input.CodeAndTailChecked) answers.to(question);
        assertThat(answer.ask()).isEqualTo(7);
        return answer.match().map(KnownCode::delivery);
    }

    private String codeOf(DeliveryId delivery) {
        return Optional.ofNullable(typed.get(delivery)).orElseThrow();
    }

    private String codeOfNobody() {
        return codes.draw(FIRST, known).code();
    }

    @Test
    void aCodeIsRightOnlyWithItsOwnRecipientsPhone() {
        assertThat(opens(codeOf(FIRST), "5678")).contains(FIRST);
        assertThat(opens(codeOf(SECOND), "0000")).contains(SECOND);
        for (String wrong : List.of("0000", "5679", "678", "345678", "")) {
            assertThat(opens(codeOf(FIRST), wrong)).as(wrong).isEmpty();
        }
        assertThat(opens(codeOfNobody(), "5678")).isEmpty();
        recipients.remove(FIRST);
        assertThat(opens(codeOf(FIRST), "5678")).isEmpty();
    }

    @Test
    void whosePhoneIsNotKnownOrCannotBeUnsealedNeedsTheQr() {
        for (String tail : List.of("5678", "0000", "")) {
            assertThat(opens(codeOf(NAMELESS), tail)).isEmpty();
        }
        sealed.put(new PersonRef("nobody-knows"), "no.seal");
        assertThat(opens(codeOf(NAMELESS), "5678")).isEmpty();
    }

    @Test
    void oneSealIsOpenedWhicheverHalfIsWrong_soThatTimeTellsNothing() {
        assertThat(opens(codeOf(FIRST), "0000")).isEmpty();
        assertThat(opened).hasSize(1);
        assertThat(opens(codeOfNobody(), "5678")).isEmpty();
        assertThat(opened).hasSize(1);
        assertThat(opens(codeOfNobody(), "1111")).isEmpty();
        assertThat(opened).hasSize(1);
        assertThat(opens(codeOf(NAMELESS), "5678")).isEmpty();
        assertThat(opened).as("its own, which is not there, and one that opens").hasSize(2);
    }

    @Test
    void aQuestionTooManyIsAnsweredAsAWrongOne() {
        Effect.Ask question =
                new Effect.CheckCodeAndTail(7, new Secret(codeOf(FIRST)), new Secret("5678"), known, recipients);
        assertThat(Answers.refusal(question)).contains(new Input.CodeAndTailChecked(7, Optional.empty()));
    }
}
