package parcellocker.agent.hardware.climate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import parcellocker.agent.hardware.line.Bytes;

/** What a thermometer sends or the kernel writes of one: never an exception, and no temperature that no sensor measures. */
public final class ClimateFuzz {
    private ClimateFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Bytes received = Bytes.copyOf(Arrays.copyOf(bytes, Math.min(bytes.length, 256)));
        RegisterFrame.answer(received, new RegisterFrame.Block(1, 4, 1, 2)).ifPresent(registers -> {
            boolean isLegal = registers.size() == 2
                    && registers.stream().allMatch(register -> register >= 0 && register <= 0xFFFF);
            if (!isLegal) {
                throw new AssertionError("no registers");
            }
        });
        OptionalInt milli = W1Text.milliCelsius(new String(bytes, StandardCharsets.US_ASCII));
        if (milli.isPresent() && (milli.getAsInt() < -55_000 || milli.getAsInt() > 125_000)) {
            throw new AssertionError("no sensor measures that");
        }
    }
}
