package parcellocker.sim.board.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Rig;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;

class ModbusTest {
    private final Rig rig = new Rig(9_600);
    private final Plant plant = rig.plant(16);

    @Test
    void whatItCannotDoItRefusesByExceptions() {
        board(Settings.Profile.WAVESHARE, 16);
        assertThat(rig.exchange("010741E2", 60)).as("function").isEqualTo("0187018230");
        assertThat(rig.exchange("01050014FF00CC3E", 60)).as("address").isEqualTo("018502C351");
        assertThat(rig.exchange("010500001234C0BD", 60)).as("value").isEqualTo("0185030291");
        assertThat(rig.exchange("010100000011FC06", 60)).as("too many").isEqualTo("018102C191");
        assertThat(rig.exchange("0110000300020400020005D279", 60))
                .as("another make's pulse")
                .isEqualTo("0190018DC0");
        assertThat(rig.exchange("0106100000048CC9", 60)).as("mode").isEqualTo("0186030261");
        assertThat(rig.exchange("010300050001940B", 60)).as("register").isEqualTo("018302C0F1");
        assertThat(plant.pulses()).isEmpty();
    }

    @Test
    void aBoardWithoutInputsKnowsNoReadingOfThem() {
        Settings settings =
                new Settings(1, 8, 0, Settings.Profile.WAVESHARE, Settings.ByteOrder.LOW_FIRST, Settings.USUAL_TEMPO);
        Modbus.board(rig.hookup(plant), settings, new Chance(1));
        assertThat(rig.exchange("01020000000879CC", 60)).isEqualTo("0182018160");
    }

    @Test
    void itTellsItsVersionItsAddressAndItsModes() {
        board(Settings.Profile.WAVESHARE, 16);
        assertThat(rig.exchange("010380000001ADCA", 60)).isEqualTo("01030200C8B9D2");
        assertThat(rig.exchange("01034000000191CA", 60)).isEqualTo("01030200017984");
        assertThat(rig.exchange("0106100100039CCB", 60)).isEqualTo("0106100100039CCB");
        assertThat(rig.exchange("010310000002C0CB", 60)).isEqualTo("01030400000003BA32");
        assertThat(rig.exchange("0106200000054209", 60)).isEqualTo("0106200000054209");
    }

    @Test
    void moreThanEightContactsComeWithTheLowestFirstOrLast() {
        board(Settings.Profile.WAVESHARE, 16);
        plant.force(1);
        assertThat(rig.exchange("01020000001079C6", 60)).isEqualTo("010202FEFFB998");
        Rig other = new Rig(9_600);
        Settings high = new Settings(
                1, 16, 16, Settings.Profile.WAVESHARE, Settings.ByteOrder.HIGH_FIRST, Settings.USUAL_TEMPO);
        VirtualBoard board = Modbus.board(other.hookup(plant), high, new Chance(1));
        assertThat(other.exchange("01020000001079C6", 60)).isEqualTo("010202FFFE79C8");
        board.faults().inject(new BoardFault.Turned(1, true), 1);
        assertThat(other.exchange("01020000001079C6", 60)).isEqualTo("010202FFFFB808");
    }

    @Test
    void aPulseOfTwoRegistersIsTimedByTheBoard() {
        board(Settings.Profile.LC_8R, 8);
        assertThat(rig.exchange("011000080002040002000593CA", 100)).isEqualTo("011000080002C00A");
        assertThat(Rig.fired(plant)).containsExactly(2);
        assertThat(plant.pulses().getFirst().heldNanos()).isEqualTo(500 * Rig.MILLI);
        assertThat(rig.exchange("0105020000078DB0", 60)).as("it knows no flash").isEqualTo("018502C351");
        assertThat(rig.exchange("01100009000204000200055206", 60)).isEqualTo("019002CDC1");
    }

    @Test
    void everySlaveObeysAddressZeroAndNoneAnswers() {
        board(Settings.Profile.WAVESHARE, 8);
        assertThat(rig.exchange("000500FFFF00BDDB", 100)).isEmpty();
        assertThat(Rig.fired(plant)).hasSize(8);
    }

    @Test
    void anOldBoardCountsItsCoilsFromOne() {
        board(Settings.Profile.LEGACY, 8);
        assertThat(rig.exchange("010500000100CC5A", 60)).isEqualTo("018502C351");
        assertThat(rig.exchange("0105000801004D98", 60)).isEqualTo("0105000801004D98");
        assertThat(Rig.fired(plant)).containsExactly(8);
        assertThat(rig.exchange("0105000100009C0A", 60)).isEqualTo("0105000100009C0A");
    }

    @Test
    void anOldBoardCountsItsInputsFromZero() {
        board(Settings.Profile.LEGACY, 8);
        assertThat(rig.exchange("01020000000879CC", 60)).isEqualTo("010201FFE1C8");
    }

    @Test
    void aPlainBoardGoesOnAndOffAndKnowsNoFlash() {
        board(Settings.Profile.PLAIN, 8);
        assertThat(rig.exchange("0105020000078DB0", 60)).isEqualTo("018502C351");
        assertThat(rig.exchange("01050000FF008C3A", 60)).isEqualTo("01050000FF008C3A");
        assertThat(Rig.fired(plant)).containsExactly(1);
    }

    @Test
    void aDoorsContactTogglesItsLockIfTheInputWasSetSo() {
        board(Settings.Profile.WAVESHARE, 8);
        rig.exchange("0106100000020CCB", 60);
        plant.force(1);
        assertThat(plant.pulses()).as("the contact opens").isEmpty();
        assertThat(plant.pushShut(1)).isTrue();
        assertThat(Rig.fired(plant)).as("the contact closes").containsExactly(1);
    }

    @Test
    void aDamagedFrameMakesItDeafUntilTheLineIsQuiet() {
        board(Settings.Profile.WAVESHARE, 8);
        assertThat(rig.exchange("0105020000078DB1" + "01020000000879CC", 100)).isEmpty();
        assertThat(rig.exchange("01020000000879CC", 60)).isEqualTo("010201FFE1C8");
        assertThat(plant.pulses()).isEmpty();
    }

    private VirtualBoard board(Settings.Profile profile, int channels) {
        return Modbus.board(rig.hookup(plant), Settings.usual(profile, 1, channels), new Chance(1));
    }
}
