package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;

/** What the person is asked for when a door may be stiff. */
class FrostTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    private boolean push() {
        people.choosesFor(People.PARCEL);
        return ((Page.Opening) rig.page()).push();
    }

    private void measures(OptionalInt milliCelsius) {
        rig.gives(new Input.TemperatureSeen(milliCelsius));
    }

    private void opensAfter(long millis) {
        people.choosesFor(People.PARCEL);
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).passes(millis);
        rig.opens("A01").passes(2_000).touch(new Touch.TookBack()).shuts("A01").touch(new Touch.Done());
    }

    @Test
    void inFrostTheDoorIsPushedWhileItsLockFires() {
        measures(OptionalInt.of(0));
        assertThat(push()).isTrue();
    }

    @Test
    void inFrostTheCoilMayDrawForLonger_inASecondPulseToo() {
        measures(OptionalInt.of(-1));
        people.choosesFor(People.PARCEL);
        assertThat(rig.pulses.getLast().isStiff()).isTrue();
        rig.boardSays(Input.PulseReport.Outcome.UNANSWERED).passes(1_100).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(2).allMatch(Effect.Pulse::isStiff);
    }

    @Test
    void howColdItWasIsKeptWithHowTheDoorAnswered_alsoWhereItStayedShut() {
        CompartmentId door = new CompartmentId("A01");
        opensAfter(200);
        assertThat(rig.locker().health(door).answers().getLast().milliCelsius()).isEmpty();
        measures(OptionalInt.of(-15_000));
        opensAfter(700);
        assertThat(rig.locker().health(door).answers().getLast().milliCelsius()).hasValue(-15_000);
    }

    @Test
    void aboveItTheCoilDrawsAsAlways() {
        measures(OptionalInt.of(1));
        people.choosesFor(People.PARCEL);
        assertThat(rig.pulses.getLast().isStiff()).isFalse();
    }

    @Test
    void aboveItNobodyIsAsked() {
        measures(OptionalInt.of(1));
        assertThat(push()).isFalse();
    }

    @Test
    void aThermometerThatFallsSilentAsksForNothingAnyMore() {
        measures(OptionalInt.of(-5_000));
        measures(OptionalInt.empty());
        assertThat(push()).isFalse();
    }

    @Test
    void aDoorThatHasGrownSlowIsPushedInSummerToo() {
        for (int i = 0; i < 7; i++) {
            opensAfter(200);
        }
        for (int i = 0; i < 7; i++) {
            opensAfter(900);
        }
        assertThat(rig.locker().sign(new CompartmentId("A01"))).isPresent();
        assertThat(push()).isTrue();
    }

    /** Not in any weather: one pulse an opening, but for a failed line. */
    @Test
    void inFrostADoorThatStaysShutGetsNoSecondPulseByItself() {
        measures(OptionalInt.of(-10_000));
        people.choosesFor(People.PARCEL);
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).passes(1_500);
        rig.readsNothingNew("A01").passes(10_000);
        assertThat(rig.pulses).hasSize(1);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.JAMMED);
    }
}
