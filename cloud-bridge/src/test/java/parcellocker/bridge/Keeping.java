package parcellocker.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.exchange.PartnerRows;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.intake.EvidenceRows;
import parcellocker.bridge.parcels.PersonalRows;
import parcellocker.bridge.parcels.Purge;
import parcellocker.bridge.retention.Kind;

/** The rules of a city as most are. */
public final class Keeping {
    public static final Purge.Terms TERMS = new Purge.Terms(Duration.ofDays(14), Duration.ofDays(90));

    private Keeping() {}

    public static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>(PersonalRows.kinds(TERMS));
        kinds.add(Directives.kind(TERMS.kept()));
        kinds.add(Audit.kind(Duration.ofDays(366)));
        kinds.addAll(PartnerRows.kinds());
        kinds.add(EvidenceRows.kind());
        return kinds;
    }
}
