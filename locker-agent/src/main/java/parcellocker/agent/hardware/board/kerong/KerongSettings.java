package parcellocker.agent.hardware.board.kerong;

/**
 * What differs between boards of this family.
 *
 * @param address set by the board's switches, counted from 0: 0..14 for CU16, 0..9 for CU48. The number above is every board's
 * @param lockByte where a release of {@link Mode#CU48_60} names the lock; the other modes have one way
 * @param unlockMillis the unlock time that was set in the board, 10..5000. The agent never sets it, and must know how long a coil
 *     draws
 */
public record KerongSettings(Mode mode, int address, LockByte lockByte, long unlockMillis) {
    /** What a board's firmware speaks. */
    public enum Mode {
        /** CU16, CU12, NCU16L: 16 locks, and eyes that see what lies inside. */
        CU16(0x30, 0x31, 0x35, 16, 14),
        /** CU48 of 2020, firmware 2.1. */
        CU48_50(0x50, 0x51, 0x65, 48, 9),
        /** CU48 of later firmware and its network sibling. */
        CU48_60(0x60, 0x61, 0x75, 48, 9);

        private final int read;
        private final int unlock;
        private final int reading;
        private final int channels;
        private final int lastAddress;

        Mode(int read, int unlock, int reading, int channels, int lastAddress) {
            this.read = read;
            this.unlock = unlock;
            this.reading = reading;
            this.channels = channels;
            this.lastAddress = lastAddress;
        }

        /** Command that asks for all contacts. */
        int read() {
            return read;
        }

        /** Command that fires one lock. */
        int unlock() {
            return unlock;
        }

        /** Command in the answer to {@link #read()}. */
        int reading() {
            return reading;
        }

        /** Locks of such a board. */
        public int channels() {
            return channels;
        }

        /** One more would be "all boards". */
        public int lastAddress() {
            return lastAddress;
        }
    }

    /** Sources disagree on the order of board and lock in frames of the later CU48. */
    public enum LockByte {
        /** {@code 02 board lock}: most. */
        SECOND,
        /** {@code 02 lock board}. Channel 11 cannot be released then: to a board of the other order it names all boards. */
        FIRST
    }

    public KerongSettings {
        if (address < 0 || address > mode.lastAddress()) {
            throw new IllegalArgumentException("address " + address + " is not 0.." + mode.lastAddress());
        }
        if (lockByte == LockByte.FIRST && mode != Mode.CU48_60) {
            throw new IllegalArgumentException("lockByte FIRST is a matter of CU48_60 only");
        }
        if (unlockMillis < 10 || unlockMillis > 5_000) {
            throw new IllegalArgumentException("unlockMillis " + unlockMillis + " is not 10..5000");
        }
    }

    /** The commonest board of that mode. */
    public static KerongSettings standard(Mode mode, int address) {
        return new KerongSettings(mode, address, LockByte.SECOND, 500);
    }

    /** The same at another address. */
    KerongSettings at(int other) {
        return new KerongSettings(mode, other, lockByte, unlockMillis);
    }
}
