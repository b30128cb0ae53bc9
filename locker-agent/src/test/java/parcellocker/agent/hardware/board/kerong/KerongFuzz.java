package parcellocker.agent.hardware.board.kerong;

import java.util.List;
import parcellocker.agent.hardware.board.FuzzedBoard;
import parcellocker.agent.hardware.board.kerong.KerongSettings.LockByte;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.line.Bytes;

/** Anything at all to a board of each mode. The first byte chooses the mode, the second the question. */
public final class KerongFuzz {
    private static final int ADDRESS = 3;
    private static final List<KerongSettings> BOARDS = List.of(
            KerongSettings.standard(Mode.CU16, ADDRESS),
            KerongSettings.standard(Mode.CU48_50, ADDRESS),
            KerongSettings.standard(Mode.CU48_60, ADDRESS),
            new KerongSettings(Mode.CU48_60, ADDRESS, LockByte.FIRST, 500));

    private KerongFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length >= 2) {
            Kerong board = new Kerong(FuzzedBoard.chosen(BOARDS, bytes[0] & 0xFF));
            new FuzzedBoard(board, KerongFuzz::isThere, answer -> false).hear(bytes);
        }
    }

    /** Whether some 9 or 12 bytes stand between 02 and 03 with their sum behind. */
    private static boolean isThere(Bytes received) {
        return isThere(received, 9) || isThere(received, 12);
    }

    private static boolean isThere(Bytes received, int length) {
        for (int at = 0; at + length <= received.length(); at++) {
            int sum = 0;
            for (int i = 0; i < length - 1; i++) {
                sum += received.at(at + i);
            }
            boolean isFramed = received.at(at) == 0x02 && received.at(at + length - 2) == 0x03;
            if (isFramed && sum % 256 == received.at(at + length - 1)) {
                return true;
            }
        }
        return false;
    }
}
