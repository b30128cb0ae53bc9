package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Json;

/** What the city believes to lie in a locker: what it tells one that is enrolled anew. */
public final class Believed {
    /** Characters of a page: signed and in base64 it stays below what a message may have. */
    private static final int PAGE = 30_000;

    private Believed() {}

    /** In pages that each fit into a message; at least one, in the order of the compartments. */
    public static List<List<Directive.Inside>> pages(Sql sql, LockerId locker) {
        List<List<Directive.Inside>> pages = new ArrayList<>();
        List<Directive.Inside> page = new ArrayList<>();
        int length = 0;
        for (Directive.Inside one : inside(sql, locker)) {
            int more = Json.write(one).length();
            if (length + more > PAGE) {
                pages.add(List.copyOf(page));
                page.clear();
                length = 0;
            }
            page.add(one);
            length += more;
        }
        pages.add(List.copyOf(page));
        return pages;
    }

    private static List<Directive.Inside> inside(Sql sql, LockerId locker) {
        return sql
                .all(
                        "select " + DeliveryTable.COLUMNS
                                + " from parcel_delivery where locker = ? order by compartment, begun_millis, begun_seq",
                        Believed::inside,
                        locker.value())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Directive.Inside> inside(ResultSet row) throws SQLException {
        Delivery delivery = DeliveryTable.read(row);
        return switch (delivery.state()) {
            // A door that was open for the recipient when the line broke: what became of it nobody knows, the code
            // opens it.
            case STORED, PICKUP_OPEN, HANDED_OVER -> List.of(inside(delivery, Fact.Believed.STORED));
            case REFUSED -> List.of(inside(delivery, Fact.Believed.REFUSED));
            case AUTHORISED, LOADING, UNCERTAIN -> List.of(inside(delivery, Fact.Believed.UNSURE));
            case COLLECTED, RECALLED, WITHDRAWN, BY_HAND, MISSING, FAILED -> List.of();
        };
    }

    private static Directive.Inside inside(Delivery delivery, Fact.Believed state) {
        Verifier code = delivery.code();
        return new Directive.Inside(
                delivery.delivery(),
                delivery.compartment(),
                delivery.waybills(),
                delivery.courier(),
                delivery.recipient(),
                delivery.basis(),
                code,
                state);
    }
}
