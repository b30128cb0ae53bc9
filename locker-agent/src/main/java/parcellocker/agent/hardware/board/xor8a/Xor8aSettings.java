package parcellocker.agent.hardware.board.xor8a;

import java.util.OptionalInt;

/**
 * What differs between boards of this family.
 *
 * @param address set by the board's switches, 1..32
 * @param pulseSeconds length of a pulse where the board takes one, 1..9; otherwise its own, about 0.3 s
 * @param stiffSeconds the same for a door that ice or age makes stiff; not less, and only where the board takes one
 */
public record Xor8aSettings(
        int address,
        StatusOrder statusOrder,
        StatusLength statusLength,
        Events events,
        ReleaseFunction function,
        OptionalInt pulseSeconds,
        OptionalInt stiffSeconds) {
    /** Order of the status bytes: sources disagree. */
    public enum StatusOrder {
        /** Channels 17-24, 9-16, 1-8: most boards. */
        HIGH_FIRST,
        /** Channels 1-8 first. */
        LOW_FIRST
    }

    /** How many status bytes a board sends; it does not follow from its channels, an 8-channel board sends three. */
    public enum StatusLength {
        /** Either, whichever the check confirms. A reading that fits both is refused. */
        ANY,
        THREE,
        FOUR;

        /** How many doors can be read. No source shows what a board of more than 32 answers, so more are not believed. */
        public int mostChannels() {
            return this == THREE ? 24 : 32;
        }

        boolean allows(int statusBytes) {
            return switch (this) {
                case ANY -> statusBytes == 3 || statusBytes == 4;
                case THREE -> statusBytes == 3;
                case FOUR -> statusBytes == 4;
            };
        }
    }

    /** Head of the frames that some firmware sends by itself when a door moves. */
    public enum Events {
        NONE(-1),
        EVENTS_81(0x81),
        EVENTS_82(0x82);

        private final int head;

        Events(int head) {
            this.head = head;
        }

        boolean isHead(int number) {
            return number == head;
        }
    }

    /** The function byte of a release. */
    public enum ReleaseFunction {
        FUNCTION_11(0x11),
        /** Said of CM06 boards. */
        FUNCTION_33(0x33);

        private final int code;

        ReleaseFunction(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** The highest that the switches can set. */
    public static final int LAST_ADDRESS = 32;

    public Xor8aSettings {
        if (address < 1 || address > LAST_ADDRESS) {
            throw new IllegalArgumentException("address " + address + " is not 1.." + LAST_ADDRESS);
        }
        check("pulseSeconds", pulseSeconds, 1);
        check("stiffSeconds", stiffSeconds, pulseSeconds.orElse(1));
        if (stiffSeconds.isPresent() && pulseSeconds.isEmpty()) {
            throw new IllegalArgumentException("stiffSeconds is of use with pulseSeconds alone");
        }
    }

    /** With one pulse for all doors. */
    public Xor8aSettings(
            int address,
            StatusOrder statusOrder,
            StatusLength statusLength,
            Events events,
            ReleaseFunction function,
            OptionalInt pulseSeconds) {
        this(address, statusOrder, statusLength, events, function, pulseSeconds, OptionalInt.empty());
    }

    private static void check(String name, OptionalInt seconds, int least) {
        if (seconds.isPresent() && (seconds.getAsInt() < least || seconds.getAsInt() > 9)) {
            throw new IllegalArgumentException(name + " " + seconds.getAsInt() + " is not " + least + "..9");
        }
    }

    /** The commonest board at that address. */
    public static Xor8aSettings standard(int address) {
        return new Xor8aSettings(
                address,
                StatusOrder.HIGH_FIRST,
                StatusLength.ANY,
                Events.NONE,
                ReleaseFunction.FUNCTION_11,
                OptionalInt.empty());
    }

    /** The same at another address. */
    Xor8aSettings at(int other) {
        return new Xor8aSettings(other, statusOrder, statusLength, events, function, pulseSeconds, stiffSeconds);
    }

    /** The same with the pulse for stiff doors as its only one. */
    Xor8aSettings forStiffDoors() {
        return new Xor8aSettings(address, statusOrder, statusLength, events, function, stiffSeconds);
    }
}
