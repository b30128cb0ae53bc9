package parcellocker.agent.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureTest {
    private static final Compartment A01 = new Compartment(
            new CompartmentId("A01"),
            Size.S,
            Zone.AMBIENT,
            0,
            new Lock(new BoardId("1"), new Channel(1), Contact.OPEN_IS_1));

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 251})
    void noChannelIsZeroWhichSomeBoardsReadAsAll(int number) {
        assertThatThrownBy(() -> new Channel(number)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A1", "a01", "ABC01", "A001", "A01 ", "01"})
    void whatIsNotPaintedOnADoorIsNoCompartment(String text) {
        assertThatThrownBy(() -> new CompartmentId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCompartmentListedTwiceIsRefused() {
        assertThatThrownBy(() -> Cabinet.of(List.of(A01, A01))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCompartmentThatIsNotBuiltIsAFaultOfTheCaller() {
        Cabinet cabinet = Cabinet.of(List.of(A01));
        assertThat(cabinet.compartment(A01.id())).isEqualTo(A01);
        assertThatThrownBy(() -> cabinet.compartment(new CompartmentId("A02")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theContactOfADoorSaysWhatItsBitMeans() {
        assertThat(Contact.OPEN_IS_1.level(true)).isEqualTo(Level.OPEN);
        assertThat(Contact.OPEN_IS_1.level(false)).isEqualTo(Level.CLOSED);
        assertThat(Contact.CLOSED_IS_1.level(true)).isEqualTo(Level.CLOSED);
        assertThat(Contact.CLOSED_IS_1.level(false)).isEqualTo(Level.OPEN);
    }

    @Test
    void aDoorThatWasNeverReadMayBeReleasedAndIsNotClosed() {
        assertThat(Door.UNREAD.mayBeReleased()).isTrue();
        assertThat(Door.UNREAD.isClosedAgain()).isFalse();
        assertThat(Door.UNREAD.isReadClosedSince(0)).isFalse();
    }

    @Test
    void aDoorIsClosedAgainOnlyAfterItsLatestOpening() {
        assertThat(new Door(Level.CLOSED, 200, 100, 300).isClosedAgain()).isFalse();
        Door shut = new Door(Level.CLOSED, 100, 1_700, 1_800);
        assertThat(shut.isClosedAgain()).isTrue();
        assertThat(shut.openMillis()).isEqualTo(1_600);
        assertThat(new Door(Level.OPEN, 100, 50, 1_800).mayBeReleased()).isFalse();
    }
}
