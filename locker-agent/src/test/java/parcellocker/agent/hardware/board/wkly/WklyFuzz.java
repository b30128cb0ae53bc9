package parcellocker.agent.hardware.board.wkly;

import java.util.List;
import parcellocker.agent.hardware.board.FuzzedBoard;
import parcellocker.agent.hardware.line.Bytes;

/** Anything at all to a board. The first byte chooses its address, the second the question. */
public final class WklyFuzz {
    private static final List<Integer> ADDRESSES = List.of(0, 10, 31);

    private WklyFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length >= 2) {
            int address = FuzzedBoard.chosen(ADDRESSES, bytes[0] & 0xFF);
            new FuzzedBoard(
                            new Wkly(WklySettings.standard(address)),
                            received -> isThere(received, address, 0x84),
                            received -> isThere(received, address, 0x82))
                    .hear(bytes);
        }
    }

    /** Whether somewhere a frame of that board and command is as long as it says and folds to 0. */
    private static boolean isThere(Bytes received, int address, int command) {
        for (int at = 0; at + 8 <= received.length(); at++) {
            boolean isHead = received.at(at) == 'W'
                    && received.at(at + 1) == 'K'
                    && received.at(at + 2) == 'L'
                    && received.at(at + 3) == 'Y'
                    && received.at(at + 5) == address
                    && received.at(at + 6) == command;
            int end = at + received.at(at + 4);
            if (isHead && end <= received.length()) {
                int xor = 0;
                for (int i = at; i < end; i++) {
                    xor ^= received.at(i);
                }
                if (xor == 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
