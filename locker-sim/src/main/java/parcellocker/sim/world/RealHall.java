package parcellocker.sim.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;
import parcellocker.bridge.app.Conversation;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.MemoryBooks;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** The city's end for real: two bridges with the product's conversation and intake, on one database in memory. */
final class RealHall implements Hall {
    private static final long REPEAT = 7_000;
    private static final long EPOCH = Disk.EPOCH;
    /** By then whatever the broker held back has come. */
    private static final long LAST_LIE = 100_000;

    private final World world;
    private final Chance chance;
    private final MemoryBooks books = new MemoryBooks();
    private final DirectiveBook directives = new DirectiveBook(books);
    private final CommandBook commands = new CommandBook(books);
    private final List<Bridge> bridges;
    private final Backups backups;
    private final Prefix prefix;
    private final Encounter meeting;
    private long foreign;
    private boolean forged;

    RealHall(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        books.enrol(Options.ID, EPOCH);
        prefix = new Prefix(world, books);
        meeting = new Encounter(world, chance.fork("meeting"));
        backups = new Backups(world, chance.fork("backups"), new Backups.Database(books, directives), this::restored);
        bridges = List.of(new Bridge(), new Bridge());
        bridges.forEach(world.broker()::subscribe);
    }

    @Override
    public void begin() {
        bridges.forEach(bridge -> guarded(bridge, () -> repeat(bridge)));
        lies();
        backups.turn();
        world.time().in(REPEAT, this::begin);
    }

    /** All bridges stop, the database is what it was, and whoever is in charge lists the staff again as they know it. */
    private void restored() {
        bridges.forEach(Bridge::stops);
        prefix.restored();
        world.time().in(chance.between(1_000, 60_000), () -> give(directives.staff()));
    }

    private void repeat(Bridge bridge) {
        if (!hasAllAnswers()) {
            bridge.talk.repeat(Options.ID);
        }
        bridge.talk.command(Options.ID);
    }

    @Override
    public void give(Input.Directive directive) {
        directives.give(directive);
        Bridge asked = chance.pick(bridges);
        guarded(asked, () -> asked.talk.push(Options.ID));
    }

    /** An operator's command was handed in: it is sent, and sent again until it is answered or over. */
    void order(SignedCommand signed) {
        commands.add(signed);
        Bridge asked = chance.pick(bridges);
        guarded(asked, () -> asked.talk.command(Options.ID));
    }

    @Override
    public boolean hasAllAnswers() {
        return directives.hasAllAnswers();
    }

    @Override
    public long given() {
        return directives.course().given();
    }

    @Override
    public boolean hasAnswersTo(long number) {
        return directives.course().taken() >= number && directives.course().beyond() == 0;
    }

    @Override
    public boolean hasAnswer(String command) {
        return books.fleet(Options.ID).answers().stream()
                .anyMatch(answer -> answer.command().equals(command));
    }

    @Override
    public long applied() {
        return prefix.applied();
    }

    @Override
    public void heal() {
        bridges.forEach(Bridge::starts);
        // An ack that was made up is put right by the welcome of the next session (design 7).
        world.time().in(LAST_LIE, world.broker()::steal);
    }

    @Override
    public boolean hasBeenForged() {
        return forged;
    }

    @Override
    public void welcomed() {
        forged = false;
    }

    MemoryBooks books() {
        return books;
    }

    /** What a broker can say in the city's name without its key, or with what the city said to others. */
    private void lies() {
        long head = world.disk().last();
        if (world.faults().strikes(Fault.ACK_FORGED, 0.1)) {
            say(Topic.Kind.ACK, Json.write(new Ack(EPOCH, chance.between(0, head + 5))), () -> forged = true);
        }
        if (world.faults().strikes(Fault.FOREIGN_DIRECTIVE, 0.1)) {
            long next = books.fleet(Options.ID).taken() + 1;
            boolean stolen = chance.happens(0.5);
            String to = stolen ? "another-locker" : Options.LOCKER;
            String body = Json.write(Numbered.loose(to, next, Spoken.foreign(++foreign)));
            say(Topic.Kind.DIRECTIVES, Jose.sign(body, stolen ? Keyring.DIRECTIVES : Keyring.FORGER), () -> {});
        }
    }

    private void say(Topic.Kind kind, String text, Runnable arrives) {
        world.broker().invents(Message.of(new Topic(Options.ID, kind), text), arrives);
    }

    /** One act of a bridge, which may be killed in it; then the city reads what is new in its database. */
    private void guarded(Bridge bridge, Runnable act) {
        if (!bridge.up) {
            return;
        }
        try {
            act.run();
        } catch (BridgeCut cut) {
            world.trace().line("bridge", "killed " + cut.getMessage());
            bridge.dies();
        }
        prefix.readNew();
        world.oracles().check();
    }

    @Override
    public void settled(Book book) {
        new Projection(books).demand(world, book);
        directives.demand(book);
    }

    private InstantSource clock() {
        return () -> Instant.ofEpochMilli(Machine.unixMillis(world.time().now()));
    }

    private static List<String> anew(LockerId locker, String session, long epoch) {
        throw new IllegalStateException("no world begins epoch " + epoch + " of " + locker);
    }

    /** A bridge process. */
    private final class Bridge implements HostileBroker.Instance {
        private Conversation talk = fresh();
        private boolean up = true;

        private Conversation fresh() {
            return new Conversation(
                    new Conversation.Parts(
                            new Intake(new CutBooks(world, books, () -> meeting.inside(this))),
                            directives,
                            commands,
                            new Presence(),
                            RealHall::anew),
                    (Topic topic, String text) -> world.broker().publish(topic, text),
                    clock(),
                    () -> {});
        }

        void dies() {
            up = false;
            world.time().in(chance.between(2_000, 60_000), this::starts);
        }

        void stops() {
            if (up) {
                dies();
            }
        }

        void starts() {
            if (!up) {
                up = true;
                talk = fresh();
                world.broker().welcomes(this);
            }
        }

        @Override
        public boolean isUp() {
            return up;
        }

        @Override
        public void arrived(Message message) {
            world.trace().line("bridge", "hears " + message);
            boolean isBatch = message.topic().kind() == Topic.Kind.JOURNAL;
            if (!isBatch || !meeting.puts(this, () -> takes(message))) {
                takes(message);
            }
        }

        private void takes(Message message) {
            guarded(this, () -> talk.arrived(message.topic().text(), message.payload()));
        }
    }
}
