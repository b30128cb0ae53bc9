package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Page;

/** All oracles of a world, and the journal folded line by line for them. */
final class Oracles {
    private final World world;
    private final List<Oracle> all;
    private Book folded;
    private int read;
    private boolean resting;

    Oracles(World world, Book first) {
        this.world = world;
        this.folded = first;
        List<Oracle> both = List.of(
                new JournalOracle(world),
                new PulseOracle(world),
                new OpeningOracle(world),
                new CustodyOracle(world),
                new CourierOracle(world),
                new MailInOracle(world),
                new CaretakerOracle(world),
                new ReminderOracle(world),
                new StorageOracle(world),
                new CredentialOracle(world),
                new CodeOracle(world),
                new CommandOracle(world),
                new ScreenOracle(world),
                new SecretOracle(world),
                new CityOracle(world),
                new ModeOracle(world),
                world.cupboard(),
                world.archive());
        this.all = new ArrayList<>(both);
        if (world.wiring() instanceof ByteWiring bytes) {
            all.add(new ReadingOracle(world, bytes));
        }
    }

    /** From now on no rule is asked: what comes has its own. */
    void rest() {
        check();
        resting = true;
        all.clear();
    }

    void happens(Input input) {
        all.forEach(oracle -> oracle.happens(input));
    }

    void happened(Input input, Optional<Page> page) {
        all.forEach(oracle -> oracle.happened(input, page));
    }

    /** Asks every rule. */
    void check() {
        if (resting) {
            return;
        }
        boolean grown = read < world.disk().journal().size();
        while (read < world.disk().journal().size()) {
            Line line = world.disk().journal().get(read++);
            Book after = folded.after(line.entry(), line.stamp());
            Book before = folded;
            folded = after;
            all.forEach(oracle -> oracle.read(line, before, after));
        }
        if (grown) {
            Violation.unless(
                    folded.equals(world.disk().load()), "fold", () -> "the tables differ from the journal folded");
        }
        all.forEach(Oracle::check);
    }
}
