package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.accounts.Session;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Shipments;
import parcellocker.bridge.parcels.MailIns;
import parcellocker.bridge.parcels.Noted;
import parcellocker.bridge.parcels.Notices.Notice;
import parcellocker.bridge.parcels.Notices.StaffOpening;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Parcels.Parcel;
import parcellocker.bridge.parcels.Tongue;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Parcels, and what people were told of them. Lists name no recipient; whoever looks at a single one is noted first. A partner's people see that
 * partner's parcels, and of recipients what the partner itself sees.
 */
final class ParcelPages {
    private final City city;
    private final Optional<ExchangeDesk> exchange;
    private final Audit audit;
    private final Drawing drawing;

    ParcelPages(City city, Optional<ExchangeDesk> exchange, Audit audit, Drawing drawing) {
        this.city = city;
        this.exchange = exchange;
        this.audit = audit;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        MailIns mailIns = new MailIns(city.database());
        routes.get("/parcels", this::parcels);
        routes.get("/parcels/{waybill}", this::parcel);
        routes.get("/mail-ins", ctx -> drawing.show(ctx, "mailins.jte", Map.of("sent", mailIns.latest())));
        routes.get("/mail-ins/{order}", ctx -> {
            MailIns.History found = mailIns.history(ctx.pathParam("order"));
            String order = found.order();
            looked(ctx, Audit.Act.MAIL_IN_READ, List.of(order));
            drawing.show(
                    ctx,
                    "mailin.jte",
                    Map.of(
                            "found",
                            found,
                            "told",
                            told(ctx, found.events()),
                            "chain",
                            TraceView.of(city, order, drawing.texts(ctx))));
        });
        routes.get("/notices", this::notices);
    }

    private List<Telling.Line> told(Context ctx, List<Noted> events) {
        return new Telling(city.books(), drawing.texts(ctx)).lines(events);
    }

    private void looked(Context ctx, Audit.Act act, List<String> subjects) {
        Visitor.of(ctx).actor().ifPresent(actor -> audit.looked(actor, act, subjects));
    }

    private void parcels(Context ctx) {
        List<Parcel> shown =
                partner(ctx).map(this::ofPartner).orElseGet(() -> city.parcels().latest());
        drawing.show(ctx, "parcels.jte", Map.of("parcels", shown));
    }

    private List<Parcel> ofPartner(Partner partner) {
        List<String> declared = new Shipments(city.database()).latestOf(partner, Parcels.MOST);
        Map<String, Parcel> known =
                city.parcels().among(declared).stream().collect(Collectors.toMap(Parcel::waybill, Function.identity()));
        return declared.stream()
                .map(waybill -> known.getOrDefault(waybill, declaredOnly(waybill)))
                .toList();
    }

    /** No locker has heard of it. */
    private static Parcel declaredOnly(String waybill) {
        return new Parcel(waybill, "", "DECLARED", null, null, null, null, null, false, null);
    }

    private void parcel(Context ctx) {
        String waybill = Rest.waybill(ctx.pathParam("waybill"));
        Optional<Partner> partner = partner(ctx);
        if (partner.isPresent()) {
            shipment(ctx, partner.get(), waybill);
            return;
        }
        Parcels.History found = city.parcels().history(waybill);
        looked(ctx, Audit.Act.PARCEL_READ, List.of(waybill));
        drawing.show(
                ctx,
                "parcel.jte",
                Map.of(
                        "found",
                        found,
                        "told",
                        told(ctx, found.events()),
                        "chain",
                        TraceView.of(city, waybill, drawing.texts(ctx))));
    }

    private void shipment(Context ctx, Partner partner, String waybill) {
        if (!desk().feed().isOf(partner, waybill)) {
            throw new ProblemException(Problem.PARCEL_UNKNOWN, "no such parcel of yours");
        }
        boolean isShown = partner.mask() == Partner.Mask.MASKED && desk().feed().isAnnouncedBy(partner, waybill);
        Parcel parcel = city.parcels()
                .find(waybill)
                .map(known -> isShown ? known : Parcels.unnamed(known))
                .orElseGet(() -> declaredOnly(waybill));
        looked(ctx, Audit.Act.PARCEL_READ, List.of(waybill));
        drawing.show(
                ctx,
                "shipment.jte",
                Map.of("shipment", new Shipment(parcel, desk().feed().trace(partner, waybill))));
    }

    /** Whose people they are; empty for the city's own. One that takes part no more has no people. */
    private Optional<Partner> partner(Context ctx) {
        Optional<Session> session = Visitor.of(ctx).session();
        if (session.filter(known -> known.role().isOfPartner()).isEmpty()) {
            return Optional.empty();
        }
        Partner partner = session.flatMap(Session::partner)
                .map(code -> desk().partners().find(code))
                .filter(Partner::active)
                .filter(known -> !known.seesAll() && known.scopes().contains(Partner.Scope.SHIPMENTS))
                .orElseThrow(ParcelPages::noPartner);
        return Optional.of(partner);
    }

    private ExchangeDesk desk() {
        return exchange.orElseThrow(ParcelPages::noPartner);
    }

    private static ProblemException noPartner() {
        return new ProblemException(Problem.ROLE_MISSING, "the account's partner does not look at parcels here");
    }

    private void notices(Context ctx) {
        Tongue tongue = drawing.texts(ctx).tongue();
        List<Notice> shown = city.notices().map(known -> known.latest(tongue)).orElse(List.of());
        List<StaffOpening> opened =
                city.notices().map(known -> known.openedByStaff(tongue)).orElse(List.of());
        List<String> subjects = Stream.concat(
                        shown.stream().flatMap(notice -> notice.waybills().stream()),
                        opened.stream().map(StaffOpening::delivery))
                .toList();
        looked(ctx, Audit.Act.NOTICE_READ, subjects);
        drawing.show(ctx, "notices.jte", Map.of("notices", shown, "openedByStaff", opened));
    }
}
