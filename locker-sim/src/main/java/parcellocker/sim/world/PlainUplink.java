package parcellocker.sim.world;

import java.util.List;
import parcellocker.agent.locker.Input;
import parcellocker.contract.command.SignedCommand;

/** The locker's end of the way to the city: one batch in flight, sent again until it is acknowledged. */
final class PlainUplink implements Uplink {
    private static final int MOST_LINES = 20;
    private static final long AGAIN = 8_000;
    private final World world;
    private final Chance chance;
    private boolean up;
    private long maySendTo;
    private long flight;
    private boolean flying;
    private String session = "";

    PlainUplink(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    @Override
    public void boot() {
        flying = false;
        maySendTo = world.disk().last();
        if (up) {
            connected();
            world.machine().happens(new Input.LinkSeen(true));
            send();
        }
    }

    @Override
    public void died() {
        flying = false;
    }

    @Override
    public void link(boolean isUp) {
        if (up == isUp) {
            return;
        }
        up = isUp;
        world.trace().line("link", isUp ? "up" : "down");
        flying = false;
        connected();
        world.machine().happens(new Input.LinkSeen(isUp));
        send();
    }

    /** Each connection has a nonce of its own. */
    private void connected() {
        session = chance.hex(32);
    }

    @Override
    public String session() {
        return session;
    }

    @Override
    public void command(SignedCommand signed, boolean retained) {
        carry("command", () -> world.operators().arrives(signed, retained));
    }

    @Override
    public void orders(SignedCommand signed) {
        command(signed, false);
    }

    @Override
    public void publish() {
        world.power().around("publish", () -> {
            maySendTo = world.disk().last();
            send();
        });
    }

    private void send() {
        long acked = world.disk().acked();
        if (!up || flying || !world.machine().isOn() || acked >= maySendTo) {
            return;
        }
        long to = Math.min(maySendTo, acked + MOST_LINES);
        List<Line> batch = List.copyOf(world.disk().journal().subList((int) acked, (int) to));
        flying = true;
        long mine = ++flight;
        carry("batch " + (acked + 1) + ".." + to, () -> hall().receive(batch));
        int boot = world.machine().boot();
        world.time().in(AGAIN, () -> {
            if (mine == flight && world.machine().isAlive(boot)) {
                flying = false;
                send();
            }
        });
    }

    private PlainHall hall() {
        return (PlainHall) world.town().hall();
    }

    void acknowledged(long upTo) {
        if (!world.machine().isOn()) {
            return;
        }
        try {
            world.disk().acknowledged(Disk.EPOCH, upTo);
        } catch (PowerCut end) {
            world.machine().ends(end);
        }
        flying = false;
        world.oracles().check();
        send();
    }

    /** Either way over the link: late, lost, or twice. */
    void carry(String what, Runnable arrives) {
        if (!up || world.faults().strikes(Fault.MESSAGE_LOST, 0.4)) {
            return;
        }
        deliver(what, arrives);
        if (world.faults().strikes(Fault.MESSAGE_DOUBLED, 0.4)) {
            deliver(what, arrives);
        }
    }

    private void deliver(String what, Runnable arrives) {
        world.time().in(chance.between(30, 1_500), () -> {
            if (up) {
                world.trace().line("link", what);
                arrives.run();
            }
        });
    }
}
