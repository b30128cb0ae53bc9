package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.climate.GuestThermometer;
import parcellocker.agent.hardware.climate.ModbusThermometers;
import parcellocker.agent.hardware.climate.Reading;
import parcellocker.agent.hardware.climate.RegisterMap;
import parcellocker.agent.hardware.climate.RegisterMap.Register;
import parcellocker.agent.hardware.climate.RegisterMap.Sign;
import parcellocker.sim.device.RegisterDevice;

/** A thermometer on a line of Modbus lock boards, byte by byte. */
class GuestTest {
    private static final int ADDRESS = 9;
    private static final int INPUT = 4;
    private static final long REPLY_MILLIS = 300;
    /** A thermometer that does not answer, the silence before it, and the bytes of both requests. */
    private static final long ONE_TRANSACTION_MILLIS = REPLY_MILLIS + 40;

    private static final RegisterMap MAP =
            new RegisterMap(INPUT, new Register(1, Sign.SIGNED, 10, 0, OptionalInt.empty()), Optional.empty());

    private final List<Reading> read = new ArrayList<>();

    private RegisterDevice hang(Meeting met, int address) {
        RegisterDevice device = new RegisterDevice(
                met.time,
                met.cable().end(),
                address,
                List.of(new RegisterDevice.Register(INPUT, 1, () -> -73, Optional.empty())));
        ModbusThermometers.Probe probe = new ModbusThermometers.Probe("street", address, MAP);
        met.drivers.host(
                "l1",
                new GuestThermometer(
                        probe,
                        (name, reading) -> read.add(reading),
                        () -> met.time.nanos() / Meeting.MILLI,
                        REPLY_MILLIS));
        return device;
    }

    private static Meeting met(Make make) {
        return new Meeting(Meeting.Plan.of(make, 2));
    }

    @ParameterizedTest
    @EnumSource(value = Make.class, names = "MODBUS_.*", mode = EnumSource.Mode.MATCH_ALL)
    void itIsReadAndNoBoardMistakesItForAnother(Make make) {
        Meeting met = met(make);
        var unused = hang(met, ADDRESS);
        met.pass(60_000);
        assertThat(read).hasSizeBetween(5, 7).containsOnly(Reading.celsius(OptionalInt.of(-7_300)));
        for (int board = 1; board <= 2; board++) {
            assertThat(met.count(met.board(board), Fault.values()))
                    .as("faults of board " + board)
                    .isZero();
        }
        met.assertAllTrue();
        var answered = met.ask(met.board(2), 1);
        assertThat(met.board(2).fired(1)).as("%s", answered).isEqualTo(1);
        met.assertOnlyAsked();
    }

    @ParameterizedTest
    @EnumSource(value = Make.class, names = "MODBUS_.*", mode = EnumSource.Mode.MATCH_ALL)
    void oneThatIsSilentCostsAnOpeningOneTransactionAtMost_whenever(Make make) {
        Meeting met = met(make);
        hang(met, ADDRESS).silent(true);
        long longest = 0;
        for (int i = 0; i < 60; i++) {
            long asked = met.time.nanos() + (7_000 + 97L * i) * Meeting.MILLI;
            met.time.at(asked, () -> {
                var unused = met.offer(met.board(1), 1);
            });
            met.pass(13_000 + 97L * i);
            longest = Math.max(longest, met.board(1).plant().pulses().getLast().nanos() - asked);
            assertThat(met.board(1).fired(1)).isEqualTo(i + 1L);
            met.shutAll();
        }
        assertThat(longest / Meeting.MILLI)
                .as("longest wait of a release, ms")
                .isBetween(REPLY_MILLIS / 3, ONE_TRANSACTION_MILLIS);
        assertThat(read).isNotEmpty().containsOnly(Reading.NONE);
        met.assertNoLie();
    }

    @ParameterizedTest
    @EnumSource(value = Make.class, names = "MODBUS_WAVESHARE")
    void oneWithABoardsAddressIsRefused(Make make) {
        Meeting met = met(make);
        assertThatThrownBy(() -> hang(met, 2)).hasMessageContaining("address 2 on line l1 is a board's");
    }
}
