package parcellocker.sim.meet;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import parcellocker.agent.app.technician.Bench;
import parcellocker.agent.app.technician.Person;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.Store;

/** The real core over the drivers of a meeting, for a technician's tool, and a technician who sees every door. */
final class Workbench implements Bench, Person {
    private static final long STEP_MILLIS = 50;
    private static final long WALL_MILLIS = 1_800_000_000_000L;

    private final Meeting met;
    private final Queue<Input> inbox = new ArrayDeque<>();
    private final Loop loop;
    private long drawn;

    Workbench(Meeting met) {
        this.met = met;
        Setup setup = new Setup("model", met.cabinet, Profile.standard(ConsentPolicy.STRICT));
        loop = new Loop(
                setup, new Loop.World(this::now, new Memory(met), met::pulse, ask -> {}, shown -> {}, () -> {}));
        loop.turn(new Input.Started("test"));
        loop.turn(new Input.TrialsBegun(new CourierId("tool-wire")));
        met.watcher.passOn(inbox::add);
    }

    /** A disk that keeps what is committed. */
    private static final class Memory implements Store {
        private Book book;

        Memory(Meeting met) {
            book = Book.empty(met.cabinet);
        }

        @Override
        public Book load() {
            return book;
        }

        @Override
        public void commit(Commit commit) {
            book = commit.after();
        }
    }

    @Override
    public Locker locker() {
        return loop.locker();
    }

    @Override
    public Moment now() {
        long uptime = met.time.nanos() / Meeting.MILLI;
        String fresh = String.format(Locale.ROOT, "%016x", ++drawn).repeat(4);
        return new Moment(uptime, WALL_MILLIS + uptime, Quality.TRUSTED, fresh);
    }

    @Override
    public void give(Input input) {
        inbox.add(input);
    }

    @Override
    public boolean await(BooleanSupplier over, long millis) {
        long until = met.time.nanos() + millis * Meeting.MILLI;
        turn();
        while (!over.getAsBoolean()) {
            if (met.time.nanos() >= until) {
                return false;
            }
            met.pass(STEP_MILLIS);
            turn();
        }
        return true;
    }

    private void turn() {
        while (!inbox.isEmpty()) {
            loop.turn(inbox.remove());
        }
        OptionalLong due = loop.nextDeadline();
        if (due.isPresent() && due.getAsLong() <= met.time.nanos() / Meeting.MILLI) {
            loop.turn(new Input.Tick());
        }
    }

    @Override
    public void tell(String line) {
        // Nobody reads it.
    }

    @Override
    public void progress(int step, int of, String what) {
        // Nobody waits for it.
    }

    @Override
    public boolean confirms(String question) {
        return met.open().isEmpty();
    }

    @Override
    public List<CompartmentId> whichMoved(CompartmentId expected) {
        return met.open();
    }

    @Override
    public void shut(List<CompartmentId> doors, boolean untilSaid) {
        met.shutAll();
    }
}
