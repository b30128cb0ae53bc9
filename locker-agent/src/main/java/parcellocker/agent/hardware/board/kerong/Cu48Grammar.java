package parcellocker.agent.hardware.board.kerong;

import java.util.Optional;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Grammar;
import parcellocker.agent.hardware.board.Told;
import parcellocker.agent.hardware.board.kerong.KerongSettings.LockByte;
import parcellocker.agent.hardware.line.Bytes;

/** Frames of the CU48, of one firmware. */
final class Cu48Grammar implements Grammar {
    private static final int REQUEST = 6;
    /** {@code 02 board 00 command locks*6 03 sum}. */
    private static final int READING = 12;

    private static final int STATUS_BYTES = 6;

    private final KerongSettings settings;
    private final int boardAt;
    private final int lockAt;

    Cu48Grammar(KerongSettings settings) {
        this.settings = settings;
        this.boardAt = settings.lockByte() == LockByte.FIRST ? 2 : 1;
        this.lockAt = 3 - boardAt;
    }

    @Override
    public Optional<Cut> frameAt(Bytes bytes, int at, Asked asked) {
        // A lock byte other than the 00 that was asked for shows that lockByte is set wrongly.
        if (Kerong.isFramed(bytes, at, READING)
                && bytes.at(at + 3) == settings.mode().reading()
                && bytes.at(at + lockAt) == 0) {
            Contacts contacts =
                    new Contacts(locks(bytes, at + 4), settings.mode().channels());
            return Optional.of(new Cut(new Told.Reading(bytes.at(at + boardAt), contacts), READING));
        }
        if (Kerong.isFramed(bytes, at, REQUEST) && isRequest(bytes.at(at + 3))) {
            int board = bytes.at(at + boardAt);
            return Optional.of(new Cut(board == settings.address() ? new Told.Echo() : new Told.Other(board), REQUEST));
        }
        return Optional.empty();
    }

    @Override
    public boolean isBeginning(Bytes bytes, int at) {
        return bytes.at(at) == Kerong.STX
                && at + 3 < bytes.length()
                && bytes.at(at + boardAt) == settings.address()
                && bytes.at(at + 3) == settings.mode().reading();
    }

    /** Lock 1 is the lowest bit of the first byte. */
    private static long locks(Bytes bytes, int at) {
        long bits = 0;
        for (int i = STATUS_BYTES - 1; i >= 0; i--) {
            bits = bits << 8 | bytes.at(at + i);
        }
        return bits;
    }

    private boolean isRequest(int command) {
        return command == settings.mode().read() || command == settings.mode().unlock();
    }
}
