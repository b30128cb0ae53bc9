package parcellocker.agent.hardware.board.xor8a;

import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Contacts;

/** Frames that boards of this family send and we understand, checked. */
sealed interface Xor8aFrame {
    /** Bytes on the wire. */
    int length();

    /** Answer to a release: {@code 8A address lock contact check}. */
    record Acknowledgement(int address, Channel channel, boolean contact) implements Xor8aFrame {
        @Override
        public int length() {
            return Xor8aScan.SHORT_FRAME;
        }
    }

    /** All contacts: {@code 80 address status... 33 check}. */
    record Status(int address, Contacts contacts, int length) implements Xor8aFrame {}

    /** A door moved, unasked: {@code 81|82 address lock contact check}. */
    record DoorMoved(int address, Channel channel, boolean contact) implements Xor8aFrame {
        @Override
        public int length() {
            return Xor8aScan.SHORT_FRAME;
        }
    }

    /** One contact, which we never ask for: {@code 80 address lock contact check}. */
    record OneContact(int address, Channel channel, boolean contact) implements Xor8aFrame {
        @Override
        public int length() {
            return Xor8aScan.SHORT_FRAME;
        }
    }
}
