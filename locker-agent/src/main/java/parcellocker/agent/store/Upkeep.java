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

    /** As {@link SqliteStore#beginning}, in that epoch. */
    static Optional<SqliteStore.Beginning> beginning(Writing writing, long epoch) {
        try {
            return Checkpoints.oldest(writing.sql(), epoch);
        } catch (SQLException broken) {
            throw Failures.of("reading a checkpoint", broken);
        } catch (IllegalArgumentException broken) {
            throw Failures.unreadable(broken);
        }
    }

    /** As {@link SqliteStore#drawsCodes}; {@code isInUse}: some delivery has a code; {@code also}: in the same transaction. */
    static void drawsCodes(Writing writing, Codes codes, boolean isInUse, Writing.Writes also) {
        try {
            long rounds = writing.sql().number("select stretch from meta");
            String key = writing.sql().text("select code_key from meta");
            if (rounds == codes.rounds() && key.equals(codes.key())) {
                return;
            }
            if (isInUse && rounds != 0 && rounds != codes.rounds()) {
                throw Failures.refusal(
                        Problem.CONFIG_CONFLICT,
                        "stretch: codes of parcels inside were drawn with " + rounds + "; set it back");
            }
            if (isInUse && !key.isEmpty() && !key.equals(codes.key())) {
                throw Failures.refusal(
                        Problem.CONFIG_CONFLICT,
                        "codeKey: codes of parcels inside were drawn under another key; set it back, or give them up: codes-lost");
            }
            writing.transaction(sql -> {
                sql.run("update meta set stretch = ?, code_key = ?", codes.rounds(), codes.key());
                also.into(sql);
            });
        } catch (SQLException broken) {
            throw Failures.of("reading how codes are drawn", broken);
        }
    }
}
