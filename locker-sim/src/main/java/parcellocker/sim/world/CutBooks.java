package parcellocker.sim.world;

import java.util.function.Function;
import parcellocker.bridge.intake.Books;
import parcellocker.bridge.intake.MemoryBooks;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** The city's database: shared by the bridges, which may be killed before and after each commit; and which may fail. */
final class CutBooks implements Books {
    private final World world;
    private final MemoryBooks books;
    private final Runnable meanwhile;

    /** {@code meanwhile}: what else happens between a transaction's reading and its commit. */
    CutBooks(World world, MemoryBooks books, Runnable meanwhile) {
        this.world = world;
        this.books = books;
        this.meanwhile = meanwhile;
    }

    @Override
    public void enrol(LockerId locker, long epoch) {
        books.enrol(locker, epoch);
    }

    @Override
    public <T> T locked(LockerId locker, Function<Page, T> work) {
        if (world.faults().strikes(Fault.BRIDGE_KILLED, 0.1)) {
            throw new BridgeCut("before the commit");
        }
        if (world.faults().strikes(Fault.DATABASE_FAILS, 0.2)) {
            throw new ProblemException(Problem.STORE_FAILED, "the database does not answer");
        }
        T result = books.locked(locker, page -> {
            meanwhile.run();
            return work.apply(page);
        });
        if (world.faults().strikes(Fault.BRIDGE_KILLED, 0.1)) {
            throw new BridgeCut("after the commit");
        }
        return result;
    }
}
