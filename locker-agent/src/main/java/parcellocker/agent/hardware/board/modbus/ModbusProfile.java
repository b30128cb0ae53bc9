package parcellocker.agent.hardware.board.modbus;

import java.util.OptionalInt;

/**
 * How one make of relay board is wired up inside: which addresses its relays and inputs have, and how a relay is made to pulse.
 *
 * @param coilBase address of relay 1's coil, 0..240
 * @param allOff how every relay is turned off at once
 * @param modeBase register of input 1's mode, which must be 0, on boards that have one, 0..65000
 */
public record ModbusProfile(Pulse pulse, int coilBase, Inputs inputs, AllOff allOff, OptionalInt modeBase) {
    /** How a relay is made to pulse. */
    public sealed interface Pulse {
        /** The board times it: function 05 at 0200 beyond the coil, whose value counts tenths of a second. */
        record Flash() implements Pulse {}

        /**
         * The board times it: function 10 writes "on, then off" and tenths of a second into two registers a relay.
         *
         * @param registerBase the first register of relay 1
         * @param stride from one relay's first register to the next one's, 2..16
         */
        record Delay(int registerBase, int stride) implements Pulse {
            public Delay {
                check("registerBase", registerBase, 0, 0xEFFF);
                check("stride", stride, 2, 16);
            }
        }

        /**
         * Nobody times it but the agent: on, a wait, off. If the agent dies between, the relay stays on until it starts again.
         *
         * @param onValue what turns a relay on: FF00, or 0100 on old boards
         */
        record Software(int onValue) implements Pulse {
            public Software {
                if (onValue != 0xFF00 && onValue != 0x0100) {
                    throw new IllegalArgumentException("onValue must be FF00 or 0100");
                }
            }
        }
    }

    /**
     * Where the contacts are.
     *
     * @param base address of input 1, 0..65000
     * @param order of the bytes of one answer, which matters if more than 8 are read at once
     * @param atOnce how many are read by one request: 8, 16, ... 64. With 8 the order does not matter
     * @param invert a set bit means that the contact is open circuit
     */
    public record Inputs(int base, Order order, int atOnce, boolean invert) {
        /** Some boards answer in the wrong order. */
        public enum Order {
            /** Inputs 1-8 first: the standard. */
            LOW_FIRST,
            HIGH_FIRST
        }

        public Inputs {
            check("base", base, 0, 65_000);
            check("atOnce", atOnce, 8, 64);
            if (atOnce % 8 != 0) {
                throw new IllegalArgumentException("atOnce " + atOnce + " is not a multiple of 8");
            }
        }
    }

    /** How every relay is turned off at once. */
    public enum AllOff {
        /** Function 05, coil 00FF, value 0000. */
        COIL_FF,
        /** Function 0F over all coils of the board. */
        EACH_COIL,
        /** It cannot be done; not with a pulse that only the agent ends. */
        NONE
    }

    public ModbusProfile {
        check("coilBase", coilBase, 0, 240);
        check("modeBase", modeBase.orElse(0), 0, 65_000);
        if (pulse instanceof Pulse.Software && allOff == AllOff.NONE) {
            throw new IllegalArgumentException(
                    "allOff NONE leaves a relay on for ever if the agent dies in a SOFTWARE pulse");
        }
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is not " + least + ".." + most);
        }
    }
}
