package parcellocker.sim.world;

import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.wire.Chain;

/** S-19, S-20, S-23: the journal is a gapless chain, nothing leaves it unacknowledged, each directive is taken once. */
final class JournalOracle implements Oracle {
    private final World world;
    private long seq;
    private String hash = Chain.START;
    private long directive;
    private long age;

    JournalOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        Violation.unless(line.seq() == seq + 1 && line.prev().equals(hash), "S-19", () -> "line " + line.seq());
        Violation.unless(line.hash().equals(Chain.next(hash, line.body())), "S-19", () -> "hash of line " + line.seq());
        Violation.unless(line.stamp().ageMillis() >= age, "S-19", () -> "the locker's age runs backwards");
        seq = line.seq();
        hash = line.hash();
        age = line.stamp().ageMillis();
        if (line.entry() instanceof Entry.DirectiveTaken taken) {
            boolean isInOrder =
                    taken.directive().equals("FullList") ? taken.number() > directive : taken.number() == directive + 1;
            Violation.unless(isInOrder, "S-23", () -> "directive " + taken.number());
            directive = taken.number();
        }
    }

    @Override
    public void check() {
        Violation.unless(world.disk().last() == seq, "S-19", () -> "the journal became shorter");
        Violation.unless(
                world.town().hall().hasBeenForged()
                        || world.disk().acked() <= world.town().hall().applied(),
                "S-20",
                () -> "cursor " + world.disk().acked() + ", the city has "
                        + world.town().hall().applied());
        Violation.unless(world.town().hall().applied() <= seq, "S-20", () -> "the city has what was never committed");
    }
}
