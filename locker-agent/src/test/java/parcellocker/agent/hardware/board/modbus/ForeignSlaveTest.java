package parcellocker.agent.hardware.board.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.board.Pace;
import parcellocker.agent.hardware.board.WiredBoard;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.TcpChannel;
import parcellocker.agent.hardware.line.TcpSettings;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.agent.locker.OpeningId;

/** The driver against a Modbus slave that is not ours: its server, its framing, its check sums, its data model. */
class ForeignSlaveTest {
    private static final BoardId BOARD = new BoardId("m1");
    private static final long PATIENCE_SECONDS = 20;
    private static final ModbusProfile PLAIN = new ModbusProfile(
            new ModbusProfile.Pulse.Software(0xFF00),
            0,
            new ModbusProfile.Inputs(0, ModbusProfile.Inputs.Order.LOW_FIRST, 8, false),
            ModbusProfile.AllOff.EACH_COIL,
            OptionalInt.empty());

    @TempDir
    private Path folder;

    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();

    @Test
    void its_coil_is_pulsed_once_and_let_go_and_its_contact_is_the_doors_level() throws Exception {
        try (ForeignSlave slave = ForeignSlave.start(folder);
                LockBoards boards = boards(slave, 1)) {
            boards.start();
            for (int coil = 0; coil < 8; coil++) {
                assertThat(slave.next("coil")).isEqualTo("coil " + coil + " off");
            }
            assertThat(level("A03")).isEqualTo(Level.CLOSED);

            boards.pulse(
                    new Effect.Pulse(new OpeningId("00000000000000a3"), new CompartmentId("A03"), uptime() + 5_000));

            assertThat(slave.next("coil")).isEqualTo("coil 2 on");
            assertThat(slave.next("coil")).isEqualTo("coil 2 off");
            Input.PulseReport report = (Input.PulseReport) awaitInput(input -> input instanceof Input.PulseReport);
            assertThat(report.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(awaitInput(input -> input instanceof Input.DoorSeen seen
                            && seen.compartment().value().equals("A03")
                            && seen.level() == Level.OPEN))
                    .isNotNull();
            assertThat(slave.sofar()).as("nothing else was driven").isEmpty();
        }
    }

    @Test
    void a_slave_of_another_address_says_nothing_and_its_doors_are_unknown() throws Exception {
        try (ForeignSlave slave = ForeignSlave.start(folder);
                LockBoards boards = boards(slave, 2)) {
            boards.start();
            Input.BoardSeen seen = (Input.BoardSeen) awaitInput(input -> input instanceof Input.BoardSeen);
            assertThat(seen.reachable()).isFalse();
            assertThat(slave.sofar()).noneMatch(line -> line.contains("on"));
        }
    }

    private LockBoards boards(ForeignSlave slave, int address) {
        TcpSettings server = new TcpSettings("127.0.0.1", slave.port());
        Line.Wiring wiring = new Line.Wiring(
                "relays",
                () -> TcpChannel.open(server),
                new WireSettings(TcpSettings.QUIET_MILLIS, WireSettings.Echo.NONE),
                new CoilSupply(300));
        WiredBoard board = new WiredBoard(BOARD, new Modbus(new ModbusSettings(address, 8, 500, PLAIN)));
        LockBoards.WiredLine line = new LockBoards.WiredLine(wiring, new Pace(250, 100, 3_000, 500), List.of(board));
        return new LockBoards(cabinet(), List.of(line), inbox::offer, ForeignSlaveTest::uptime);
    }

    private static Cabinet cabinet() {
        List<Compartment> compartments = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            Lock lock = new Lock(BOARD, new Channel(n), Contact.CLOSED_IS_1);
            compartments.add(new Compartment(new CompartmentId("A0" + n), Size.S, Zone.AMBIENT, 500, lock));
        }
        return Cabinet.of(compartments);
    }

    private Level level(String compartment) throws InterruptedException {
        Input seen = awaitInput(input -> input instanceof Input.DoorSeen door
                && door.compartment().value().equals(compartment)
                && door.level() != Level.UNKNOWN);
        return ((Input.DoorSeen) seen).level();
    }

    private Input awaitInput(Predicate<Input> wanted) throws InterruptedException {
        while (true) {
            Input input = inbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(input).as("an input that was waited for").isNotNull();
            if (input != null && wanted.test(input)) {
                return input;
            }
        }
    }

    private static long uptime() {
        return System.nanoTime() / 1_000_000;
    }
}
