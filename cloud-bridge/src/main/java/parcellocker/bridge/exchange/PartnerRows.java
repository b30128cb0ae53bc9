package parcellocker.bridge.exchange;

import java.util.List;
import parcellocker.bridge.retention.Kind;

/** Which rows of the exchange are about people. */
public final class PartnerRows {
    /** What partners told and nobody could understand, sealed. */
    public static final String PARTNER_QUARANTINE = "PARTNER_QUARANTINE";

    /** Which partner was told how much: no person, but the record of having given personal data away. */
    public static final String TRANSFER = "TRANSFER";

    private PartnerRows() {}

    /** Each with its rule. */
    public static List<Kind> kinds() {
        return List.of(
                new Kind(
                        PARTNER_QUARANTINE,
                        Inbox.KEPT,
                        "it was heard",
                        "个人信息保护法 19, 47",
                        "select heard_at as since_at from exchange_quarantine"),
                new Kind(
                        TRANSFER,
                        Transfers.KEPT,
                        "it was made",
                        "网络数据安全管理条例 12: at least 3 years",
                        "select made_at as since_at from exchange_log"));
    }
}
