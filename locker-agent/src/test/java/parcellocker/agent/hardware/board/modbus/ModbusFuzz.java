package parcellocker.agent.hardware.board.modbus;

import java.util.Arrays;
import java.util.List;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.FuzzedBoard;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Inputs.Order;
import parcellocker.agent.hardware.line.Bytes;

/** Anything at all to a board of each kind. The first byte chooses the kind, the second the question. */
public final class ModbusFuzz {
    private static final List<Modbus> BOARDS = List.of(
            Profiles.board(Profiles.flash(), 8),
            Profiles.board(Profiles.delay(), 8),
            Profiles.board(Profiles.software(0xFF00, 0), 16),
            Profiles.board(Profiles.reading(Order.HIGH_FIRST, 64, true), 64));

    private ModbusFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length >= 2) {
            Modbus board = FuzzedBoard.chosen(BOARDS, bytes[0] & 0xFF);
            new FuzzedBoard(
                            board,
                            received -> isThere(received, List.of(0x02)),
                            received -> isThere(received, List.of(0x05, 0x0F, 0x10, 0x85, 0x8F, 0x90)))
                    .hear(bytes);
            board.ownSettings()
                    .flatMap(own -> own.findings(Bytes.copyOf(Arrays.copyOf(bytes, Math.min(bytes.length, 256)))))
                    .ifPresent(ModbusFuzz::areOfItsInputs);
        }
    }

    private static void areOfItsInputs(List<String> findings) {
        if (findings.size() > Contacts.MOST) {
            throw new AssertionError("more findings than inputs");
        }
    }

    /** Whether somewhere bytes that begin with our address and one of these functions end with their CRC. */
    private static boolean isThere(Bytes received, List<Integer> functions) {
        for (int at = 0; at + 5 <= received.length(); at++) {
            if (received.at(at) == 1 && functions.contains(received.at(at + 1))) {
                int crc = 0xFFFF;
                for (int end = at; end + 2 <= received.length() && end - at <= 20; end++) {
                    if (end - at >= 3 && crc == (received.at(end) | received.at(end + 1) << 8)) {
                        return true;
                    }
                    crc = next(crc, received.at(end));
                }
            }
        }
        return false;
    }

    private static int next(int crc, int value) {
        int next = crc ^ value;
        for (int bit = 0; bit < 8; bit++) {
            next = next % 2 == 1 ? next / 2 ^ 0xA001 : next / 2;
        }
        return next;
    }
}
