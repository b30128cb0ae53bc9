package parcellocker.sim.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.locker.CommandMemory;
import parcellocker.agent.locker.Input;
import parcellocker.agent.uplink.CityKeys;
import parcellocker.agent.uplink.CommandReader;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;

/**
 * Operators who open doors from afar, and whoever lies in wait on the way: the broker keeps commands, repeats them, delays
 * them, and strangers sign their own. The real reader stands at the locker's end, with real signatures; the keys are the
 * simulated city's.
 */
final class Operators {
    private static final long MINUTE = 60_000;
    private static final int FLOOD = 120;
    private final World world;
    private final Chance chance;
    private final CommandReader reader;
    private final SortedMap<String, Issued> issued = new TreeMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<SignedCommand> sent = new ArrayList<>();
    private long counter;

    /** What an operator meant. {@code genuine}: signed by a key that may. */
    record Issued(Command command, List<String> signers, boolean genuine) {}

    /** What reached the locker. */
    record Arrival(String command, String session, boolean retained, long at) {}

    Operators(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.reader = new CommandReader(new CityKeys(Keyring.LOCKER.city().directives(), Keyring.LOCKER.operators()));
    }

    void begin() {
        if (chance.happens(0.6)) {
            world.time().in(chance.between(20_000, 90_000), this::someday);
        }
        if (chance.happens(0.04)) {
            flood();
        }
    }

    Optional<Issued> issued(String command) {
        return Optional.ofNullable(issued.get(command));
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    private void someday() {
        if (world.faults().areHealed()) {
            return;
        }
        if (chance.happens(0.3) && !sent.isEmpty()) {
            carry(chance.pick(sent), chance.happens(0.2));
        } else if (chance.happens(0.12)) {
            burst();
        } else {
            order();
        }
        world.time().in(chance.between(15_000, 120_000), this::someday);
    }

    /** Somebody repeats themselves: more commands than a locker may remember, each refused. */
    private void flood() {
        for (int n = 0; n < FLOOD; n++) {
            world.time()
                    .in(
                            chance.between(20_000, 400_000),
                            () -> send(Twists.locker(good(), "another-locker"), "ops-1", List.of()));
        }
    }

    /** Somebody with an operator's key wants every door at once. */
    private void burst() {
        for (long n = chance.between(3, 8); n > 0; n--) {
            world.time().in(chance.between(0, 150_000), () -> carry(signed(good(), "ops-1", approvers(true)), false));
        }
    }

    /** A good command on a line that is healthy; empty if the locker has refused so much today that it writes no more down. */
    Optional<String> lastOrder() {
        Command good = good();
        List<Long> refused = world.disk().load().commands().refusedAt();
        boolean isTold = refused.size() < CommandMemory.MOST_REFUSALS_PER_DAY;
        world.uplink().orders(signed(good, "ops-1", approvers(true)));
        return isTold ? Optional.of(good.id()) : Optional.empty();
    }

    /** A good command of two operators stands at the locker's door to the city, whatever the line does. */
    void callsAt() {
        arrives(signed(good(), "ops-1", approvers(true)), false);
    }

    private void order() {
        Command good = good();
        switch ((int) chance.between(0, 9)) {
            case 0 -> send(Twists.locker(good, "another-locker"), "ops-1", List.of("ops-2"));
            case 1 -> send(Twists.session(good, chance.hex(32)), "ops-1", List.of("ops-2"));
            case 2 -> send(Twists.issuedAt(good, good.issuedAt() - 300), "ops-1", List.of("ops-2"));
            case 3 -> send(good, "stranger", List.of("ops-1", "ops-2"));
            case 4 -> send(good, "ops-3", List.of("ops-1", "ops-2"));
            case 5 -> send(good, "ops-1", List.of());
            case 6 -> carry(signed(good, "ops-2", approvers(true)), true);
            default -> send(good, "ops-1", approvers(chance.happens(0.8)));
        }
    }

    private void send(Command command, String kid, List<String> approvers) {
        carry(signed(command, kid, approvers), false);
    }

    private static List<String> approvers(boolean any) {
        return any ? List.of("ops-2", "ops-3") : List.of("ops-1");
    }

    private Command good() {
        long now = Machine.unixSeconds(world.time().now());
        List<Bay> bays = List.copyOf(world.plant().bays());
        CompartmentId where = chance.pick(bays).id();
        counter += chance.between(1, 3);
        return new Command(
                chance.hex(32),
                world.setup().locker(),
                world.uplink().session(),
                Command.Kind.OPEN,
                where.value(),
                "caller",
                "T-" + counter,
                "op-7",
                now,
                now + Command.MOST_SECONDS,
                counter);
    }

    private SignedCommand signed(Command c, String kid, List<String> approvers) {
        List<String> signers = new ArrayList<>(List.of(kid));
        List<String> approvals = new ArrayList<>();
        Approval approval = new Approval(c.id(), c.locker(), c.compartment(), c.reason());
        for (String approver : approvers) {
            approvals.add(OperatorSign.sign(approval, approver, Keyring.operator(approver)));
            if (!signers.contains(approver)) {
                signers.add(approver);
            }
        }
        boolean genuine = kid.equals("ops-1") || kid.equals("ops-2");
        issued.put(c.id(), new Issued(c, signers, genuine));
        SignedCommand signed = new SignedCommand(OperatorSign.sign(c, kid, Keyring.operator(kid)), approvals);
        sent.add(signed);
        return signed;
    }

    private void carry(SignedCommand signed, boolean retained) {
        world.uplink().command(signed, retained);
    }

    /** At the locker's end; now and then its loop is behind and takes it much later. */
    void arrives(SignedCommand signed, boolean retained) {
        if (!world.machine().isOn()) {
            return;
        }
        try {
            byte[] bytes = Json.write(signed).getBytes(StandardCharsets.UTF_8);
            Input.Commanded commanded = reader.read(
                    bytes,
                    new CommandReader.Arrival(
                            retained, world.uplink().session(), world.machine().uptime()));
            arrived(commanded.command().id(), retained);
            int boot = world.machine().boot();
            long stall =
                    !world.faults().areHealed() && chance.happens(0.25) ? chance.between(MINUTE / 2, 3 * MINUTE) : 0;
            world.time().in(stall, () -> {
                if (world.machine().isAlive(boot)) {
                    happens(commanded);
                }
            });
        } catch (ProblemException refused) {
            world.trace().line("command", refused.problem());
            world.seen().note("command " + refused.problem());
        }
    }

    /** A command of that id is at the locker. */
    void arrived(String id, boolean retained) {
        arrivals.add(
                new Arrival(id, world.uplink().session(), retained, world.time().now()));
    }

    private void happens(Input.Commanded commanded) {
        world.machine().happens(commanded);
        waits(commanded.command().compartment());
    }

    /** Whoever called the operator stands there, and shuts the door again. */
    void waits(CompartmentId where) {
        world.time().in(chance.between(6_000, 20_000), () -> {
            Bay bay = world.plant().bay(where);
            boolean remote = world.disk().load().custody(where) instanceof Custody.Uncertain;
            if (bay.isOpen() && remote && chance.happens(0.9)) {
                world.plant().close(bay, "by the caller");
                world.oracles().check();
            }
        });
    }
}
