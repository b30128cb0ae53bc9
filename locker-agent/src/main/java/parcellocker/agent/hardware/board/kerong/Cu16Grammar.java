package parcellocker.agent.hardware.board.kerong;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Grammar;
import parcellocker.agent.hardware.board.Told;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.line.Bytes;

/** Frames of the CU16: board and lock are the halves of one byte. */
final class Cu16Grammar implements Grammar {
    private static final int REQUEST = 5;
    /** {@code 02 board|0 35 locks locks items items 03 sum}. */
    private static final int READING = 9;

    private final KerongSettings settings;

    Cu16Grammar(KerongSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Cut> frameAt(Bytes bytes, int at, Asked asked) {
        if (Kerong.isFramed(bytes, at, READING)
                && bytes.at(at + 2) == Mode.CU16.reading()
                && (bytes.at(at + 1) & 0x0F) == 0) {
            Contacts contacts =
                    new Contacts(word(bytes, at + 3), 1, Mode.CU16.channels(), OptionalLong.of(word(bytes, at + 5)));
            return Optional.of(new Cut(new Told.Reading(bytes.at(at + 1) >> 4, contacts), READING));
        }
        if (Kerong.isFramed(bytes, at, REQUEST) && isRequest(bytes.at(at + 2))) {
            int board = bytes.at(at + 1) >> 4;
            return Optional.of(new Cut(board == settings.address() ? new Told.Echo() : new Told.Other(board), REQUEST));
        }
        return Optional.empty();
    }

    @Override
    public boolean isBeginning(Bytes bytes, int at) {
        return bytes.at(at) == Kerong.STX
                && at + 2 < bytes.length()
                && bytes.at(at + 1) == settings.address() << 4
                && bytes.at(at + 2) == Mode.CU16.reading();
    }

    /** Locks 1-8 come first, the lowest in the lowest bit. */
    private static long word(Bytes bytes, int at) {
        return bytes.at(at) | (long) bytes.at(at + 1) << 8;
    }

    private static boolean isRequest(int command) {
        return command == Mode.CU16.read() || command == Mode.CU16.unlock();
    }
}
