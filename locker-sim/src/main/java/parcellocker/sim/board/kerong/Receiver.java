package parcellocker.sim.board.kerong;

import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;

/** Finds the frames on the line, whomever they are for; their length follows from their command. */
abstract sealed class Receiver implements Hearing.Grammar {
    private static final int STX = 0x02;
    private static final int ETX = 0x03;

    private int address;

    private Receiver(int address) {
        this.address = address;
    }

    static Receiver of(Settings settings) {
        return settings.mode() == Settings.Mode.CU16
                ? new Cu16(settings.address())
                : new Cu48(settings.address(), settings.mode(), settings.cell());
    }

    int address() {
        return address;
    }

    void readdress(int next) {
        address = next;
    }

    /** What a whole frame asks. */
    abstract Request meaning(int[] frame);

    /** How long a frame of such a beginning is; 0 as long as nobody can tell. */
    abstract int lengthOf(int[] heard);

    /** Whether a whole frame is for this board. */
    abstract boolean isForUs(int[] frame);

    abstract boolean begins(int value);

    @Override
    public final Hearing.Verdict judge(int[] heard) {
        if (!begins(heard[0])) {
            return Hearing.Verdict.SKIP;
        }
        int length = lengthOf(heard);
        if (length == 0 || heard.length < length) {
            return Hearing.Verdict.MORE;
        }
        boolean isSound =
                Bytes.sum(heard, length - 1) == heard[length - 1] && (heard[0] != STX || heard[length - 2] == ETX);
        return isSound && isForUs(heard) ? Hearing.Verdict.WHOLE : Hearing.Verdict.DEAF;
    }

    /** {@code 02 BL CMD .. 03 SUM}: board and lock in one byte, both from 0. */
    static final class Cu16 extends Receiver {
        private static final int VERSION = 0xF5;
        private static final int ALL = 0x0F;

        Cu16(int address) {
            super(address);
        }

        @Override
        boolean begins(int value) {
            return value == STX || value == VERSION;
        }

        @Override
        int lengthOf(int[] heard) {
            if (heard.length < 3) {
                return 0;
            }
            if (heard[0] == VERSION) {
                return 6;
            }
            return switch (heard[2]) {
                case 0x37 -> 7;
                case 0x39, 0x40 -> 6;
                case 0x35 -> 9; // another board's answer
                default -> 5;
            };
        }

        @Override
        boolean isForUs(int[] frame) {
            int at = frame[0] == VERSION ? 2 : 1;
            int board = frame[at] >> 4;
            boolean isToAll = frame[0] == STX && (frame[2] == 0x32 || (board == ALL && frame[2] == 0x33));
            return (board == address() || isToAll) && (frame[0] == VERSION || frame[2] != 0x35);
        }

        @Override
        Request meaning(int[] frame) {
            int lock = (frame[1] & 0x0F) + 1;
            if (frame[0] == VERSION) {
                return new Request.Unanswered();
            }
            return switch (frame[2]) {
                case 0x30, 0x36 -> new Request.Status(false);
                case 0x32 -> new Request.Status(true);
                case 0x31 -> new Request.Unlock(lock);
                case 0x33 -> new Request.UnlockAll();
                case 0x37 -> new Request.UnlockTime((frame[3] << 8) | frame[4]);
                case 0x39 -> new Request.UnlockLater(lock, frame[3]);
                default -> new Request.Unanswered();
            };
        }
    }

    /** {@code 02 ADDR LOCK CMD 03 SUM}. */
    static final class Cu48 extends Receiver {
        private static final int ALL_BOARDS = 0x0A;
        private static final int ALL_LOCKS = 0x30;

        private final Settings.CellByte cell;
        private final int first;

        Cu48(int address, Settings.Mode mode, Settings.CellByte cell) {
            super(address);
            this.cell = cell;
            this.first = mode == Settings.Mode.CU48_60 ? 0x60 : 0x50;
        }

        @Override
        boolean begins(int value) {
            return value == STX;
        }

        @Override
        int lengthOf(int[] heard) {
            if (heard.length < 4) {
                return 0;
            }
            return heard[3] == 0x65 || heard[3] == 0x75 ? 12 : 6;
        }

        @Override
        boolean isForUs(int[] frame) {
            int board = board(frame);
            return (board == address() || board == ALL_BOARDS) && frame.length == 6;
        }

        @Override
        Request meaning(int[] frame) {
            int lock = cell == Settings.CellByte.SECOND ? frame[2] : frame[1];
            if (frame[3] == first) {
                return new Request.Status(board(frame) == ALL_BOARDS);
            }
            if (frame[3] != first + 1) {
                return new Request.Unanswered();
            }
            return lock == ALL_LOCKS ? new Request.UnlockAll() : new Request.Unlock(lock + 1);
        }

        private int board(int[] frame) {
            return cell == Settings.CellByte.SECOND ? frame[1] : frame[2];
        }
    }
}
