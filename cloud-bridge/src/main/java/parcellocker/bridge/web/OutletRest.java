package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import parcellocker.bridge.registry.Act;
import parcellocker.bridge.registry.Outlet;
import parcellocker.bridge.registry.Outlets;
import parcellocker.bridge.registry.Photo;
import parcellocker.bridge.registry.Sheet;
import parcellocker.bridge.registry.SheetCodec;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Filing of outlets, for those who open them and for the authority. */
final class OutletRest {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9-]{2,31}";
    private static final int MOST_PHOTOS = 9;
    private static final int MOST_SHOWN = 1_000;

    private final Outlets outlets;
    private final String sealing;

    OutletRest(Outlets outlets, String sealing) {
        this.outlets = outlets;
        this.sealing = sealing;
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/outlets", this::all);
        routes.put("/v1/outlets/{outlet}", this::declare);
        routes.get("/v1/outlets/{outlet}", ctx -> answer(ctx, 200, outlets.find(id(ctx))));
        routes.post("/v1/outlets/{outlet}/acts", this::act);
        routes.put("/v1/outlets/{outlet}/photos/{photo}", this::keepPhoto);
        routes.get("/v1/outlets/{outlet}/photos/{photo}", ctx -> photo(outlets, ctx));
    }

    private void all(Context ctx) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        outlets.latest(MOST_SHOWN).forEach(seen -> list.add(node(seen)));
        Rest.json(ctx, 200, JsonNodeFactory.instance.objectNode().set("outlets", list));
    }

    private void declare(Context ctx) {
        Fields fields = Fields.of(ctx);
        OutletFields asked = new OutletFields(fields, sealing);
        String actor = asked.actor();
        Sheet sheet = asked.sheet();
        fields.done();
        boolean isNew = outlets.declare(newId(ctx), sheet, actor);
        answer(ctx, isNew ? 201 : 200, outlets.find(id(ctx)));
    }

    private void act(Context ctx) {
        Fields fields = Fields.of(ctx);
        OutletFields asked = new OutletFields(fields, sealing);
        String actor = asked.actor();
        Act act = asked.act();
        fields.done();
        answer(ctx, 200, outlets.act(id(ctx), act, actor));
    }

    private void keepPhoto(Context ctx) throws IOException {
        int number = photoNumber(ctx);
        String actor = ctx.queryParam("actor");
        if (actor == null || !actor.matches("[A-Za-z0-9._-]{1,32}")) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "actor: is missing");
        }
        byte[] bytes = ctx.bodyInputStream().readNBytes(Photo.MOST_BYTES + 1);
        if (bytes.length > Photo.MOST_BYTES) {
            throw new ProblemException(Problem.TOO_LARGE, "at most " + Photo.MOST_BYTES + " bytes");
        }
        outlets.keepPhoto(id(ctx), number, Photo.clean(bytes), actor);
        answer(ctx, 200, outlets.find(id(ctx)));
    }

    static void photo(Outlets outlets, Context ctx) {
        int number = photoNumber(ctx);
        byte[] jpeg = outlets.photo(id(ctx), number)
                .orElseThrow(() -> new ProblemException(Problem.OUTLET_UNKNOWN, "no such photo"));
        ctx.contentType("image/jpeg").result(jpeg);
    }

    private static int photoNumber(Context ctx) {
        String text = ctx.pathParam("photo");
        if (!text.matches("[1-9]")) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "photo: must be from 1 to " + MOST_PHOTOS);
        }
        return Integer.parseInt(text);
    }

    private static String id(Context ctx) {
        return ctx.pathParam("outlet");
    }

    private static String newId(Context ctx) {
        if (!id(ctx).matches(ID)) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "outlet: must match " + ID);
        }
        return id(ctx);
    }

    private void answer(Context ctx, int status, Outlets.Seen seen) {
        ObjectNode node = node(seen);
        ArrayNode history = node.putArray("history");
        outlets.history(seen.outlet().id())
                .forEach(done -> history.addObject()
                        .put("at", done.at().toString())
                        .put("act", done.act())
                        .put("actor", done.actor())
                        .put("detail", done.detail()));
        Rest.json(ctx, status, node);
    }

    /** Nobody's personal data. */
    private static ObjectNode node(Outlets.Seen seen) {
        Outlet outlet = seen.outlet();
        Outlet.Course course = outlet.course();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("outlet", outlet.id()).put("state", outlet.state().name());
        outlet.number().ifPresent(number -> node.put("number", number));
        node.set("sheet", SheetCodec.write(outlet.sheet()));
        outlet.pending().ifPresent(sheet -> node.set("pending", SheetCodec.write(sheet)));
        node.put("declaredOn", course.declaredOn().toString());
        course.submittedOn().map(LocalDate::toString).ifPresent(day -> node.put("submittedOn", day));
        course.returnedOn().map(LocalDate::toString).ifPresent(day -> node.put("returnedOn", day));
        course.filedOn().map(LocalDate::toString).ifPresent(day -> node.put("filedOn", day));
        ArrayNode missing = node.putArray("missing");
        course.missing().forEach(missing::add);
        ArrayNode photos = node.putArray("photos");
        outlet.photos().forEach(photos::add);
        ArrayNode duties = node.putArray("duties");
        seen.duties()
                .forEach(duty -> duties.addObject()
                        .put("what", duty.what().name())
                        .put("due", duty.due().toString())
                        .put("urgency", duty.urgency().name())
                        .put("assumed", duty.assumed()));
        return node;
    }
}
