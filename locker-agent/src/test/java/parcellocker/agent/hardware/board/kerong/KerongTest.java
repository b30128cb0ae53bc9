package parcellocker.agent.hardware.board.kerong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Capability;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.kerong.KerongSettings.LockByte;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.line.Bytes;

class KerongTest {
    private static final Asked STATUS = new Asked.Status();

    @Test
    void noReleaseOfACu16IsForAllLocksOrAllBoards() {
        for (int address = 0; address <= 14; address++) {
            Kerong board = new Kerong(KerongSettings.standard(Mode.CU16, address));
            for (int channel = 1; channel <= 16; channel++) {
                Bytes release = board.release(new Channel(channel));
                assertThat(release.at(1)).isEqualTo(address << 4 | channel - 1);
                assertThat(release.at(1) >> 4).as("F is every board").isLessThan(0x0F);
                assertThat(release.at(2)).as("33 is every lock").isEqualTo(0x31);
            }
            assertThatThrownBy(() -> board.release(new Channel(17))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> KerongSettings.standard(Mode.CU16, 15)).hasMessageContaining("0..14");
    }

    @Test
    void noReleaseOfACu48IsForAllLocksOrAllBoardsWhicheverByteNamesThem() {
        for (Mode mode : new Mode[] {Mode.CU48_50, Mode.CU48_60}) {
            for (int address = 0; address <= 9; address++) {
                Kerong board = new Kerong(KerongSettings.standard(mode, address));
                for (int channel = 1; channel <= 48; channel++) {
                    Bytes release = board.release(new Channel(channel));
                    assertThat(release.at(1)).isEqualTo(address);
                    assertThat(release.at(2)).isEqualTo(channel - 1).isLessThan(0x30);
                }
                assertThatThrownBy(() -> board.release(new Channel(49))).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> KerongSettings.standard(mode, 10)).hasMessageContaining("0..9");
        }
    }

    @Test
    void withTheLockFirstTheLockWhoseNumberIsEveryBoardsCannotBeReleased() {
        for (int address = 0; address <= 9; address++) {
            Kerong board = new Kerong(new KerongSettings(Mode.CU48_60, address, LockByte.FIRST, 500));
            for (int channel = 1; channel <= 48; channel++) {
                if (channel != 11) {
                    assertThat(board.release(new Channel(channel)).at(1)).isNotEqualTo(0x0A);
                }
            }
            assertThatThrownBy(() -> board.release(new Channel(11))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theLockByteOfAnAnswerShowsWhichOrderIsRight() {
        Bytes reading = Bytes.ofHex("02 03 00 75 01 00 00 00 00 00 03 7E");
        assertThat(new Kerong(KerongSettings.standard(Mode.CU48_60, 3))
                        .hear(reading, STATUS)
                        .contacts())
                .contains(new Contacts(1, 48));
        assertThat(new Kerong(new KerongSettings(Mode.CU48_60, 3, LockByte.FIRST, 500))
                        .hear(reading, STATUS)
                        .contacts())
                .isEmpty();
    }

    @Test
    void whatTheEyesOfACu16SeeStandsBesideItsContacts() {
        Contacts contacts = new Kerong(KerongSettings.standard(Mode.CU16, 0))
                .hear(Bytes.ofHex("02 00 35 FE FF 01 00 03 38"), STATUS)
                .contacts()
                .orElseThrow();
        assertThat(contacts.hasItem(new Channel(1))).contains(true);
        assertThat(contacts.hasItem(new Channel(16))).contains(false);
        assertThat(contacts.isSet(new Channel(1))).isFalse();
    }

    @Test
    void twoErrorsThatCancelInTheSumAreStillSeenWhereTheByteIsKnown() {
        Kerong board = new Kerong(KerongSettings.standard(Mode.CU16, 0));
        assertThat(board.hear(Bytes.ofHex("02 00 34 FF FF 01 00 03 38"), STATUS).contacts())
                .isEmpty();
        assertThat(board.hear(Bytes.ofHex("02 00 35 FF FF 01 00 02 38"), STATUS).contacts())
                .isEmpty();
        assertThat(board.hear(Bytes.ofHex("01 01 35 FF FF 00 00 03 38"), STATUS).contacts())
                .isEmpty();
    }

    @Test
    void aReleaseHasNoAnswerAndNothingIsTakenForOne() {
        Kerong board = new Kerong(KerongSettings.standard(Mode.CU16, 0));
        assertThat(board.capabilities())
                .doesNotContain(Capability.ANSWERS_RELEASE)
                .contains(Capability.OCCUPANCY);
        Asked asked = new Asked.Release(new Channel(1));
        assertThat(board.hear(board.release(new Channel(1)), asked).isAcknowledged())
                .isFalse();
        assertThat(board.hear(Bytes.ofHex("02 00 35 FF FF 00 00 03 38"), asked).isAcknowledged())
                .isFalse();
    }
}
