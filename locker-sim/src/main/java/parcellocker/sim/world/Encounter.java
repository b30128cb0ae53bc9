package parcellocker.sim.world;

import java.util.Optional;

/** Two bridges at one locker's row: a batch that one of them heard is begun while another is inside a transaction. */
final class Encounter {
    private static final double MOST = 0.2;
    private final World world;
    private final Chance chance;
    private Optional<Held> held = Optional.empty();

    /** An act of a bridge that waits for another's transaction. */
    private record Held(Object bridge, Runnable act) {}

    Encounter(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    /** Whether it happens later: inside the next transaction of another bridge, or by itself if none comes. */
    boolean puts(Object bridge, Runnable act) {
        if (held.isPresent() || !world.faults().strikes(Fault.BRIDGES_MEET, MOST)) {
            return false;
        }
        Held late = new Held(bridge, act);
        held = Optional.of(late);
        world.time().in(chance.between(1_000, 20_000), () -> {
            held.filter(late::equals).ifPresent(this::begins);
        });
        return true;
    }

    /** This bridge stands between its reading and its commit. */
    void inside(Object bridge) {
        held.filter(late -> !late.bridge().equals(bridge)).ifPresent(this::begins);
    }

    private void begins(Held late) {
        held = Optional.empty();
        late.act().run();
    }
}
