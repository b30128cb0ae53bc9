package parcellocker.sim.board;

import parcellocker.sim.line.Hearing;

/**
 * One family's half of a protocol, between bytes and steel. When it is said, and what goes wrong on the way, is
 * {@link VirtualBoard}'s affair. Everything a real board would do is done, open-all included: that no such frame is sent
 * is the locker's duty, and the plant's pulse log shows it.
 */
public interface Dialect extends Hearing.Grammar {
    /** Nothing to say. */
    byte[] SILENCE = new byte[0];

    /** An answer. */
    final class Reply {
        private final byte[] bytes;
        private final long turnNanos;

        private Reply(byte[] bytes, long turnNanos) {
            this.bytes = bytes;
            this.turnNanos = turnNanos;
        }

        /** An answer at once; of no bytes for silence. */
        public static Reply of(byte[] bytes) {
            return new Reply(bytes, 0);
        }

        /** An answer that waits so long for its turn, where several boards answer one request. */
        public static Reply inTurn(byte[] bytes, long nanos) {
            return new Reply(bytes, nanos);
        }

        byte[] bytes() {
            return bytes;
        }

        long turnNanos() {
            return turnNanos;
        }
    }

    /** Does what a whole frame asks. */
    void obey(int[] frame);

    /** What it answers to a whole frame once it has obeyed, were nothing wrong, with the contacts as they are now. */
    Reply answer(int[] frame);

    /** What a contact's change is told by; {@link #SILENCE} if the family has no such frame. */
    byte[] event(int channel, boolean contact);

    /** Whether contacts' changes are told unasked. */
    boolean reportsUnasked();

    /** Ways in which an answer can be wrong and look right. */
    Slips slips();

    /** A frame that releases every lock of the board: what a forger on the line would send. */
    byte[] openAll();

    /** Its address switch is turned, or its address register written. */
    void readdress(int address);

    /** Its supply broke down for a moment: what it was about to do is forgotten, every coil lets go. */
    void restart();

    /** How an answer of a family is spoilt so that its check stays right. */
    interface Slips {
        /** The same answer from the board with the next address. */
        byte[] fromNextBoard(byte[] answer);

        /** A reading with one contact turned over, and its check with it or not; any other answer stays as it is. */
        byte[] turned(byte[] answer, int channel, boolean isChecked);
    }
}
