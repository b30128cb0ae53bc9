package parcellocker.agent.hardware.climate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a device keeps its temperature.
 *
 * @param function 3 (holding registers) or 4 (input registers)
 * @param temperature in degrees Celsius
 * @param humidity in percent, relative
 */
public record RegisterMap(int function, Register temperature, Optional<Register> humidity) {
    /**
     * One quantity in one register of 16 bits.
     *
     * @param address as on the wire
     * @param scale how many counts are one degree or percent, 1..1000
     * @param offset added after scaling, in thousandths
     * @param invalid the count that says "no sensor"
     */
    public record Register(int address, Sign sign, int scale, int offset, OptionalInt invalid) {
        public Register {
            if (address < 0 || address > 0xFFFF) {
                throw new IllegalArgumentException("address " + address + " is not 0..65535");
            }
            if (scale < 1 || scale > 1_000) {
                throw new IllegalArgumentException("scale " + scale + " is not 1..1000");
            }
        }

        /** In thousandths; empty if the device says that there is none. */
        OptionalInt thousandths(int raw) {
            int count = sign == Sign.SIGNED ? (short) raw : raw;
            return invalid.isPresent() && invalid.getAsInt() == count
                    ? OptionalInt.empty()
                    : OptionalInt.of(count * 1_000 / scale + offset);
        }
    }

    /** How the 16 bits are a number. */
    public enum Sign {
        SIGNED,
        UNSIGNED
    }

    public RegisterMap {
        if (function != RegisterFrame.HOLDING && function != RegisterFrame.INPUT) {
            throw new IllegalArgumentException("function " + function + " is not 3 or 4");
        }
        if (span(temperature, humidity) > RegisterFrame.MOST_REGISTERS) {
            throw new IllegalArgumentException(
                    "temperature and humidity lie more than " + RegisterFrame.MOST_REGISTERS + " registers apart");
        }
    }

    RegisterFrame.Block block(int device) {
        return new RegisterFrame.Block(device, function, first(temperature, humidity), span(temperature, humidity));
    }

    Reading reading(List<Integer> registers) {
        int first = first(temperature, humidity);
        OptionalInt percent = humidity.map(register -> register.thousandths(registers.get(register.address() - first)))
                .orElse(OptionalInt.empty());
        return new Reading(temperature.thousandths(registers.get(temperature.address() - first)), percent);
    }

    private static int first(Register temperature, Optional<Register> humidity) {
        return Math.min(temperature.address(), humidity.orElse(temperature).address());
    }

    private static int span(Register temperature, Optional<Register> humidity) {
        int last = Math.max(temperature.address(), humidity.orElse(temperature).address());
        return last - first(temperature, humidity) + 1;
    }
}
