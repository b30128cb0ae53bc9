package parcellocker.sim.bench.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Plays a plan once, step by step; the first step that fails ends it. */
public final class PlanRun {
    private static final Duration LOOK = Duration.ofMillis(25);

    private final Plan plan;
    private final Street street;
    private final Sight sight;
    private final Consumer<Result.Line> told;

    /**
     * Not begun.
     *
     * @param told hears of each step as it ends
     */
    public PlanRun(Plan plan, Site site, Consumer<Result.Line> told) {
        this.plan = plan;
        this.street = new Street(site);
        this.sight = new Sight(site, street, plan);
        this.told = told;
    }

    /** Plays it to its end. */
    public Result play() {
        List<Result.Line> lines = new ArrayList<>();
        long began = System.nanoTime();
        boolean goesOn = true;
        for (Step step : plan.steps()) {
            Result.Line line = goesOn ? played(step) : new Result.Line(step, Result.Verdict.NOT_RUN, "", 0);
            goesOn &= line.verdict() == Result.Verdict.PASSED;
            lines.add(line);
            told.accept(line);
        }
        return new Result(plan, lines, millisSince(began));
    }

    private Result.Line played(Step step) {
        long began = System.nanoTime();
        try {
            play(step);
            return new Result.Line(step, Result.Verdict.PASSED, "", millisSince(began));
        } catch (IllegalStateException failed) {
            return new Result.Line(
                    step, Result.Verdict.FAILED, String.valueOf(failed.getMessage()), millisSince(began));
        }
    }

    private void play(Step step) {
        switch (step) {
            case Step.Say ignored -> {}
            case Step.Pause pause -> pause(pause.time());
            case Step.Trouble trouble -> street.trouble(trouble);
            case Step.Hand hand -> street.hand(hand.door(), hand.deed(), hand.label());
            case Step.Order order -> street.order(order.path(), order.parameters());
            case Step.Agent agent -> street.machine(agent.deed());
            case Step.SignIn ignored -> street.signIn();
            case Step.Deposit deposit -> street.deposit(deposit);
            case Step.Offer offer -> street.offer(offer.waybill(), offer.size(), true);
            case Step.Collect collect -> street.collect(collect.waybill());
            case Step.TypeCode code -> street.typeCode(code.waybill());
            case Step.Touch touch -> street.touch(touch.name(), touch.fields());
            case Step.Leave ignored -> street.leave();
            case Step.Expect expect -> expect(expect);
            case Step.Hold hold -> hold(hold);
        }
    }

    private void expect(Step.Expect expect) {
        long end = System.nanoTime() + expect.within().toNanos();
        Sight.Look look = sight.look(expect.what());
        while (!look.holds() && System.nanoTime() < end) {
            pause(LOOK);
            look = sight.look(expect.what());
        }
        if (!look.holds()) {
            throw new IllegalStateException("seen instead: " + look.seen());
        }
    }

    private void hold(Step.Hold hold) {
        long end = System.nanoTime() + hold.during().toNanos();
        do {
            Sight.Look look = sight.look(hold.what());
            if (!look.holds()) {
                throw new IllegalStateException("seen instead: " + look.seen());
            }
            pause(LOOK);
        } while (System.nanoTime() < end);
    }

    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
