package parcellocker.agent.hardware.climate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Crc;

/** Modbus RTU, as far as reading registers goes. A frame that writes cannot be built. */
final class RegisterFrame {
    static final int HOLDING = 3;
    static final int INPUT = 4;
    /** More than any thermometer has; an answer of so many fits the line's buffer. */
    static final int MOST_REGISTERS = 16;

    private static final int HEAD = 3;
    private static final int CHECK = 2;

    private RegisterFrame() {}

    /**
     * Which registers of which device.
     *
     * @param device its address, 1..247; 0 would be all devices
     * @param first as on the wire: some manuals count from 1, some add 30001 or 40001
     */
    record Block(int device, int function, int first, int count) {
        Block {
            check("device", device, 1, 247);
            check("function", function, HOLDING, INPUT);
            check("first", first, 0, 0xFFFF);
            check("count", count, 1, MOST_REGISTERS);
        }

        private static void check(String name, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(name + " " + value + " is not " + least + ".." + most);
            }
        }
    }

    static Bytes request(Block block) {
        return Crc.closed(
                block.device(),
                block.function(),
                block.first() >> 8,
                block.first() & 0xFF,
                block.count() >> 8,
                block.count() & 0xFF);
    }

    /** The registers in a whole, checked answer somewhere in what came; each 0..65535. */
    static Optional<List<Integer>> answer(Bytes received, Block block) {
        int length = HEAD + 2 * block.count() + CHECK;
        for (int at = 0; at + length <= received.length(); at++) {
            Bytes frame = received.slice(at, at + length);
            boolean isOurs = frame.at(0) == block.device()
                    && frame.at(1) == block.function()
                    && frame.at(2) == 2 * block.count();
            if (isOurs && Crc.isRight(frame, 0, length)) {
                return Optional.of(registers(frame, block.count()));
            }
        }
        return Optional.empty();
    }

    private static List<Integer> registers(Bytes frame, int count) {
        List<Integer> registers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            registers.add(frame.at(HEAD + 2 * i) << 8 | frame.at(HEAD + 2 * i + 1));
        }
        return registers;
    }
}
