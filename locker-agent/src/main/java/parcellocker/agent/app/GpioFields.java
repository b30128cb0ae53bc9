package parcellocker.agent.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parcellocker.agent.app.Fields.Bounds;
import parcellocker.agent.hardware.gpio.Pi4jPins;
import parcellocker.agent.hardware.gpio.Pins;
import parcellocker.contract.problem.Problem;

/** The section {@code gpio}: how pins are reached, and what hangs on them. */
final class GpioFields {
    private final Map<Long, String> taken = new LinkedHashMap<>();

    private GpioFields() {}

    static Optional<Around.Gpio> read(Fields top) {
        if (!top.has("gpio")) {
            return Optional.empty();
        }
        try (Fields fields = top.section("gpio")) {
            return Optional.of(new GpioFields().gpio(fields, isAtADesk(top)));
        }
    }

    /**
     * The poles of the rescue key, beside what else hangs on pins. Unless it is told otherwise, a pole whose wire is cut is held where it
     * is not set: a floating one could turn the key by itself.
     */
    static Optional<Settings.Rescue> key(Fields rescue, Around.Gpio gpio) {
        GpioFields fields = new GpioFields();
        gpio.pins().forEach((name, pin) -> fields.taken.put((long) pin.number(), "gpio." + name + "."));
        Pins.Pin on = fields.pole(rescue, "on");
        Pins.Pin off = fields.pole(rescue, "off");
        return Optional.of(new Settings.Rescue.PinPoles(gpio.provider(), gpio.chip(), on, off));
    }

    private Pins.Pin pole(Fields rescue, String name) {
        try (Fields pole = rescue.section(name)) {
            return pin(pole, pole.flag("activeLow", false) ? Pins.Pull.UP : Pins.Pull.DOWN);
        }
    }

    private Around.Gpio gpio(Fields fields, boolean isAtADesk) {
        Optional<String> named = fields.maybeText("provider");
        Pi4jPins.Provider provider = fields.choice("provider", Pi4jPins.Provider.LINUXFS);
        if (named.isEmpty()) {
            fields.note(Problem.CONFIG_MISSING, "provider", "is missing; allowed: GPIOD, LINUXFS, MOCK");
        }
        if (provider == Pi4jPins.Provider.MOCK && !isAtADesk) {
            fields.note(
                    Problem.CONFIG_CONFLICT,
                    "provider",
                    "is MOCK: pins that are made up are for a desk, where the city is tcp://127.0.0.1");
        }
        return new Around.Gpio(
                provider,
                fields.maybeText("chip").orElse(""),
                gate(fields),
                new Around.Signals(pin(fields, "lamp"), pin(fields, "buzzer")),
                new Around.Alarms(contact(fields, "tamper", 500), contact(fields, "mainsFail", 2_000)));
    }

    private Optional<Around.Gated> gate(Fields gpio) {
        if (!gpio.has("gate")) {
            return Optional.empty();
        }
        try (Fields gate = gpio.section("gate")) {
            return Optional.of(new Around.Gated(
                    pin(gate), gate.number("settleMillis", new Bounds(0, 500, 30)), pin(gate, "sense")));
        }
    }

    private Optional<Around.Contact> contact(Fields gpio, String name, long steadyMillis) {
        if (!gpio.has(name)) {
            return Optional.empty();
        }
        try (Fields contact = gpio.section(name)) {
            return Optional.of(new Around.Contact(
                    pin(contact), contact.number("steadyMillis", new Bounds(100, 60_000, steadyMillis))));
        }
    }

    private Optional<Pins.Pin> pin(Fields gpio, String name) {
        if (!gpio.has(name)) {
            return Optional.empty();
        }
        try (Fields pin = gpio.section(name)) {
            return Optional.of(pin(pin));
        }
    }

    private Pins.Pin pin(Fields fields) {
        return pin(fields, Pins.Pull.NONE);
    }

    private Pins.Pin pin(Fields fields, Pins.Pull otherwise) {
        if (!fields.has("pin")) {
            fields.note(Problem.CONFIG_MISSING, "pin", "is missing");
        }
        long number = fields.number("pin", new Bounds(0, 1_023, 0));
        String place = fields.place();
        String former = taken.putIfAbsent(number, place);
        if (former != null) {
            fields.note(Problem.CONFIG_CONFLICT, "pin", "is " + number + ", which " + former + "pin is already");
        }
        return new Pins.Pin((int) number, fields.flag("activeLow", false), fields.choice("pull", otherwise));
    }

    private static boolean isAtADesk(Fields top) {
        try (Fields city = top.peek("city")) {
            return city.maybeText("url").orElse("").startsWith("tcp://");
        }
    }
}
