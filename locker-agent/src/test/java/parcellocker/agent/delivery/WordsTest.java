package parcellocker.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final DeliveryId ID = new DeliveryId("0123456789abcdef");

    @Test
    void everyCustodyButAnEmptyOneIsAboutADelivery() {
        List<Custody> all = List.of(
                new Custody.Reserved(ID),
                new Custody.Loading(ID),
                new Custody.Occupied(ID),
                new Custody.Unloading(ID),
                new Custody.Uncertain(Optional.of(ID)));
        assertThat(all).allSatisfy(custody -> assertThat(custody.about()).contains(ID));
        assertThat(new Custody.Empty().about()).isEmpty();
        assertThat(new Custody.Uncertain(Optional.empty()).about()).isEmpty();
    }

    @Test
    void eachCustodyHasTheWordThatScreensAndTheCityUse() {
        assertThat(List.of(
                        new Custody.Empty(),
                        new Custody.Reserved(ID),
                        new Custody.Loading(ID),
                        new Custody.Occupied(ID),
                        new Custody.Unloading(ID),
                        new Custody.Uncertain(Optional.of(ID))))
                .extracting(Custody::word)
                .containsExactly("EMPTY", "RESERVED", "LOADING", "OCCUPIED", "UNLOADING", "UNCERTAIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB12", "ab12345", "-AB12345", "AB 12345", "AB12345\n"})
    void whatNoCarrierPrintsIsNoWaybill(String text) {
        assertThatThrownBy(() -> new Waybill(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWaybillMayBeFortyLongAndNotLonger() {
        assertThat(new Waybill("A".repeat(40)).value()).hasSize(40);
        assertThatThrownBy(() -> new Waybill("A".repeat(41))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789ABCDEF", "0123456789abcde", "0123456789abcdef0"})
    void aDeliveryIdIsSixteenSmallHexDigits(String text) {
        assertThatThrownBy(() -> new DeliveryId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdOfAPersonOrCourierIsNoSentence() {
        assertThatThrownBy(() -> new PersonRef("a b c d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CourierId("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(new Secret("12345678")).hasToString("••••");
        String read = new Secret("12345678").read(String::new);
        assertThat(read).isEqualTo("12345678");
    }
}
