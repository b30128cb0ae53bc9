package parcellocker.agent.runtime;

import java.util.Optional;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

/**
 * Keeps from the core the kind of input on which it crashed again and again. What the world cannot leave out (doors, pulses,
 * time) passes always: then only the mode helps, which allows the least.
 *
 * @param kind as {@link #kind} names it; empty: everything passes
 */
public record Quarantine(String kind) {
    /** Nothing is kept away. */
    public static final Quarantine NONE = new Quarantine("");

    /** How an input is named: its kind and no more, but for a directive its number and for a touch what it was. */
    public static String kind(Input input) {
        String name = input.getClass().getSimpleName();
        if (input instanceof Input.Directed directed) {
            return name + " " + directed.number();
        }
        return input instanceof Input.Touched touched
                ? name + " " + touched.touch().getClass().getSimpleName()
                : name;
    }

    /** What of an input reaches the core. A directive is taken and refused, so that those after it are not held up. */
    public Optional<Input> pass(Input input) {
        if (!kind.equals(kind(input))) {
            return Optional.of(input);
        }
        return switch (input) {
            case Input.Directed directed ->
                Optional.of(new Input.Directed(
                        directed.number(),
                        directed.prev(),
                        directed.head(),
                        new Input.Directive.Unknown(
                                directed.directive().getClass().getSimpleName(), Problem.UNSTABLE)));
            case Input.Listed ignored -> Optional.empty();
            case Input.Touched ignored -> Optional.empty();
            case Input.Scanned ignored -> Optional.empty();
            case Input.ScanRefused ignored -> Optional.empty();
            case Input.BadgeShown ignored -> Optional.empty();
            case Input.CodeChecked ignored -> Optional.empty();
            case Input.CodeAndTailChecked ignored -> Optional.empty();
            case Input.TokenChecked ignored -> Optional.empty();
            case Input.TokenRefused ignored -> Optional.empty();
            case Input.PinChecked ignored -> Optional.empty();
            case Input.PersonKept ignored -> Optional.empty();
            case Input.PersonRefused ignored -> Optional.empty();
            case Input.CodeDrawn ignored -> Optional.empty();
            case Input.TailChecked ignored -> Optional.empty();
            case Input.AnswerChecked ignored -> Optional.empty();
            case Input.FiguresRead ignored -> Optional.empty();
            case Input.StickWritten ignored -> Optional.empty();
            case Input.StickRefused ignored -> Optional.empty();
            case Input.ReportDone ignored -> Optional.empty();
            case Input.Commanded ignored -> Optional.empty();
            case Input.LinkSeen ignored -> Optional.empty();
            case Input.TemperatureSeen ignored -> Optional.empty();
            case Input.StorageSeen ignored -> Optional.empty();
            case Input.TrialsBegun ignored -> Optional.empty();
            case Input.TrialWanted ignored -> Optional.empty();
            case Input.Started passes -> Optional.of(passes);
            case Input.Rescued passes -> Optional.of(passes);
            case Input.Tick passes -> Optional.of(passes);
            case Input.DoorSeen passes -> Optional.of(passes);
            case Input.PulseReport passes -> Optional.of(passes);
            case Input.BoardSeen passes -> Optional.of(passes);
            case Input.AlarmSeen passes -> Optional.of(passes);
            case Input.Crashed passes -> Optional.of(passes);
            case Input.OldImageSeen passes -> Optional.of(passes);
            case Input.FileDamaged passes -> Optional.of(passes);
            case Input.DaySigned ignored -> Optional.empty();
            case Input.CheckpointDrawn ignored -> Optional.empty();
            case Input.Enrolled passes -> Optional.of(passes);
        };
    }
}
