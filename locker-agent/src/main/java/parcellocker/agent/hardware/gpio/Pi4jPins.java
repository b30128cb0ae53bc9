package parcellocker.agent.hardware.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.context.ContextBuilder;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.gpio.digital.LinuxFsDigitalInputProvider;
import com.pi4j.plugin.linuxfs.provider.gpio.digital.LinuxFsDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.util.function.Supplier;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Pins through Pi4J. Its context is built of what the configuration names: left to itself it takes its mock where it knows no board,
 * and a locker whose contacts are made up would open nothing and notice nothing.
 */
public final class Pi4jPins implements Pins {
    private static final String KERNEL_PINS = "/sys/class/gpio";

    private final Context context;

    /** How Pi4J reaches pins. */
    public enum Provider {
        /** The kernel's character devices; Pi4J 3 knows Raspberry Pi boards only. */
        GPIOD,
        /** The kernel's older files under {@code /sys/class/gpio}, on any board that has them. */
        LINUXFS,
        /** No pins at all: at a desk. */
        MOCK
    }

    private Pi4jPins(Context context) {
        this.context = context;
    }

    /**
     * Reaches the pins.
     *
     * @param chip for {@link Provider#GPIOD}, for example {@code gpiochip0}; for {@link Provider#LINUXFS}, the folder where the
     *     kernel shows its pins, if it is another than usual; empty: Pi4J's choice for the board
     * @throws ProblemException LK-1139 if it cannot
     */
    public static Pi4jPins open(Provider provider, String chip) {
        return had("GPIO by " + provider, () -> {
            ContextBuilder builder = Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook();
            if (!chip.isEmpty() && provider == Provider.GPIOD) {
                builder.setGpioChipName(chip);
            }
            return new Pi4jPins(
                    with(builder, provider, chip.isEmpty() ? KERNEL_PINS : chip).build());
        });
    }

    private static ContextBuilder with(ContextBuilder builder, Provider provider, String folder) {
        return switch (provider) {
            case GPIOD ->
                builder.add(GpioDDigitalInputProvider.newInstance(), GpioDDigitalOutputProvider.newInstance());
            case LINUXFS ->
                builder.add(
                        LinuxFsDigitalInputProvider.newInstance(folder),
                        LinuxFsDigitalOutputProvider.newInstance(folder));
            case MOCK -> builder.add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance());
        };
    }

    Context context() {
        return context;
    }

    @Override
    public Output output(String name, Pin pin) {
        DigitalState off = level(false, pin);
        DigitalOutput output = had(
                name,
                () -> context.create(DigitalOutput.newConfigBuilder(context)
                        .id(name)
                        .address(pin.number())
                        .initial(off)
                        .shutdown(off)
                        .build()));
        return on -> {
            try {
                output.state(level(on, pin));
            } catch (RuntimeException lost) {
                throw new PinLostException(name, lost);
            }
        };
    }

    @Override
    public Input input(String name, Pin pin) {
        DigitalInput input = had(
                name,
                () -> context.create(DigitalInput.newConfigBuilder(context)
                        .id(name)
                        .address(pin.number())
                        .pull(pull(pin.pull()))
                        .debounce(0L)
                        .build()));
        return () -> {
            try {
                return input.state() == level(true, pin);
            } catch (RuntimeException lost) {
                throw new PinLostException(name, lost);
            }
        };
    }

    @Override
    public void close() {
        context.shutdown();
    }

    private static DigitalState level(boolean on, Pin pin) {
        return on == pin.activeLow() ? DigitalState.LOW : DigitalState.HIGH;
    }

    private static PullResistance pull(Pull pull) {
        return switch (pull) {
            case NONE -> PullResistance.OFF;
            case UP -> PullResistance.PULL_UP;
            case DOWN -> PullResistance.PULL_DOWN;
        };
    }

    /** Pi4J and its native library fail in many ways; to a technician they are one: this pin is not there. */
    private static <T> T had(String name, Supplier<T> making) {
        try {
            return making.get();
        } catch (RuntimeException | LinkageError absent) {
            throw new ProblemException(Problem.PINS_MISSING, name + " cannot be had: " + absent.getMessage(), absent);
        }
    }
}
