package parcellocker.agent.hardware.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.hardware.gpio.AlarmContacts.Contact;
import parcellocker.agent.hardware.gpio.Pins.Pin;
import parcellocker.agent.hardware.gpio.Pins.Pull;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.AlarmSeen;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Pins through Pi4J's own mock. */
class PinsTest {
    private static final Pin HIGH_IS_ON = new Pin(17, false, Pull.NONE);
    private static final Pin LOW_IS_ON = new Pin(27, true, Pull.UP);

    private final Pi4jPins pins = Pi4jPins.open(Pi4jPins.Provider.MOCK, "");
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<Long> delays = new ArrayList<>();
    private final List<Input> told = new ArrayList<>();
    private long now = 1_000;
    private boolean isFull;

    @AfterEach
    void close() {
        pins.close();
    }

    private SupplyGate gate(Pins.Output pin) {
        return new SupplyGate(pin, 0, (after, task) -> {
            delays.add(after);
            later.add(task);
        });
    }

    private DigitalState output(String id) {
        return ((MockDigitalOutput) pins.context().registry().get(id)).state();
    }

    private void sets(String id, DigitalState state) {
        var unused = ((MockDigitalInput) pins.context().registry().get(id)).mockState(state);
    }

    private boolean offer(Input input) {
        return !isFull && told.add(input);
    }

    @Test
    void anOutputIsOffUntilItIsSwitchedAndAgainAtTheEnd() throws IOException {
        Pins.Output plain = pins.output("plain", HIGH_IS_ON);
        Pins.Output turned = pins.output("turned", LOW_IS_ON);
        assertThat(output("plain")).isEqualTo(DigitalState.LOW);
        assertThat(output("turned")).isEqualTo(DigitalState.HIGH);
        plain.set(true);
        turned.set(true);
        assertThat(output("plain")).isEqualTo(DigitalState.HIGH);
        assertThat(output("turned")).isEqualTo(DigitalState.LOW);
        MockDigitalOutput mock = (MockDigitalOutput) pins.context().registry().get("plain");
        pins.close();
        assertThat(mock.state()).isEqualTo(DigitalState.LOW);
    }

    @Test
    void withoutPinsTheStartEndsWithANumber() {
        assertThatThrownBy(() -> {
                    try (Pi4jPins none = Pi4jPins.open(Pi4jPins.Provider.LINUXFS, "")) {
                        none.output("gate", new Pin(1_023, false, Pull.NONE));
                    }
                })
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.PINS_MISSING))
                .hasMessageContaining("LK-1139");
    }

    @Test
    void aBoardThatPi4jDoesNotKnowEndsTheStartWithANumber() {
        assertThatThrownBy(() -> {
                    try (Pi4jPins none = Pi4jPins.open(Pi4jPins.Provider.GPIOD, "")) {
                        none.output("gate", HIGH_IS_ON);
                    }
                })
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LK-1139");
    }

    @Test
    void theTwoPolesOfTheKeyMustAgreeOnATurn() throws IOException {
        PinKey key = new PinKey(pins.input("on", HIGH_IS_ON), pins.input("off", LOW_IS_ON));
        sets("on", DigitalState.HIGH);
        sets("off", DigitalState.HIGH);
        assertThat(key.read()).isEqualTo(RescueKey.Position.ON);
        sets("on", DigitalState.LOW);
        assertThat(key.read()).isEqualTo(RescueKey.Position.BROKEN);
        sets("off", DigitalState.LOW);
        assertThat(key.read()).isEqualTo(RescueKey.Position.OFF);
        sets("on", DigitalState.HIGH);
        assertThat(key.read()).isEqualTo(RescueKey.Position.BROKEN);
        RescueKey unread = new PinKey(pins.input("other", new Pin(5, false, Pull.DOWN)), () -> {
            throw new PinLostException("off", new IllegalStateException("gone"));
        });
        assertThat(unread.read()).isEqualTo(RescueKey.Position.BROKEN);
    }

    @Test
    void theGateIsUpFromBeforeThePulseUntilAfterIt() throws Exception {
        SupplyGate gate = gate(pins.output("gate", HIGH_IS_ON));
        assertThat(output("gate")).isEqualTo(DigitalState.LOW);
        gate.raise();
        assertThat(output("gate")).isEqualTo(DigitalState.HIGH);
        gate.dropAfter(450);
        assertThat(delays).containsExactly(450L);
        assertThat(output("gate")).isEqualTo(DigitalState.HIGH);
        later.remove().run();
        assertThat(output("gate")).isEqualTo(DigitalState.LOW);
    }

    @Test
    void aDropThatComesLateDoesNotTakeThePowerFromTheNextPulse() throws Exception {
        SupplyGate gate = gate(pins.output("gate", HIGH_IS_ON));
        gate.raise();
        gate.dropAfter(450);
        gate.raise();
        later.remove().run();
        assertThat(output("gate")).isEqualTo(DigitalState.HIGH);
        gate.dropAfter(450);
        later.remove().run();
        assertThat(output("gate")).isEqualTo(DigitalState.LOW);
    }

    @Test
    void aGateThatCannotBeDroppedIsTriedUntilItIs() throws Exception {
        boolean[] up = {false};
        int[] failures = {3};
        SupplyGate gate = gate(on -> {
            if (!on && failures[0]-- > 0) {
                throw new PinLostException("gate", new IllegalStateException("busy"));
            }
            up[0] = on;
        });
        gate.raise();
        gate.dropAfter(450);
        while (!later.isEmpty()) {
            later.remove().run();
        }
        assertThat(up[0]).isFalse();
        assertThat(delays).containsExactly(450L, 100L, 100L, 100L);
    }

    @Test
    void aGateThatEndsIsDown() throws Exception {
        SupplyGate gate = gate(pins.output("gate", HIGH_IS_ON));
        gate.raise();
        gate.close();
        assertThat(output("gate")).isEqualTo(DigitalState.LOW);
    }

    private AlarmContacts hatch(Pins.Input pin) {
        Map<Alarm, Contact> contacts = new EnumMap<>(Alarm.class);
        contacts.put(Alarm.HATCH, new Contact(pin, 500));
        return new AlarmContacts(contacts, this::offer, () -> now);
    }

    private void lookAfter(AlarmContacts contacts, long millis) {
        now += millis;
        contacts.look();
    }

    @Test
    void aContactIsToldAsItStandsAtTheStartAndThenAtEachChangeThatStays() {
        AlarmContacts contacts = hatch(pins.input("hatch", HIGH_IS_ON));
        sets("hatch", DigitalState.LOW);
        lookAfter(contacts, 100);
        assertThat(told).isEmpty();
        lookAfter(contacts, 500);
        assertThat(told).containsExactly(new AlarmSeen(Alarm.HATCH, false, ""));
        sets("hatch", DigitalState.HIGH);
        lookAfter(contacts, 100);
        sets("hatch", DigitalState.LOW);
        lookAfter(contacts, 100);
        lookAfter(contacts, 500);
        assertThat(told).as("a contact that bounces").hasSize(1);
        sets("hatch", DigitalState.HIGH);
        lookAfter(contacts, 100);
        lookAfter(contacts, 500);
        lookAfter(contacts, 500);
        assertThat(told).hasSize(2).last().isEqualTo(new AlarmSeen(Alarm.HATCH, true, ""));
    }

    @Test
    void aContactThatCannotBeReadIsAnAlarm() {
        AlarmContacts contacts = hatch(() -> {
            throw new PinLostException("hatch", new IllegalStateException("gone"));
        });
        contacts.look();
        lookAfter(contacts, 500);
        assertThat(told).containsExactly(new AlarmSeen(Alarm.HATCH, true, ""));
    }

    @Test
    void anAlarmThatTheInboxCouldNotTakeIsToldAgain() {
        AlarmContacts contacts = hatch(pins.input("hatch", LOW_IS_ON));
        sets("hatch", DigitalState.LOW);
        isFull = true;
        contacts.look();
        lookAfter(contacts, 500);
        isFull = false;
        lookAfter(contacts, 100);
        assertThat(told).containsExactly(new AlarmSeen(Alarm.HATCH, true, ""));
    }

    @Test
    void theLampShinesWhileSomebodyIsServedAndTheBuzzerCallsToAnOpenDoorAgainAndAgain() {
        List<Shown> shown = new ArrayList<>();
        LampAndBuzzer both = new LampAndBuzzer(
                new LampAndBuzzer.Signals(
                        Optional.of(pins.output("lamp", HIGH_IS_ON)), Optional.of(pins.output("buzzer", LOW_IS_ON))),
                shown::add,
                () -> now);
        both.show(shown(new Page.CourierSignIn(), List.of()));
        both.look();
        assertThat(shown).hasSize(1);
        assertThat(output("lamp")).isEqualTo(DigitalState.HIGH);
        assertThat(output("buzzer")).isEqualTo(DigitalState.HIGH);

        both.show(shown(new Page.Home(), List.of(new CompartmentId("A01"))));
        both.look();
        assertThat(output("lamp")).isEqualTo(DigitalState.LOW);
        assertThat(output("buzzer")).as("it sounds").isEqualTo(DigitalState.LOW);
        now += 200;
        both.look();
        assertThat(output("buzzer")).isEqualTo(DigitalState.HIGH);
        now += 9_800;
        both.look();
        assertThat(output("buzzer")).isEqualTo(DigitalState.LOW);
        both.show(shown(new Page.Home(), List.of()));
        both.look();
        assertThat(output("buzzer")).isEqualTo(DigitalState.HIGH);
    }

    private static Shown shown(Page page, List<CompartmentId> toBeShut) {
        return new Shown(1, page, Language.ZH, false, true, toBeShut);
    }
}
