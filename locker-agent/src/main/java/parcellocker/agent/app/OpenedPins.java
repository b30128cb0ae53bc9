package parcellocker.agent.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.gpio.AlarmContacts;
import parcellocker.agent.hardware.gpio.AlarmContacts.Contact;
import parcellocker.agent.hardware.gpio.GateSense;
import parcellocker.agent.hardware.gpio.LampAndBuzzer;
import parcellocker.agent.hardware.gpio.Pi4jPins;
import parcellocker.agent.hardware.gpio.Pins;
import parcellocker.agent.hardware.gpio.SupplyGate;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/** The board's pins that the configuration names, and the one thread that switches and reads them. */
final class OpenedPins implements AutoCloseable {
    /** Of a board without any. */
    static final OpenedPins NONE = new OpenedPins();

    private static final Logger LOG = LoggerFactory.getLogger(OpenedPins.class);
    private static final long LOOK_MILLIS = 100;

    private final @Nullable Pi4jPins pins;
    private final @Nullable SupplyGate gate;
    private final Optional<Pins.Input> sense;
    private final Map<Alarm, Contact> contacts = new EnumMap<>(Alarm.class);
    private final LampAndBuzzer.Signals signals;
    private final @Nullable ScheduledExecutorService timer;

    private OpenedPins() {
        this.pins = null;
        this.gate = null;
        this.sense = Optional.empty();
        this.signals = new LampAndBuzzer.Signals(Optional.empty(), Optional.empty());
        this.timer = null;
    }

    private OpenedPins(Pi4jPins opened, Around.Gpio gpio) {
        ScheduledExecutorService one = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pins").daemon().factory());
        this.pins = opened;
        this.timer = one;
        this.gate = gpio.gate()
                .map(gated -> new SupplyGate(
                        opened.output("gate", gated.pin()),
                        gated.settleMillis(),
                        (after, task) -> later(one, after, task)))
                .orElse(null);
        this.sense = gpio.gate().flatMap(Around.Gated::sense).map(pin -> opened.input("gate.sense", pin));
        this.signals = new LampAndBuzzer.Signals(
                gpio.signals().lamp().map(pin -> opened.output("lamp", pin)),
                gpio.signals().buzzer().map(pin -> opened.output("buzzer", pin)));
        gpio.alarms().hatch().ifPresent(contact -> contacts.put(Alarm.HATCH, contact(opened, "tamper", contact)));
        gpio.alarms().mains().ifPresent(contact -> contacts.put(Alarm.MAINS, contact(opened, "mainsFail", contact)));
    }

    private static void later(ScheduledExecutorService timer, long after, Runnable task) {
        try {
            var unused = timer.schedule(task, after, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            LOG.debug("the pins are being closed, which drops the gate");
        }
    }

    private static Contact contact(Pins pins, String name, Around.Contact contact) {
        return new Contact(pins.input(name, contact.pin()), contact.steadyMillis());
    }

    /** Reaches every pin; {@link parcellocker.contract.problem.ProblemException} LK-1139 if one is not there. */
    static OpenedPins all(Optional<Around.Gpio> gpio) {
        if (gpio.isEmpty()) {
            return NONE;
        }
        if (gpio.get().provider() == Pi4jPins.Provider.MOCK) {
            LOG.warn("{} every pin is made up: for a desk only", Problem.PINS_MISSING.code());
        }
        Pi4jPins pins = Pi4jPins.open(gpio.get().provider(), gpio.get().chip());
        boolean complete = false;
        try {
            OpenedPins opened = new OpenedPins(pins, gpio.get());
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                pins.close();
            }
        }
    }

    /** What a rescue needs: whatever else hangs on pins must keep no door shut. */
    static OpenedPins gateAlone(Optional<Around.Gpio> gpio) {
        return all(gpio.filter(known -> known.gate().isPresent())
                .map(known -> new Around.Gpio(
                        known.provider(),
                        known.chip(),
                        known.gate().map(Around.Gated::withoutSense),
                        new Around.Signals(Optional.empty(), Optional.empty()),
                        new Around.Alarms(Optional.empty(), Optional.empty()))));
    }

    boolean hasGate() {
        return gate != null;
    }

    Gate gate() {
        return gate == null ? Gate.NONE : gate;
    }

    Map<Alarm, Contact> contacts() {
        return contacts;
    }

    LampAndBuzzer.Signals signals() {
        return signals;
    }

    /** The alarms that these pins can raise. */
    Set<Alarm> alarms() {
        EnumSet<Alarm> alarms = EnumSet.noneOf(Alarm.class);
        alarms.addAll(contacts.keySet());
        sense.ifPresent(pin -> alarms.add(Alarm.GATE));
        return alarms;
    }

    /** Whether the coils have power now; empty if nothing reads it. */
    Optional<Boolean> hasPower() throws IOException {
        return sense.isPresent() ? Optional.of(sense.get().isOn()) : Optional.empty();
    }

    /** Has the alarms, the gate's sense and the lamp looked after ten times a second. */
    void start(LampAndBuzzer lamp, Inbox inbox, Uptime uptime) {
        if (timer == null) {
            return;
        }
        List<Runnable> looks = new ArrayList<>();
        looks.add(new AlarmContacts(contacts, inbox, uptime)::look);
        looks.add(lamp::look);
        if (gate != null) {
            SupplyGate known = gate;
            sense.ifPresent(pin -> looks.add(new GateSense(pin, known, inbox, uptime)::look));
        }
        var unused = timer.scheduleWithFixedDelay(
                () -> looks.forEach(OpenedPins::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A timer never calls again what has thrown. */
    private static void look(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException broken) {
            LOG.error("{} a look at the pins failed", Problem.INTERNAL.code(), broken);
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
        try {
            if (gate != null) {
                gate.close();
            }
        } catch (IOException lost) {
            LOG.error("{} the lock supply's gate: {}", Problem.PINS_MISSING.code(), lost.getMessage());
        }
        if (pins != null) {
            pins.close();
        }
    }
}
