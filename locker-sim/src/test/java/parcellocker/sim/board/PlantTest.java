package parcellocker.sim.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.sim.board.modbus.Modbus;
import parcellocker.sim.board.modbus.Settings;
import parcellocker.sim.board.wkly.Wkly;
import parcellocker.sim.clockwork.Chance;

/** What can be wrong with doors, locks, cables and the supply. */
class PlantTest {
    private static final long PULSE = 300 * Rig.MILLI;

    private final Rig rig = new Rig(9_600);
    private final Supply supply = new Supply(rig.time());
    private final Plant plant = plant();

    @Test
    void aJammedLockGetsItsPulseAndTheDoorStaysShut() {
        plant.trouble(1, Trouble.JAM);
        fire(1);
        assertThat(Rig.fired(plant)).containsExactly(1);
        assertThat(plant.isOpen(1)).isFalse();
    }

    @Test
    void aDeadChannelGetsNoPulse() {
        plant.trouble(1, Trouble.DEAD_CHANNEL);
        fire(1);
        assertThat(plant.pulses()).isEmpty();
        assertThat(plant.vainPulses()).hasSize(1);
        assertThat(plant.isOpen(1)).isFalse();
    }

    @Test
    void aWeldedRelayHoldsItsCoilSoThatTheDoorCannotBeShut() {
        plant.trouble(1, Trouble.WELDED);
        fire(1);
        rig.pass(60_000);
        plant.release(1);
        assertThat(plant.pushShut(1)).isFalse();
        plant.trouble(1, Trouble.NONE);
        assertThat(plant.pushShut(1)).isTrue();
    }

    @Test
    void exchangedCoilsOpenTheOtherDoorAndThePulseLogTellsWhich() {
        plant.swapLocks(1, 2);
        fire(1);
        assertThat(plant.isOpen(1)).isFalse();
        assertThat(plant.isOpen(2)).isTrue();
        assertThat(Rig.fired(plant)).containsExactly(2);
        plant.straighten(1);
        fire(1);
        assertThat(plant.isOpen(1)).isTrue();
        assertThat(plant.isLockStraight(2)).isTrue();
    }

    @Test
    void exchangedContactsTellOfTheOtherDoorAndWhoeverWatchesHearsOfIt() {
        List<Integer> told = new ArrayList<>();
        plant.watch(told::add);
        plant.swapSensors(1, 2);
        told.clear();
        plant.force(1);
        assertThat(plant.contact(1)).isTrue();
        assertThat(plant.contact(2)).isFalse();
        assertThat(told).containsExactly(1, 2);
        plant.straighten(2);
        assertThat(plant.contact(1)).isFalse();
        assertThat(plant.isSensorStraight(1)).isTrue();
    }

    @Test
    void contactsStickAreOffOrTellTheOpposite() {
        plant.trouble(1, Trouble.STUCK_SENSOR);
        plant.trouble(2, Trouble.NO_FEEDBACK);
        plant.trouble(3, Trouble.WRONG_POLARITY);
        plant.force(1);
        assertThat(plant.contact(1)).isTrue();
        assertThat(plant.contact(2)).isFalse();
        assertThat(plant.contact(3)).isFalse();
        plant.force(3);
        assertThat(plant.contact(3)).isTrue();
    }

    @Test
    void aBouncingContactChattersAndThenRests() {
        plant.trouble(1, Trouble.BOUNCE);
        plant.force(1);
        boolean first = plant.contact(1);
        rig.pass(4);
        assertThat(plant.contact(1)).isNotEqualTo(first);
        rig.pass(60);
        assertThat(plant.contact(1)).isFalse();
    }

    @Test
    void withItsSupplySwitchedOffAPulseDoesNothing() {
        supply.switched(false);
        fire(1);
        assertThat(plant.isOpen(1)).isFalse();
        assertThat(plant.pulses()).isEmpty();
        assertThat(plant.vainPulses()).hasSize(1);
        supply.switched(true);
        fire(1);
        assertThat(plant.isOpen(1)).isTrue();
    }

    @Test
    void switchedOffInTheMiddleTheLatchFallsBack() {
        plant.fire(1, PULSE);
        rig.pass(5);
        supply.switched(false);
        rig.pass(200);
        assertThat(plant.isOpen(1)).isFalse();
    }

    @Test
    void aStrongSupplyCarriesTwoCoilsAtOnce() {
        plant.fire(1, PULSE);
        fire(2);
        assertThat(plant.isOpen(1)).isTrue();
        assertThat(plant.isOpen(2)).isTrue();
    }

    @Test
    void aWeakSupplySagsUnderTwoCoilsAndNeitherDoorOpens() {
        supply.weak(true);
        plant.fire(1, PULSE);
        rig.pass(5);
        fire(2);
        assertThat(plant.isOpen(1)).isFalse();
        assertThat(plant.isOpen(2)).isFalse();
        rig.pass(1_000);
        fire(2);
        assertThat(plant.isOpen(2)).as("alone it opens").isTrue();
    }

    @Test
    void underASagEveryBoardOfThatSupplyStartsAnewAndIsDeafForASecond() {
        supply.weak(true);
        Plant other = plant();
        supply.feeds(Modbus.board(rig.hookup(plant), Settings.usual(Settings.Profile.WAVESHARE, 1, 8), new Chance(1)));
        supply.feeds(Wkly.board(rig.hookup(other), parcellocker.sim.board.wkly.Settings.usual(2, 8), new Chance(2)));
        rig.exchange("010500FFFF00BC0A", 500);
        assertThat(plant.isOpen(1)).isFalse();
        assertThat(rig.exchange("574B4C590902830180", 60)).isEmpty();
        rig.pass(600);
        assertThat(rig.exchange("574B4C590902830180", 60)).isEqualTo("574B4C590B028300010183");
        assertThat(rig.exchange("0101000000083DCC", 60)).as("all relays fell").isEqualTo("010101005188");
        assertThat(plant.pushShut(1)).isTrue();
    }

    private Plant plant() {
        return new Plant(rig.time(), new Chance(1), Collections.nCopies(8, ContactSense.CLOSED_IS_1), supply);
    }

    /** A pulse, and time for the door to spring. */
    private void fire(int channel) {
        plant.fire(channel, PULSE);
        rig.pass(400);
    }
}
