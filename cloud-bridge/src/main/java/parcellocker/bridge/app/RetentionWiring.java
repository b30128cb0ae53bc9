package parcellocker.bridge.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.exchange.PartnerRows;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Reports;
import parcellocker.bridge.intake.EvidenceRows;
import parcellocker.bridge.parcels.PersonalRows;
import parcellocker.bridge.parcels.Purge;
import parcellocker.bridge.retention.Kind;
import parcellocker.bridge.retention.Retention;
import parcellocker.bridge.sql.Database;

/** Every kind of personal data that the city keeps, each as its own package has it. */
final class RetentionWiring {
    private RetentionWiring() {}

    static Retention retention(Config config, Database database, InstantSource clock) {
        Purge.Terms terms = config.city().purge();
        List<Kind> kinds = new ArrayList<>(PersonalRows.kinds(terms));
        kinds.add(Directives.kind(terms.kept()));
        kinds.add(Audit.kind(config.http().console().terms().audit()));
        kinds.addAll(PartnerRows.kinds());
        kinds.add(EvidenceRows.kind());
        kinds.add(Reports.kind());
        return new Retention(database, kinds, clock);
    }
}
