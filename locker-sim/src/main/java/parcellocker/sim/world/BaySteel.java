package parcellocker.sim.world;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import parcellocker.agent.cabinet.Level;
import parcellocker.sim.board.Steel;

/** The bays behind one board, by the channels they are wired to. */
final class BaySteel implements Steel {
    private final World world;
    private final Chance chance;
    private final Tap tap;
    private final SortedMap<Integer, Bay> bays = new TreeMap<>();

    BaySteel(World world, Tap tap, Chance chance) {
        this.world = world;
        this.tap = tap;
        this.chance = chance;
    }

    void add(Bay bay) {
        bays.put(bay.built().lock().channel().number(), bay);
    }

    @Override
    public void fire(int channel, long heldNanos) {
        Bay bay = bays.get(channel);
        if (bay != null) {
            world.plant()
                    .fire(new Plant.Fired(
                            bay.id(),
                            Optional.empty(),
                            tap.isStray(),
                            world.time().now()));
        }
    }

    @Override
    public void release(int channel) {
        // No coil is ever held here: the agent cannot build such a frame, and nobody else does.
    }

    @Override
    public boolean contact(int channel) {
        Bay bay = bays.get(channel);
        return bay != null && bay.contact(world.time().now(), chance) == Level.CLOSED;
    }

    @Override
    public boolean isOccupied(int channel) {
        Bay bay = bays.get(channel);
        return bay != null && !bay.things().isEmpty();
    }

    @Override
    public void watch(IntConsumer watcher) {
        // These boards report nothing unasked.
    }
}
