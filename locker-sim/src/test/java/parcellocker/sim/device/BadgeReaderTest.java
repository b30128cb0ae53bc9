package parcellocker.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parcellocker.sim.board.Rig;

class BadgeReaderTest {
    private static final String ACK = "0000FF00FF00";
    private static final String SAM = "0000FF03FDD414011700";
    private static final String LIST = "0000FF04FCD44A0100E100";

    private final Rig rig = new Rig(115_200);

    @Test
    void aBadgeIsSaidAgainAndAgainWhileItIsNear() {
        Rdm6300 reader = new Rdm6300(rig.time(), rig.end(), Rdm6300.Make.usual());
        reader.near("62E3086CED");
        assertThat(rig.within(250)).isEqualTo("0236324533303836434544303803".repeat(3));
        reader.away();
        assertThat(rig.within(1_000)).hasSize(3 * 28);
    }

    @Test
    void aCloneSumsAndAnotherEndsItsLine() {
        new Rdm6300(rig.time(), rig.end(), new Rdm6300.Make(true, true, 1_000_000_000)).near("0100A1B2C3");
        assertThat(rig.within(100)).isEqualTo("02303130304131423243333137" + "0D0A03");
    }

    @Test
    void aReaderSleepsUntilItIsWoken() {
        new Pn532(rig.time(), rig.end());
        assertThat(rig.exchange(SAM, 50)).isEmpty();
        assertThat(rig.exchange("5555000000" + SAM, 50)).isEqualTo(ACK + "0000FF02FED5151600");
    }

    @Test
    void askedForACardItSaysNothingUntilOneComes() {
        Pn532 reader = awake();
        assertThat(rig.exchange(LIST, 10_000)).isEqualTo(ACK);
        reader.near("078CFC4F");
        assertThat(rig.within(50)).isEqualTo(ACK + "0000FF0CF4D54B010100040804078CFC4FF000");
        assertThat(reader.isLooking()).isFalse();
    }

    @Test
    void anAckCallsTheSearchOff() {
        Pn532 reader = awake();
        rig.exchange(LIST, 50);
        assertThat(rig.exchange(ACK, 50)).isEmpty();
        reader.near("078CFC4F");
        assertThat(rig.within(500)).isEmpty();
    }

    @Test
    void withoutItsSamSetItFindsNothing() {
        Pn532 reader = new Pn532(rig.time(), rig.end());
        reader.near("078CFC4F");
        assertThat(rig.exchange("55550000" + LIST, 500)).isEqualTo(ACK);
    }

    @Test
    void aDamagedFrameIsNotObeyedAndAnUnknownCommandIsASyntaxError() {
        awake();
        assertThat(rig.exchange("0000FF03FDD414011800", 50)).isEmpty();
        assertThat(rig.exchange("0000FF02FED499" + "9300", 50)).isEqualTo(ACK + "0000FF01FF7F8100");
    }

    private Pn532 awake() {
        Pn532 reader = new Pn532(rig.time(), rig.end());
        rig.exchange("55550000" + SAM, 50);
        return reader;
    }
}
