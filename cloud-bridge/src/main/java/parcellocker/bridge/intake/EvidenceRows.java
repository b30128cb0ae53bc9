package parcellocker.bridge.intake;

import java.time.Duration;
import parcellocker.bridge.retention.Kind;

/** Entries that contradict others, as they came: evidence, which may hold seals of people. No round deletes them. */
public final class EvidenceRows {
    /** As the report names them. */
    public static final String JOURNAL_QUARANTINE = "JOURNAL_QUARANTINE";

    private static final Duration KEPT = Duration.ofDays(183);

    private EvidenceRows() {}

    /** With its rule. */
    public static Kind kind() {
        return new Kind(
                JOURNAL_QUARANTINE,
                KEPT,
                "it was first seen",
                "个人信息保护法 19, 47; whoever settles the case deletes the row",
                "select first_seen as since_at from journal_quarantine");
    }
}
