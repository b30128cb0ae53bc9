package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** The lock boards as the loop meets them: pulses queue up, polls report the latest level and the latest edges. */
final class PlainWiring implements Wiring {
    private static final long POLL = 400;
    private static final long WATCH = 10_000;
    private static final long AWAKE = 3_000;

    private final World world;
    private final Chance chance;
    private final SortedMap<BoardId, Poller> pollers = new TreeMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private long lineFreeAt;

    PlainWiring(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        for (Bay bay : world.plant().bays()) {
            pollers.computeIfAbsent(bay.board(), id -> new Poller(world, id, chance.fork(id.value())))
                    .add(bay);
        }
        world.plant().watch(bay -> poller(bay).wake(AWAKE));
    }

    @Override
    public List<Asked> asked() {
        return asked;
    }

    @Override
    public List<Told> told() {
        return told;
    }

    private Poller poller(Bay bay) {
        Poller poller = pollers.get(bay.board());
        if (poller == null) {
            throw new IllegalArgumentException("no board " + bay.board());
        }
        return poller;
    }

    private Poller poller(BoardId board) {
        return Optional.ofNullable(pollers.get(board)).orElseThrow();
    }

    @Override
    public List<BoardId> boards() {
        return List.copyOf(pollers.keySet());
    }

    @Override
    public void die(BoardId board) {
        poller(board).die();
    }

    @Override
    public void recover(BoardId board) {
        poller(board).recover();
    }

    @Override
    public void troubles(BoardId board) {}

    @Override
    public void weather() {}

    @Override
    public void heal() {
        pollers.values().forEach(Poller::recover);
    }

    @Override
    public List<Edges> edges(CompartmentId id) {
        return poller(world.plant().bay(id)).told(id);
    }

    @Override
    public void boot() {
        lineFreeAt = world.time().now();
        pollers.values().forEach(Poller::boot);
    }

    @Override
    public void pulse(Effect.Pulse pulse) {
        asked.add(new Asked(
                pulse, world.time().now(), world.machine().boot(), world.disk().last()));
        world.power().around("pulse", () -> queue(pulse));
    }

    private void queue(Effect.Pulse pulse) {
        long sendAt = Math.max(lineFreeAt, world.time().now()) + chance.between(2, 40);
        lineFreeAt = sendAt + 20;
        int boot = world.machine().boot();
        world.time().at(sendAt, () -> {
            if (world.machine().isAlive(boot)) {
                send(pulse, boot);
            }
        });
    }

    private void send(Effect.Pulse pulse, int boot) {
        Poller poller = poller(world.plant().bay(pulse.compartment()));
        poller.watch(pulse.compartment(), WATCH);
        boolean late = world.machine().uptime() > pulse.deadlineMillis();
        if (late || world.faults().strikes(Fault.NOT_SENT, 0.3)) {
            report(pulse, Outcome.NOT_SENT, boot);
        } else if (poller.isDead() || world.faults().strikes(Fault.UNANSWERED_SILENT, 0.3)) {
            report(pulse, Outcome.UNANSWERED, boot);
        } else {
            world.plant().fire(pulse.compartment(), Optional.of(pulse.opening()));
            boolean lost = world.faults().strikes(Fault.UNANSWERED_FIRED, 0.3);
            report(pulse, lost ? Outcome.UNANSWERED : Outcome.ANSWERED, boot);
        }
    }

    private void report(Effect.Pulse pulse, Outcome outcome, int boot) {
        long sent = world.machine().uptime();
        long delay = outcome == Outcome.UNANSWERED ? 200 : chance.between(5, 40);
        if (world.faults().strikes(Fault.DELAYED_REPORT, 0.3)) {
            delay += chance.between(100, 4_000);
        }
        world.time().in(delay, () -> {
            if (world.machine().isAlive(boot)) {
                told.add(new Told(pulse.opening(), outcome, world.time().now()));
                world.machine().happens(new Input.PulseReport(pulse.opening(), outcome, sent));
            }
        });
    }

    @Override
    public long pollMillis() {
        return POLL;
    }

    @Override
    public long unseenMillis() {
        return 3 * POLL + 100;
    }

    @Override
    public Level cutWire() {
        return Level.UNKNOWN;
    }

    @Override
    public boolean sawTruly(CompartmentId id, long since) {
        Bay bay = world.plant().bay(id);
        return bay.isHonestSince(since) && poller(bay).isHeardSince(since);
    }
}
