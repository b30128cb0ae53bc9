package parcellocker.sim.board.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Rig;
import parcellocker.sim.clockwork.Chance;

class BoardFamilyTest {
    private final Rig rig = new Rig(9_600);
    private final Plant plant = rig.plant(16);

    @Test
    void eachFamilyIsHadByItsName() {
        order("xor8a", 1, Map.of());
        order("kerong", 0, Map.of());
        order("modbus", 3, Map.of());
        order("wkly", 4, Map.of());
        assertThat(rig.exchange("80010033B2", 60)).isEqualTo("800100FFFF33B2");
        assertThat(rig.exchange("0200300335", 60)).isEqualTo("020035FFFF00000338");
        assertThat(rig.exchange("0302000000107824", 60)).isEqualTo("030202FFFFC1C8");
        assertThat(rig.exchange("574B4C590904830186", 60)).isEqualTo("574B4C590B048300010185");
    }

    @Test
    void settingsOfTheLayoutChangeWhatABoardDoes() {
        order("kerong", 0, Map.of("mode", "CU48_60", "pulseMillis", "200"));
        assertThat(rig.exchange("020000610366", 60)).isEmpty();
        assertThat(plant.pulses().getFirst().heldNanos()).isEqualTo(200 * Rig.MILLI);
        order("xor8a", 2, Map.of("events", "EVENTS_81", "statusLength", "THREE"));
        plant.force(2);
        assertThat(rig.within(100)).isEqualTo("8102020081");
    }

    @Test
    void aSlowBoardIsHadByItsReplyMillis() {
        order("modbus", 1, Map.of("replyMillis", "75", "replySpreadMillis", "0"));
        assertThat(rig.exchange("01020000000879CC", 80)).isEmpty();
        assertThat(rig.within(20)).isEqualTo("010201FFE1C8");
    }

    @Test
    void mistakesAreToldWithWhatWouldBeRight() {
        assertThatThrownBy(() -> order("winnsen", 1, Map.of())).hasMessageContaining("KERONG");
        assertThatThrownBy(() -> order("kerong", 0, Map.of("mode", "cu99"))).hasMessageContaining("cu48-50");
        assertThatThrownBy(() -> order("modbus", 1, Map.of("inputs", "some"))).hasMessageContaining("whole number");
        assertThatThrownBy(() -> order("wkly", 1, Map.of("events", "82"))).hasMessageContaining("true or false");
        assertThatThrownBy(() -> order("xor8a", 0, Map.of())).hasMessageContaining("1 to 32");
    }

    private void order(String family, int address, Map<String, String> settings) {
        BoardOrder order = new BoardOrder(family, address, 16, new TreeMap<>(settings));
        assertThat(BoardFamily.board(order, rig.hookup(plant), new Chance(1))).isNotNull();
    }
}
