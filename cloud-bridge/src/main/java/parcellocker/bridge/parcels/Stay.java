package parcellocker.bridge.parcels;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.policy.Fee;

/**
 * A delivery as its recipient sees it, or whom they send.
 *
 * @param tail end of the first waybill
 * @param endedAt when it was collected or taken out; null while it is inside, and if no clock was sure
 */
public record Stay(
        boolean isHelper,
        String tail,
        Where where,
        State state,
        Term term,
        Credential credential,
        Asked asked,
        @Nullable Instant endedAt) {

    /**
     * Where it lies.
     *
     * @param height null if the city does not know how the cabinet is built
     */
    public record Where(
            String name,
            String address,
            String compartment,
            @Nullable Height height) {}

    /** How high a compartment is. Columns are numbered from top to bottom. */
    public enum Height {
        UPPER,
        MIDDLE,
        LOWER
    }

    /**
     * How long it may lie.
     *
     * @param limitMillis in all; 0 if it has not begun
     * @param until at least; null if it has not begun. The locker counts, and outages do not
     * @param moreHours what its recipient may add now; 0 for nothing
     */
    public record Term(long limitMillis, @Nullable Instant until, boolean overdue, int moreHours, Cost cost) {}

    /**
     * What it costs that it lies here.
     *
     * @param fee beyond its time
     * @param dueFen by now
     */
    public record Cost(Fee fee, int dueFen) {}

    /** What opens it; null for what there is not. */
    public record Credential(@Nullable String qr, @Nullable String code) {
        /** Neither of them: they open a door. */
        @Override
        public String toString() {
            return "a credential";
        }
    }

    /**
     * What was asked for here.
     *
     * @param helper whom its recipient sends; null if nobody
     * @param helperLink for them, if it was this link's bearer who made it
     * @param tickets numbers that somebody was given and waits under
     */
    public record Asked(
            @Nullable Refusal refused,
            @Nullable Helper helper,
            @Nullable String helperLink,
            List<String> tickets) {
        public Asked {
            tickets = List.copyOf(tickets);
        }

        /** Never the link. */
        @Override
        public String toString() {
            return "refused " + refused + ", helper " + helper + ", tickets " + tickets;
        }
    }

    /** Whether it waits for its recipient behind a door that may be opened. */
    public boolean isWaiting() {
        return state == State.STORED || state == State.PICKUP_OPEN;
    }
}
