package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.DoorHealth;

class DoorSignsTest {
    private static final CompartmentId DOOR = new CompartmentId("A01");

    private static String said(OptionalInt milliCelsius) {
        DoorHealth health = DoorHealth.NEW.after(new DoorHealth.Answer(OptionalLong.of(900), 1, 0, milliCelsius));
        return DoorSigns.said(DOOR, DoorHealth.Sign.SLOW, health);
    }

    @Test
    void aSlowLockIsToldWithTheFrostItStandsIn_whereAThermometerKnowsIt() {
        assertThat(said(OptionalInt.of(-12_500)))
                .isEqualTo("the door of A01 is SLOW at -12.5 degrees: look at its lock before it fails");
        assertThat(said(OptionalInt.empty())).isEqualTo("the door of A01 is SLOW: look at its lock before it fails");
    }
}
