package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.locker.Copied;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Figures;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Workshop;
import parcellocker.contract.problem.Problem;

/** The machine around the locker as a technician asks it. Sticks are forgotten, full, pulled and broken; answers come late. */
final class Tools implements Workshop {
    private static final List<Problem> WOES = List.of(Problem.STICK_MISSING, Problem.STICK_FULL, Problem.STICK_LOST);

    private final World world;
    private final Chance chance;

    Tools(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    @Override
    public void ask(Effect.Service question) {
        world.power().around("tools", () -> begins(question));
    }

    private void begins(Effect.Service question) {
        int boot = world.machine().boot();
        long delay = question instanceof Effect.CopyToStick ? chance.between(500, 30_000) : chance.between(5, 300);
        world.time().in(delay, () -> {
            if (world.machine().isAlive(boot)) {
                world.machine().happens(answer(question));
            }
        });
    }

    private Input answer(Effect.Service question) {
        return switch (question) {
            case Effect.ReadFigures read -> new Input.FiguresRead(read.ask(), figures());
            case Effect.CopyToStick copy ->
                chance.happens(0.4)
                        ? new Input.StickWritten(copy.ask(), new Copied("stick", 1, 0, 1_000))
                        : new Input.StickRefused(copy.ask(), chance.pick(WOES));
        };
    }

    private Figures figures() {
        int doors = world.setup().cabinet().ids().size();
        return new Figures(
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                new Figures.Wiring(doors, doors, OptionalLong.empty()),
                Optional.empty(),
                List.of());
    }
}
