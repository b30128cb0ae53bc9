package parcellocker.bridge.exchange;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import parcellocker.bridge.sql.Sql;

/**
 * In which trace a partner declared a parcel (W3C Trace Context): what befalls the parcel is brought to that partner, and to no other, as part of it. The
 * last one that it named counts.
 */
final class Trace {
    private static final String HEADER = "traceparent";

    /** A column of a query over pushes {@code w}. */
    static final String OF_PUSH =
            "(select s.trace from exchange_shipment s where s.waybill = w.waybill and s.partner = w.partner) as trace";

    private Trace() {}

    /** Notes down what this thread is part of, if it is part of anything. */
    static void note(Sql sql, Partner partner, String waybill) {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        String trace = headers.get(HEADER);
        if (trace != null) {
            int unused = sql.change(
                    "update exchange_shipment set trace = ? where waybill = ? and partner = ?",
                    trace,
                    waybill,
                    partner.code());
        }
    }

    static Map<String, String> of(ResultSet row) throws SQLException {
        String trace = row.getString("trace");
        return trace == null ? Map.of() : Map.of(HEADER, trace);
    }
}
