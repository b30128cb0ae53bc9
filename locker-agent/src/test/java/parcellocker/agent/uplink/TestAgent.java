package parcellocker.agent.uplink;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.locker.Step;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.topic.LockerId;

/** An agent around the line: a journal in memory, an inbox that keeps what comes, one compartment. */
final class TestAgent {
    final TestJournal journal = new TestJournal();
    final Queue<Input> inbox = new ConcurrentLinkedQueue<>();
    final AtomicBoolean full = new AtomicBoolean();
    final AtomicLong cityTime = new AtomicLong();
    final AtomicReference<DoorHealth> health = new AtomicReference<>(DoorHealth.NEW);
    /** One board, as its one compartment hangs on it. */
    static final Hardware HARDWARE = new Hardware(List.of(new Hardware.Board(
            "b1", "main", "xor8a", 1, 24, List.of(new Hardware.Door(1, "A01", "M", 0, "AMBIENT", "CLOSED_IS_1")))));

    final LockerId id;
    private Hardware hardware = HARDWARE;

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong connects = new AtomicLong();

    TestAgent(String id) {
        this.id = new LockerId(id);
    }

    TestAgent built(Hardware otherwise) {
        hardware = otherwise;
        return this;
    }

    Uplink start(int port, UplinkSettings.Timing timing) {
        Agent agent =
                new Agent(journal, this::locker, this::offer, this::now, connects::incrementAndGet, cityTime::set);
        UplinkSettings settings = new UplinkSettings(
                "tcp://127.0.0.1:" + port,
                new Login.Password(id.value(), "right"),
                id,
                new UplinkSettings.Self("agent 1.0", hardware),
                timing);
        return Uplink.start(settings, TestCity.keys(), agent);
    }

    /** Directives in the inbox, whatever they stand on. */
    List<Input> directed() {
        return inbox.stream()
                .filter(Input.Directed.class::isInstance)
                .map(Input.Directed.class::cast)
                .<Input>map(directed -> new Input.Directed(directed.number(), directed.directive()))
                .toList();
    }

    List<Input.Listed> listed() {
        return inbox.stream()
                .filter(Input.Listed.class::isInstance)
                .map(Input.Listed.class::cast)
                .toList();
    }

    List<Input.Commanded> commanded() {
        return inbox.stream()
                .filter(Input.Commanded.class::isInstance)
                .map(Input.Commanded.class::cast)
                .toList();
    }

    List<Input> links() {
        return inbox.stream().filter(input -> input instanceof Input.LinkSeen).toList();
    }

    Locker locker() {
        Lock lock = new Lock(new BoardId("A"), new Channel(1), Contact.OPEN_IS_1);
        Compartment compartment = new Compartment(new CompartmentId("A01"), Size.M, Zone.AMBIENT, 400, lock);
        Cabinet cabinet = Cabinet.of(List.of(compartment));
        Setup setup = new Setup(id.value(), cabinet, Profile.standard(ConsentPolicy.STRICT));
        Locker booted = Locker.booted(setup, Book.empty(cabinet));
        return booted.evolve(new Step.HealthChanged(compartment.id(), health.get()), now());
    }

    private boolean offer(Input input) {
        return !full.get() && inbox.add(input);
    }

    private Moment now() {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        return new Moment(
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                1_600_000_000_000L,
                Quality.HOLDOVER,
                HexFormat.of().formatHex(fresh));
    }
}
