package parcellocker.bridge.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import parcellocker.bridge.exchange.EpcisCapture;
import parcellocker.bridge.exchange.EpcisNames;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Recogniser;
import parcellocker.bridge.parcels.Announcement;
import parcellocker.bridge.registry.Act;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;

/** The body of a request, as every request that has one. What is accepted can be stored and sent on as it is. */
public final class RestFuzz {
    private static final String SEALING = Jose.publicOf(Jose.newSealingKey());

    private RestFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        read(bytes, Rest::registration);
        read(bytes, fields -> {
            Announcement asked = Rest.announcement(fields);
            whole(asked.waybill());
            whole(asked.person().name());
            whole(asked.person().phone());
        });
        read(bytes, RestFuzz::outlet);
        read(bytes, Trust::asked);
        read(bytes, Trust::renewal);
        read(bytes, RestFuzz::told);
        read(bytes, RestFuzz::partner);
        read(bytes, RestFuzz::anything);
        epcis(bytes);
    }

    private static void epcis(byte[] bytes) {
        try {
            new EpcisDocument(new EpcisNames("https://epcis.city.example"))
                    .read(Fields.tree(bytes))
                    .forEach(RestFuzz::event);
        } catch (ProblemException refused) {
            return;
        }
    }

    private static void event(EpcisCapture.Part part) {
        if (part instanceof EpcisCapture.Part.Sound sound) {
            whole(sound.event().eventId());
            sound.event().epcs().forEach(RestFuzz::whole);
            sound.event().said().readPoint().ifPresent(RestFuzz::whole);
            long unused = sound.event().at().toEpochMilli();
        }
    }

    private static void outlet(Fields fields) {
        OutletFields asked = new OutletFields(fields, SEALING);
        String actor = asked.actor();
        Act act = asked.act();
        fields.done();
        whole(actor);
        if (act instanceof Act.Return back) {
            back.missing().forEach(RestFuzz::whole);
        }
        if (act instanceof Act.Change change) {
            whole(change.sheet().name());
        }
    }

    private static void told(Fields fields) {
        Inbox.Told told = ExchangeRest.told(fields);
        whole(told.event());
        whole(told.waybill());
        var unused = Recogniser.carriers(told.waybill());
    }

    private static void partner(Fields fields) {
        Partner partner = PartnerRest.read("shop-1", fields);
        whole(partner.name());
        partner.callback().ifPresent(there -> whole(there.getHost()));
    }

    private static void anything(Fields fields) {
        fields.optional("name", ".{0,60}").ifPresent(text -> {});
        fields.number("epoch", 1, Integer.MAX_VALUE);
        fields.flag("active", true);
        fields.choice("role", Thread.State.class);
        fields.done();
    }

    private static void read(byte[] bytes, Consumer<Fields> request) {
        try {
            request.accept(Fields.of(new ByteArrayInputStream(bytes)));
        } catch (ProblemException refused) {
            return;
        }
    }

    private static void whole(String text) {
        if (text.isEmpty()
                || text.indexOf('\0') >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new AssertionError("accepted, but not to be kept");
        }
    }
}
