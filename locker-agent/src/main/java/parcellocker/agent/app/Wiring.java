package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.gpio.LampAndBuzzer;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.kiosk.KioskServer;
import parcellocker.agent.kiosk.KioskSettings;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.runtime.BoundedInbox;
import parcellocker.agent.runtime.Crashes;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.LoopThread;
import parcellocker.agent.store.Ballast;
import parcellocker.agent.store.Codes;
import parcellocker.agent.store.SqliteStore;
import parcellocker.agent.uplink.Agent;
import parcellocker.agent.uplink.CityKeys;
import parcellocker.agent.uplink.ConnectCounter;
import parcellocker.agent.uplink.Uplink;
import parcellocker.agent.uplink.UplinkSettings;
import parcellocker.agent.vault.Answers;
import parcellocker.agent.vault.Device;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.agent.vault.LocalVault;
import parcellocker.agent.vault.SealedPeople;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Which adapter stands behind which interface of the core, started in the order in which they need each other and stopped in
 * the opposite one. Nothing here decides anything.
 */
final class Wiring implements AutoCloseable {
    /** Name and version told in each birth. */
    static final String SOFTWARE = "locker-agent 1.0";

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final int INBOX = 256;
    /** Another program holds the data folder, or a turn failed: systemd starts it again. */
    static final int FATAL = 70;
    /** The city has other keys, they are in the key file, and nobody is at the screen: systemd starts it with them. */
    static final int NEW_KEYS = 75;

    /** The city has set something: systemd starts it with that, or without it again. */
    static final int NEW_SETTINGS = 76;

    private final Start start;
    private final Settings settings;
    private final Started started = new Started();
    private final SystemClock clock = new SystemClock(SystemClock.TIMESYNC);
    private final Ending ending = new Ending(NEW_SETTINGS);
    private final Crashes crashes;
    private final BoundedInbox inbox;
    private volatile Optional<Uplink> uplink = Optional.empty();
    private Optional<KioskServer> kiosk = Optional.empty();

    private Wiring(Start start) {
        this.start = start;
        this.settings = start.settings();
        this.crashes = new Crashes(settings.data().resolve("crashes"), SystemClock::machineMillis);
        this.inbox = new BoundedInbox(INBOX, crashes.quarantine());
    }

    /** Starts everything; what was started is stopped again if something fails. */
    static Wiring start(Start start) throws IOException {
        LogRing.attach();
        Wiring wiring = new Wiring(start);
        boolean complete = false;
        try {
            wiring.run();
            complete = true;
        } finally {
            if (!complete) {
                wiring.close();
            }
        }
        return wiring;
    }

    private void run() throws IOException {
        Files.createDirectories(settings.data());
        keep(onlyOne());
        Places.requireVerified(settings);
        crashes.requireFew();
        Ballast ballast = new Ballast(settings.data());
        // A disk that is full must have room again before the store opens.
        var unused = ballast.look(0);
        Keys keys = KeyFile.read(settings.keys());
        String locker = settings.locker().value();
        StoreAtStart file = new StoreAtStart(settings);
        SqliteStore store = keep(file.open());
        clock.floor(store.load().standing().timeFloor());
        SealedPeople people = new SealedPeople(keys, store::person);
        Answers answers = CodeKeys.answers(settings, keys, people);
        store.drawsCodes(new Codes(settings.stretch(), answers.codeKey()), false);
        LocalVault vault = keep(new LocalVault(answers, inbox));
        OpenedPins pins = keep(OpenedPins.all(settings.around().gpio()));
        LockBoards boards = keep(boards(pins.gate()));
        KioskServer screen =
                keep(KioskServer.start(kioskSettings(), settings.layout().cabinet(), inbox, people));
        kiosk = Optional.of(screen);
        Setup setup = new Setup(
                locker,
                settings.layout().cabinet(),
                settings.profile(),
                Places.verifiedMillis(settings),
                Optional.of(start.configured()),
                settings.device().isPresent() ? OptionalLong.of(settings.reportMillis()) : OptionalLong.empty());
        LampAndBuzzer lamp = new LampAndBuzzer(pins.signals(), screen, clock::uptimeMillis);
        Toolroom.World machine = new Toolroom.World(settings, keys.device(), clock, store, inbox, boards::health);
        Toolroom toolroom = keep(new Toolroom(machine));
        ReportRoom reports = keep(ReportWiring.room(machine, toolroom::diagnostics));
        Loop loop = new Loop(
                setup,
                new Loop.World(
                        clock,
                        store,
                        boards,
                        vault,
                        lamp,
                        () -> uplink.ifPresent(Uplink::publish),
                        toolroom,
                        new Reconfiguring(start.snapshots(), ending),
                        reports));
        toolroom.open(loop::locker, () -> uplink.map(Uplink::heardAt).orElse(OptionalLong.empty()));
        new Boot(settings, pins, crashes).with(loop, ballast.look(unsent(store)), file.news(store));
        file.told();
        start.snapshots().told(start.configured());
        LoopThread owner = keep(LoopThread.start(loop, inbox, clock, () -> crashed(loop)));
        DaySigner signer = new DaySigner(locker, keys.device(), ZoneId.systemDefault());
        // An inbox that is full now is told in half a minute.
        keep(new Watch(
                        clock::lookForNetworkTime,
                        () -> inbox.offer(ballast.look(unsent(store))),
                        () -> signer.due(loop.locker(), clock.now(), store.head())
                                .ifPresent(inbox::offer),
                        new DoorSigns(loop::locker),
                        () -> Shortening.due(loop.locker(), clock.now()).ifPresent(inbox::offer),
                        () -> Shortening.shorten(
                                store, loop.locker().stamp(clock.now()).ageMillis())))
                .start();
        boards.start();
        Surroundings around = keep(Surroundings.start(settings, boards::host, inbox, clock::uptimeMillis));
        around.watch(pins, lamp);
        uplink = Optional.of(keep(uplink(keys, store, loop)));
        keep(new Watch(() -> uplink.ifPresent(line -> line.tell(around.read()))))
                .start();
        settings.device().ifPresent(device -> followTheCity(device, keys, loop));
        LOG.info(
                "Locker {} runs: {} compartments",
                locker,
                settings.layout().cabinet().compartments().size());
        keep(Heartbeat.of(owner, boards, clock::uptimeMillis)).start();
    }

    private void crashed(Loop loop) {
        crashes.note(loop.turning().orElse("the outside"));
        Runtime.getRuntime().halt(FATAL);
    }

    private static long unsent(SqliteStore store) {
        return store.head().seq() - store.head().acked();
    }

    /** The address of the touchscreen, with this boot's token if one is asked for. */
    String screenUrl() {
        return kiosk.map(KioskServer::url).orElse("");
    }

    private LockBoards boards(Gate gate) {
        try {
            return Wires.boards(settings, inbox, clock::uptimeMillis, gate);
        } catch (IllegalArgumentException unfit) {
            throw new ProblemException(Problem.CONFIG_CONFLICT, String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private KioskSettings kioskSettings() throws IOException {
        Optional<String> token = settings.kiosk().open()
                ? Optional.empty()
                : Optional.of(new ScreenToken(settings.data(), ScreenToken.BOOT_ID)
                        .of(() -> clock.now().fresh()));
        return settings.kiosk().with(token);
    }

    private Uplink uplink(Keys keys, SqliteStore store, Loop loop) {
        Settings.City city = settings.city();
        return Uplink.start(
                new UplinkSettings(
                        city.url(),
                        city.login(),
                        settings.locker(),
                        new UplinkSettings.Self(SOFTWARE, Places.hardware(settings)),
                        city.timing()),
                new CityKeys(keys.city().directives(), keys.operators()),
                new Agent(
                        store,
                        loop::locker,
                        inbox,
                        clock,
                        ConnectCounter.at(
                                settings.data().resolve("connects"),
                                () -> clock.now().wallMillis()),
                        clock::cityTime,
                        start.look()));
    }

    /** From here on it may end by itself: whoever started it sees to it that it is closed. */
    void mayEnd() {
        ending.mayCome();
    }

    private void followTheCity(Device device, Keys keys, Loop loop) {
        Rotation rotation = keep(new Rotation(
                settings.keys(),
                keys,
                new Rotation.World(
                        () -> uplink.map(line -> line.refusals(Problem.SIGNATURE_WRONG))
                                .orElse(0L),
                        () -> Rotation.published(device),
                        () -> loop.locker().isIdle(),
                        () -> System.exit(NEW_KEYS),
                        clock::uptimeMillis)));
        rotation.start();
        keep(new Renewal(device, () -> Instant.ofEpochMilli(clock.now().wallMillis()), rotation::told))
                .start();
    }

    /** Two agents on one data folder would open each other's doors. */
    private AutoCloseable onlyOne() throws IOException {
        return FolderLock.take(settings.data()).orElseThrow(() -> Start.another(settings.data()));
    }

    private <T extends AutoCloseable> T keep(T part) {
        return started.keep(part);
    }

    @Override
    public void close() {
        started.close();
    }
}
