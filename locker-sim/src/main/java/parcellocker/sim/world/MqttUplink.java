package parcellocker.sim.world;

import java.util.Optional;
import java.util.SplittableRandom;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.StoreException;
import parcellocker.agent.uplink.Agent;
import parcellocker.agent.uplink.Backoff;
import parcellocker.agent.uplink.CityKeys;
import parcellocker.agent.uplink.Correspondence;
import parcellocker.agent.uplink.Login;
import parcellocker.agent.uplink.UplinkSettings;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Json;

/** The product's own line to the city, its thread played by the timeline, its network by the hostile broker. */
final class MqttUplink implements Uplink {
    /** Shorter waits than in the street, so that more happens in a seed. */
    private static final UplinkSettings.Timing TIMING =
            new UplinkSettings.Timing(3_000, 10_000, 2_000, 8_000, 6_000, new Backoff(2_000, 1_000, 10_000));

    private static final UplinkSettings.Self SELF = new UplinkSettings.Self("sim", Hardware.NONE);
    private static final Login NOBODY = new Login.Password("", "");
    private static final int WINDOW = 8;
    private final World world;
    private final HostileBroker broker;
    private final Chance chance;
    private final SplittableRandom jitter;
    private Optional<OneLife> process = Optional.empty();
    private long connects;
    private String nonce = "";

    MqttUplink(World world, HostileBroker broker, Chance chance) {
        this.world = world;
        this.broker = broker;
        this.chance = chance;
        this.jitter = new SplittableRandom(chance.between(0, Long.MAX_VALUE - 1));
    }

    @Override
    public void boot() {
        OneLife begun = new OneLife();
        process = Optional.of(begun);
        begun.tryLater();
    }

    @Override
    public void died() {
        Optional<OneLife> gone = process;
        process = Optional.empty();
        gone.flatMap(each -> each.session).ifPresent(broker::breaks);
    }

    @Override
    public void link(boolean isUp) {
        if (broker.isUp() != isUp) {
            world.trace().line("link", isUp ? "up" : "down");
            broker.link(isUp);
        }
    }

    @Override
    public String session() {
        return nonce;
    }

    /** Over a bridge that says it again until it is answered, or straight from somebody at the broker. */
    @Override
    public void command(SignedCommand signed, boolean retained) {
        if (!retained && chance.happens(0.5)) {
            orders(signed);
        } else {
            Topic topic = new Topic(Options.ID, Topic.Kind.COMMAND);
            broker.brings(Message.of(topic, Json.write(signed)), retained);
        }
    }

    @Override
    public void orders(SignedCommand signed) {
        ((RealHall) world.town().hall()).order(signed);
    }

    @Override
    public void publish() {
        world.power().around("publish", () -> process.ifPresent(OneLife::released));
    }

    /** The line of one process. */
    private final class OneLife {
        private final Correspondence line;
        private Optional<Session> session = Optional.empty();
        private long released = world.disk().last();
        private long ticket;
        private int failures;

        OneLife() {
            Agent agent = new Agent(
                    world.disk(),
                    () -> world.machine().locker(),
                    this::offer,
                    world.machine(),
                    () -> ++connects,
                    millis -> world.machine().cityTime(millis));
            CityKeys keys = new CityKeys(Keyring.LOCKER.city().directives(), Keyring.LOCKER.operators());
            line = new Correspondence(new UplinkSettings("tcp://none", NOBODY, Options.ID, SELF, TIMING), keys, agent);
        }

        private boolean isMine() {
            return process.filter(this::equals).isPresent();
        }

        /** The inbox: a turn of its own, soon. */
        private boolean offer(Input input) {
            if (world.faults().strikes(Fault.INBOX_FULL, 0.3)) {
                return false;
            }
            int boot = world.machine().boot();
            world.time().in(0, () -> {
                if (world.machine().isAlive(boot)) {
                    world.machine().happens(input);
                }
            });
            return true;
        }

        void released() {
            released = Math.max(released, world.disk().last());
            later(0);
        }

        void tryLater() {
            world.time().in(TIMING.backoff().delay(failures, jitter), () -> {
                if (isMine() && session.isEmpty()) {
                    tryNow();
                }
            });
        }

        private void tryNow() {
            failures++;
            if (!broker.isUp()) {
                tryLater();
                return;
            }
            Session begun = new Session();
            session = Optional.of(begun);
            broker.connect(begun, line.connected(begun));
            later(0);
        }

        private void later(long millis) {
            long mine = ++ticket;
            world.time().in(millis, () -> {
                if (isMine() && mine == ticket && session.isPresent()) {
                    guarded(() -> line.turn(released, this::later));
                }
            });
        }

        private interface Act {
            boolean isFine();
        }

        /** One act of the line's thread; the power may go in it, and a failing disk ends the process. */
        private void guarded(Act act) {
            try {
                if (!act.isFine()) {
                    session.ifPresent(broker::breaks);
                }
            } catch (PowerCut | StoreException end) {
                world.machine().ends(end);
            }
            world.oracles().check();
        }

        /** One connection. */
        private final class Session implements HostileBroker.Client, Correspondence.Post {
            private int unanswered;

            @Override
            public int window() {
                return WINDOW;
            }

            @Override
            public boolean hasRoom() {
                return unanswered < WINDOW;
            }

            @Override
            public void publish(Correspondence.Letter letter) {
                world.power().around("send", () -> {
                    unanswered++;
                    told(letter);
                    broker.publish(this, letter);
                });
            }

            private void told(Correspondence.Letter letter) {
                if (letter.isBirth() && Json.read(letter.json(), Status.class) instanceof Status.Birth birth) {
                    nonce = birth.session();
                }
            }

            private boolean isCurrent() {
                return isMine() && session.filter(this::equals).isPresent();
            }

            @Override
            public void arrived(Message message, boolean retained) {
                if (isCurrent()) {
                    failures = 0;
                    if (message.topic().kind() == Topic.Kind.COMMAND) {
                        new CommandWatch(world, message, retained).around(line, () -> takes(message, retained));
                    } else {
                        takes(message, retained);
                    }
                    later(0);
                }
            }

            private void takes(Message message, boolean retained) {
                guarded(() -> line.arrived(message.topic().text(), message.payload(), retained));
            }

            @Override
            public void answered(Correspondence.Letter letter, int reason) {
                if (isCurrent()) {
                    unanswered--;
                    guarded(() -> line.taken(letter.isBirth(), reason));
                    later(0);
                }
            }

            @Override
            public void lost() {
                if (isCurrent()) {
                    session = Optional.empty();
                    line.lost();
                    tryLater();
                }
            }
        }
    }
}
