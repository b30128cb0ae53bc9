package parcellocker.agent.locker;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import parcellocker.agent.runtime.Workshop;
import parcellocker.contract.problem.Problem;

/** The machine around the locker, in a test's hand: its stick is as the test wants it. */
final class GlassWorkshop implements Workshop {
    static final Figures FIGURES = new Figures(
            OptionalLong.of(4_000),
            7,
            OptionalLong.of(-300),
            new Figures.Wiring(4, 4, OptionalLong.of(1_780_000_000_000L)),
            Optional.empty(),
            List.of(new Figures.Line(
                    "main", true, List.of(new Figures.Board("b1", true, new TreeMap<>(), new TreeMap<>())))));
    static final Copied COPIED = new Copied("locker-rig", 12, 7, 9_000);

    private final ArrayDeque<Effect.Service> asked = new ArrayDeque<>();
    private Optional<Problem> woe = Optional.empty();
    private boolean isSlow;

    /** The next sticks end so. */
    void stickIs(Problem problem) {
        woe = Optional.of(problem);
    }

    void isSlow(boolean slow) {
        isSlow = slow;
    }

    @Override
    public void ask(Effect.Service question) {
        asked.add(question);
    }

    Optional<Effect.Service> next() {
        return isSlow ? Optional.empty() : Optional.ofNullable(asked.poll());
    }

    Input answer(Effect.Service question) {
        return switch (question) {
            case Effect.ReadFigures read -> new Input.FiguresRead(read.ask(), FIGURES);
            case Effect.CopyToStick copy ->
                woe.<Input>map(problem -> new Input.StickRefused(copy.ask(), problem))
                        .orElseGet(() -> new Input.StickWritten(copy.ask(), COPIED));
        };
    }
}
