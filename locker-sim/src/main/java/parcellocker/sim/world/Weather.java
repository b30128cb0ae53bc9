package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Input;

/** Faults that come by themselves and go after a while. */
final class Weather {
    private static final long EVERY = 5_000;
    private static final double SELDOM = 0.05;
    private final World world;
    private final Chance chance;
    private long blindUntil;

    Weather(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void begin() {
        world.time().in(chance.between(1, EVERY), this::turn);
    }

    private void turn() {
        if (world.faults().areHealed()) {
            return;
        }
        doors();
        world.wiring().weather();
        contacts();
        if (strikes(Fault.DEAD_BOARD)) {
            deadBoard();
        }
        if (strikes(Fault.SESSION_TAKEN)) {
            world.broker().steal();
        }
        if (strikes(Fault.LINK_DOWN)) {
            world.uplink().link(false);
            world.time().in(chance.between(3_000, 200_000), () -> world.uplink().link(true));
        }
        if (strikes(Fault.DISK_LOW)) {
            world.storage().fills(chance.happens(0.3));
            world.time().in(chance.between(3_000, 200_000), world.storage()::recovers);
        }
        if (world.faults().strikes(Fault.JOURNAL_FULL, SELDOM / 2)) {
            world.storage().outgrows();
            world.time().in(chance.between(3_000, 200_000), world.storage()::recovers);
        }
        camera();
        if (strikes(Fault.POWER_ANY_TIME)) {
            world.machine().die("the power goes");
        }
        world.time().in(EVERY, this::turn);
    }

    /** What the watch of the cameras says again and again; the locker writes down only what changes. */
    private void camera() {
        if (strikes(Fault.CAMERA_BLIND)) {
            blindUntil = world.time().now() + chance.between(20_000, 200_000);
        }
        if (blindUntil > 0) {
            boolean blind = world.time().now() < blindUntil;
            world.machine().happens(new Input.AlarmSeen(Input.AlarmSeen.Alarm.CAMERA, blind, blind ? "cam-1" : ""));
        }
    }

    private boolean strikes(Fault fault) {
        return world.faults().strikes(fault, SELDOM);
    }

    private void doors() {
        Bay bay = chance.pick(world.plant().bays());
        if (strikes(Fault.FORCED_DOOR)) {
            world.plant().open(bay, "forced");
            if (chance.happens(0.3)) {
                bay.things().add(world.plant().newRubbish());
            } else if (chance.happens(0.3)) {
                bay.things().clear();
            }
        }
        for (Bay open : world.plant().bays()) {
            if (open.isOpen() && strikes(Fault.WIND_CLOSES)) {
                open.things().forEach(Thing::mark);
                world.plant().close(open, "by the wind");
            }
        }
    }

    private void contacts() {
        Bay bay = chance.pick(world.plant().bays());
        if (strikes(Fault.STUCK_CLOSED)) {
            stick(bay, Level.CLOSED);
        }
        if (strikes(Fault.STUCK_OPEN)) {
            stick(bay, Level.OPEN);
        }
        if (strikes(Fault.NO_FEEDBACK)) {
            List<Bay> all = world.plant().bays();
            for (Bay each : chance.happens(0.3) ? all : List.of(bay)) {
                stick(each, world.wiring().cutWire());
            }
        }
    }

    private void stick(Bay bay, Level level) {
        world.trace().line("contact", bay.id() + " says " + level + " only");
        boolean lies = level != Level.UNKNOWN && (level == Level.OPEN) != bay.isOpen();
        if (lies) {
            // Without a sensor for the content nobody can tell an edge that a contact makes up from one that a door
            // makes.
            bay.things().forEach(Thing::mark);
        }
        bay.stick(Optional.of(level), world.time().now());
        world.plant().contactChanged(bay);
        world.time().in(chance.between(2_000, 200_000), () -> repair(bay));
    }

    private void repair(Bay bay) {
        if (bay.isStuck()) {
            world.trace().line("contact", bay.id() + " is repaired");
            bay.stick(Optional.empty(), world.time().now());
            world.plant().contactChanged(bay);
        }
    }

    private void deadBoard() {
        BoardId board = chance.pick(world.wiring().boards());
        world.wiring().die(board);
        world.time().in(chance.between(1_000, 90_000), () -> world.wiring().recover(board));
    }

    /** Everything is repaired, every door pushed shut. */
    void heal() {
        world.trace().line("world", "heals");
        world.faults().heal();
        world.uplink().link(true);
        if (!world.depth().isDeep()) {
            world.machine().trustClock();
        }
        world.storage().recovers();
        for (Bay bay : world.plant().bays()) {
            repair(bay);
        }
        world.wiring().heal();
        world.town().hall().heal();
    }

    /** Staff on their round push every door shut. */
    void shutDoors() {
        for (Bay bay : world.plant().bays()) {
            if (bay.isOpen()) {
                bay.things().forEach(Thing::mark);
                world.plant().close(bay, "by staff");
            }
        }
    }
}
