package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.Optional;
import parcellocker.contract.problem.Problem;

/** What a store does to its file beside the commits of the loop. */
final class Upkeep {
    private Upkeep() {}

    /** As {@link SqliteStore#shorten}. */
    static boolean shorten(Writing writing, long youngestAge) {
        try {
            Optional<Checkpoints.At> to = Checkpoints.last(writing.sql(), youngestAge);
            boolean[] more = new boolean[1];
            if (to.isPresent() && Checkpoints.isAnythingBefore(writing.sql(), to.get())) {
                writing.transaction(sql -> more[0] = Checkpoints.cut(sql, to.get()));
            }
            return more[0];
        } catch (SQLException broken) {
            throw Failures.of("looking for a checkpoint", broken);
        }
    }

    /** As {@link SqliteStore#stretchesBy}; {@code isInUse}: some delivery has a code; {@code also}: in the same transaction. */
    static void stretchesBy(Writing writing, int rounds, boolean isInUse, Writing.Writes also) {
        try {
            long before = writing.sql().number("select stretch from meta");
            if (before == rounds) {
                return;
            }
            if (before != 0 && isInUse) {
                throw Failures.refusal(
                        Problem.CONFIG_CONFLICT,
                        "stretch: codes of parcels inside were drawn with " + before + "; set it back");
            }
            writing.transaction(sql -> {
                sql.run("update meta set stretch = ?", rounds);
                also.into(sql);
            });
        } catch (SQLException broken) {
            throw Failures.of("reading the stretch", broken);
        }
    }
}
