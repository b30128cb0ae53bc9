package parcellocker.bridge.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcement;
import parcellocker.bridge.parcels.EmailAddress;
import parcellocker.bridge.parcels.Tongue;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.entry.Fact.Mark;
import parcellocker.contract.entry.Fact.Role;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Pin;

/** The interface under {@code /v1}, as {@code openapi.yaml} describes it. */
final class Rest {
    static final String LINE = "\\P{Cntrl}";
    /** As a locker can read it; see {@link #waybill}. */
    private static final String WAYBILL = "[A-Za-z0-9][A-Za-z0-9-]{4,39}";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final City city;

    Rest(City city) {
        this.city = city;
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/lockers", this::registerLocker);
        routes.get("/v1/lockers", ctx -> json(ctx, 200, new Answers.Lockers(lockers())));
        routes.get("/v1/lockers/{locker}", this::locker);
        routes.post("/v1/couriers", this::listCourier);
        routes.post("/v1/parcels", this::announce);
        routes.get(
                "/v1/parcels",
                ctx -> json(ctx, 200, new Answers.ParcelList(city.parcels().latest())));
        routes.get(
                "/v1/parcels/{waybill}",
                ctx -> json(
                        ctx,
                        200,
                        Answers.History.of(
                                city.parcels().history(waybill(ctx.pathParam("waybill"))),
                                Telling.english(city.books()))));
        routes.get("/v1/notices", this::notices);
    }

    private void registerLocker(Context ctx) {
        Fleet.Registration asked = registration(Fields.of(ctx));
        boolean isNew = city.database().inTransaction(sql -> {
            Fleet.Registered registered = Fleet.register(sql, city.directives(), asked);
            SqlBooks.enrol(sql, asked.locker(), asked.epoch());
            if (registered == Fleet.Registered.ENROLLED_ANEW) {
                city.sayAgain(sql, asked.locker());
            }
            return registered == Fleet.Registered.NEW;
        });
        city.told().accept(asked.locker());
        json(ctx, isNew ? 201 : 200, answer(asked.locker()));
    }

    /** What a request to register a locker holds. */
    static Fleet.Registration registration(Fields fields) {
        Fleet.Registration asked = new Fleet.Registration(
                fields.locker("locker"),
                fields.text("name", LINE + "{1,60}"),
                fields.text("address", LINE + "{1,120}"),
                fields.number("epoch", 1, Integer.MAX_VALUE),
                fields.optional("sealTo", LINE + "{10,1000}").orElse(""));
        if (!asked.sealTo().isEmpty() && !isSealingKey(asked.sealTo())) {
            fields.mistake("sealTo", "must be the text of a public X25519 JWK");
        }
        fields.done();
        return asked;
    }

    static boolean isSealingKey(String jwk) {
        try {
            return !Jose.seal("try", jwk).isEmpty()
                    && Jose.publicOf(jwk).contains("\"X25519\"")
                    && !jwk.contains("\"d\"");
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException notAKey) {
            return false;
        }
    }

    List<Answers.Locker> lockers() {
        return city.fleet().all().stream().map(this::answer).toList();
    }

    private void locker(Context ctx) {
        json(ctx, 200, answer(lockerId(ctx.pathParam("locker"))));
    }

    private Answers.Locker answer(LockerId locker) {
        return answer(city.fleet().terminal(locker));
    }

    private Answers.Locker answer(Terminal terminal) {
        return Answers.Locker.of(Cabinet.of(city, terminal));
    }

    private void listCourier(Context ctx) {
        Fields fields = Fields.of(ctx);
        String courier = fields.text("courier", "[A-Za-z0-9-]{1,32}");
        Optional<String> name = fields.optional("name", LINE + "{1,60}");
        String badge = fields.text("badge", "[0-9A-Z-]{4,32}");
        String pin = fields.text("pin", "\\d{4,8}");
        Optional<Role> role = fields.choice("role", Role.class);
        boolean isActive = fields.flag("active", true);
        if (role.isEmpty()) {
            fields.mistake("role", "is missing");
        }
        fields.done();
        Directive.Courier listed =
                new Directive.Courier(courier, role.orElseThrow(), badge, Pin.verifier(pin.toCharArray()), isActive);
        List<LockerId> lockers = city.fleet()
                .list(listed, name.map(text -> Jose.seal(text, city.sealing())).orElse(null));
        lockers.forEach(city.told());
        json(ctx, 201, new Answers.Listed(courier, lockers.size()));
    }

    private void announce(Context ctx) {
        Announcement asked = announcement(Fields.of(ctx));
        boolean isNew = city.announcements().announce(asked);
        city.told().accept(asked.locker());
        json(ctx, isNew ? 201 : 200, city.parcels().history(asked.waybill()).parcel());
    }

    /** A parcel's number. Lockers write it in capitals, whatever a scanner or a program makes of it. */
    static String waybill(Fields fields) {
        return waybill(fields.text("waybill", WAYBILL));
    }

    static String waybill(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** What a request to announce a parcel holds. */
    static Announcement announcement(Fields fields) {
        Announcement asked = new Announcement(
                waybill(fields),
                fields.locker("locker"),
                new Directive.Person(fields.text("name", LINE + "{1,60}"), fields.text("phone", "[0-9+][0-9-]{5,19}")),
                email(fields),
                fields.choice("basis", Basis.class).orElse(null),
                fields.optional("size", "[SML]").orElse(null),
                fields.optionalChoices("marks", Mark.class));
        fields.done();
        return asked;
    }

    private static @Nullable String email(Fields fields) {
        Optional<String> address = fields.optional("email", LINE + "{1,254}");
        if (address.filter(text -> !text.isEmpty() && !EmailAddress.is(text)).isPresent()) {
            fields.mistake("email", "must be a mail address in ASCII, without quotes or comments");
        }
        return address.orElse(null);
    }

    private void notices(Context ctx) {
        var notices = city.notices()
                .orElseThrow(() -> new ProblemException(
                        Problem.PARCEL_UNKNOWN, "notices are not shown here: notices.channel is not screen"));
        ctx.header("Cache-Control", "no-store");
        json(ctx, 200, new Answers.NoticeList(notices.latest(Tongue.ENGLISH), notices.openedByStaff(Tongue.ENGLISH)));
    }

    static LockerId lockerId(String text) {
        try {
            return new LockerId(text);
        } catch (IllegalArgumentException notOurs) {
            throw new ProblemException(Problem.LOCKER_UNKNOWN, "no locker of that name", notOurs);
        }
    }

    static void json(Context ctx, int status, Object answer) {
        ctx.status(status)
                .contentType("application/json")
                .result(MAPPER.valueToTree(answer).toString());
    }
}
