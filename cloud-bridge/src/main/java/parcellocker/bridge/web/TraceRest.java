package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.parcels.Chain;
import parcellocker.bridge.parcels.Chain.Line;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Who had a parcel when, and where nobody can say: in full for the city's own systems, for partners without a word about who did it. */
final class TraceRest {
    private final City city;
    private final Optional<ExchangeDesk> exchange;

    TraceRest(City city, Optional<ExchangeDesk> exchange) {
        this.city = city;
        this.exchange = exchange;
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/parcels/{waybill}/trace", ctx -> {
            String waybill = Rest.waybill(ctx.pathParam("waybill"));
            answer(ctx, waybill, true);
        });
        exchange.ifPresent(desk -> routes.get("/v1/shipments/{waybill}/trace", ctx -> look(ctx, desk)));
    }

    private void look(Context ctx, ExchangeDesk desk) {
        PartnerDoor door = new PartnerDoor(city, desk);
        Partner partner = door.admit(ctx, new byte[0], Partner.Scope.SHIPMENTS);
        Instant begun = city.clock().instant();
        String waybill = Rest.waybill(ctx.pathParam("waybill"));
        if (!desk.feed().isOf(partner, waybill)) {
            throw unknown();
        }
        answer(ctx, waybill, false);
        door.note(partner, Transfers.Way.LOOKED, 1, begun);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.PARCEL_UNKNOWN, "no such parcel of which anything was heard");
    }

    private void answer(Context ctx, String waybill, boolean inFull) {
        TraceView view = TraceView.of(city, waybill, Texts.of("en", null));
        if (view.chain().lines().isEmpty()) {
            throw unknown();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("waybill", waybill);
        view.chain().locker().ifPresent(locker -> answer.put("locker", locker));
        ArrayNode lines = answer.putArray("lines");
        for (Line line : view.chain().lines()) {
            switch (line) {
                case Line.Heard heard -> {
                    ObjectNode told = lines.addObject();
                    heard(told, heard.link());
                    if (inFull) {
                        told.put("words", view.words(heard.link()));
                    }
                }
                case Line.Gap gap ->
                    lines.addObject().put("gap", gap.why().name()).put("text", view.text(gap.why()));
            }
        }
        ArrayNode climate = answer.putArray("climate");
        view.climate()
                .forEach(probe -> climate.addObject()
                        .put("probe", probe.probe())
                        .put("ageMillis", probe.ageMillis())
                        .put("milliCelsius", probe.milliCelsius()));
        ctx.header("Cache-Control", "no-store");
        Rest.json(ctx, 200, answer);
    }

    private static void heard(ObjectNode line, Chain.Link link) {
        line.put("what", link.what().name())
                .put("at", Instant.ofEpochMilli(link.stamp().wallMillis()).toString())
                .put("clock", link.stamp().clock().name());
        if (!link.locker().isEmpty()) {
            line.put("locker", link.locker()).put("compartment", link.compartment());
        }
    }
}
