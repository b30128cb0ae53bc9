package parcellocker.sim.world;

import parcellocker.agent.locker.Book;

/** S-26: no secret in the journal or in what the product logs; the broker scans what it carries. */
final class SecretOracle implements Oracle {
    private final World world;

    SecretOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        world.secrets().scan("journal entry", line.body());
    }

    @Override
    public void check() {
        Logs.taken().forEach(logged -> world.secrets().scan("log", logged));
    }
}
