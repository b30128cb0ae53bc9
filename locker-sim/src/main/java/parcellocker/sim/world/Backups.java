package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import parcellocker.bridge.intake.MemoryBooks;

/** Backups of the city's database, of some age; now and then one of them is put back. */
final class Backups {
    private static final int MOST = 8;

    private final World world;
    private final Chance chance;
    private final Database database;
    private final Runnable restored;
    private final List<Backup> kept = new ArrayList<>();

    /** All that the city keeps. */
    record Database(MemoryBooks books, DirectiveBook directives) {}

    private record Backup(long time, MemoryBooks books, DirectiveBook.Tables tables) {}

    /** {@code restored}: told when the database is what it was. */
    Backups(World world, Chance chance, Database database, Runnable restored) {
        this.world = world;
        this.chance = chance;
        this.database = database;
        this.restored = restored;
    }

    void turn() {
        if (!kept.isEmpty() && world.faults().strikes(Fault.CITY_RESTORED, 0.04)) {
            putBack(chance.pick(kept));
        }
        if (kept.size() == MOST) {
            kept.remove((int) chance.between(0, MOST - 1));
        }
        kept.add(new Backup(
                world.time().now(),
                database.books().copy(),
                database.directives().backup()));
    }

    private void putBack(Backup backup) {
        world.trace().line("city", "is restored to " + backup.time());
        database.books().restore(backup.books());
        database.directives().restore(backup.tables());
        restored.run();
    }
}
