package parcellocker.agent.hardware.climate;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux writes of a DS18B20: the two lines of {@code w1_slave}, or the one number of {@code temperature}. */
final class W1Text {
    /** What the sensor holds after power comes, before its first measurement. */
    private static final int POWER_ON = 85_000;

    private static final int LOWEST = -55_000;
    private static final int HIGHEST = 125_000;
    private static final Pattern SLAVE =
            Pattern.compile("[0-9a-f ]+: crc=[0-9a-f]{2} YES\\n[0-9a-f ]+ t=(-?\\d{1,6})\\n?");
    private static final Pattern TEMPERATURE = Pattern.compile("(-?\\d{1,6})\\n?");

    private W1Text() {}

    /** Thousandths of a degree; empty if it is no temperature that can be believed. */
    static OptionalInt milliCelsius(String text) {
        Matcher slave = SLAVE.matcher(text);
        Matcher plain = TEMPERATURE.matcher(text);
        if (slave.matches()) {
            return believable(Integer.parseInt(slave.group(1)));
        }
        return plain.matches() ? believable(Integer.parseInt(plain.group(1))) : OptionalInt.empty();
    }

    private static OptionalInt believable(int milli) {
        return milli == POWER_ON || milli < LOWEST || milli > HIGHEST ? OptionalInt.empty() : OptionalInt.of(milli);
    }
}
