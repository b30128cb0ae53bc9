package parcellocker.agent.locker;

import java.util.Optional;

/**
 * An opening on its way, as long as its door may still answer. Uptime in milliseconds; -1: not yet.
 *
 * @param pulses releases asked for: one, and one more only under the rule of {@link Openings}
 * @param pulsedAt when the latest went out
 * @param openedAt when the door was seen open
 * @param attended whether whoever asked still stood at the screen then, and nobody has unsaid their word since
 * @param outcome what the board said to the latest
 * @param said what the person said with the door open
 * @param reason why a recipient refuses, if they do
 * @param saidAt when they said the first of what has not been unsaid
 */
record Flight(
        long committedAt,
        int pulses,
        long pulsedAt,
        long openedAt,
        boolean attended,
        Optional<Input.PulseReport.Outcome> outcome,
        Said said,
        Optional<String> reason,
        long saidAt) {
    /** A slip of the finger is put right at once; who unsays something later may be somebody else. */
    static final long SLIP_MILLIS = 10_000;

    static Flight at(long now) {
        return new Flight(now, 1, -1, -1, false, Optional.empty(), Said.NOTHING, Optional.empty(), -1);
    }

    Flight reported(Input.PulseReport.Outcome what, long at) {
        return new Flight(committedAt, pulses, at, openedAt, attended, Optional.of(what), said, reason, saidAt);
    }

    Flight pulsedAgain() {
        return new Flight(
                committedAt, pulses + 1, pulsedAt, openedAt, attended, Optional.empty(), said, reason, saidAt);
    }

    Flight opened(long at, boolean someoneIsHere) {
        return new Flight(committedAt, pulses, pulsedAt, at, someoneIsHere, outcome, said, reason, saidAt);
    }

    Flight saying(Said what, Optional<String> why, long at) {
        boolean isFirst = said == Said.NOTHING;
        boolean isUnsaidLate = !isFirst && what == Said.NOTHING && at - saidAt > SLIP_MILLIS;
        return new Flight(
                committedAt,
                pulses,
                pulsedAt,
                openedAt,
                attended && !isUnsaidLate,
                outcome,
                what,
                why,
                isFirst ? at : saidAt);
    }
}
