package parcellocker.agent.hardware.board.modbus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.hardware.board.OwnSettings;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Crc;

/**
 * What the board does when an input moves, one register an input: anything but 0 has a door's contact drive a relay.
 *
 * @param base register of input 1
 */
record InputModes(int address, int base, int inputs) implements OwnSettings {
    private static final int READ_REGISTERS = 0x03;
    private static final int REST = 5;

    @Override
    public Bytes question() {
        return Crc.closed(address, READ_REGISTERS, base >> 8, base & 0xFF, 0, inputs);
    }

    @Override
    public Optional<List<String>> findings(Bytes received) {
        int length = 2 * inputs + REST;
        for (int at = 0; at + length <= received.length(); at++) {
            boolean isHead = received.at(at) == address
                    && received.at(at + 1) == READ_REGISTERS
                    && received.at(at + 2) == 2 * inputs;
            if (isHead && Crc.isRight(received, at, length)) {
                return Optional.of(wrong(received.slice(at + 3, at + length - 2)));
            }
        }
        return Optional.empty();
    }

    private static List<String> wrong(Bytes registers) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < registers.length(); i += 2) {
            int mode = registers.at(i) << 8 | registers.at(i + 1);
            if (mode != 0) {
                wrong.add("input " + (i / 2 + 1) + " has mode " + mode + " and drives a relay; set it to 0");
            }
        }
        return wrong;
    }
}
