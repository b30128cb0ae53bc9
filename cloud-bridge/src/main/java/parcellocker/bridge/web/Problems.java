package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Errors as {@code application/problem+json} (RFC 9457), each with its number. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    private Problems() {}

    /** Whoever looks at pages gets a page that says it. */
    static void register(RoutesConfig routes, Drawing drawing) {
        register(routes);
        routes.exception(ProblemException.class, (refused, ctx) -> {
            refused(refused, ctx);
            if (!Access.isInterface(ctx)
                    && Access.wantsPage(ctx)
                    && Visitor.known(ctx).isPresent()) {
                drawing.refuse(ctx, refused.problem());
            }
        });
    }

    static void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, Problems::refused);
        routes.exception(HttpResponseException.class, Problems::http);
        routes.exception(Exception.class, Problems::unexpected);
    }

    private static void refused(ProblemException refused, Context ctx) {
        int status = status(refused.problem());
        if (status >= 500 && status != 501) {
            LOG.error("{} {} {}", refused.problem().code(), ctx.method(), path(ctx), refused);
        }
        String detail = status >= 500 && status != 501 ? "it was not done; try again later" : refused.detail();
        write(ctx, status, refused.problem(), detail);
    }

    private static void http(HttpResponseException refused, Context ctx) {
        Problem problem = refused.getStatus() == 413 ? Problem.TOO_LARGE : Problem.REQUEST_MALFORMED;
        write(ctx, refused.getStatus(), problem, refused.getStatus() == 404 ? "nothing is here" : "not allowed here");
    }

    /** Must not throw: Javalin hands in what this throws again, for ever, and a browser that left took its exchange along. */
    static void unexpected(Exception broken, Context ctx) {
        try {
            String request = ctx.method() + " " + path(ctx);
            write(ctx, 500, Problem.INTERNAL, "it was not done");
            LOG.error("{} {}", Problem.INTERNAL.code(), request, broken);
        } catch (RuntimeException gone) {
            LOG.info("a browser left before it was answered: {}", broken.toString());
        }
    }

    /** Of a recipient's page the path is the right to it. */
    private static String path(Context ctx) {
        String path = ctx.path();
        return path.startsWith(RecipientPages.PREFIX) ? RecipientPages.PREFIX + "…" : path;
    }

    static int status(Problem problem) {
        if (problem == Problem.REQUEST_MALFORMED) {
            return 400;
        }
        if (problem == Problem.NOT_AUTHORISED
                || problem == Problem.REQUEST_UNSIGNED
                || problem == Problem.ACCOUNT_REFUSED
                || problem == Problem.PROVIDER_REFUSED
                || problem == Problem.IDENTITY_UNPROVEN) {
            return 401;
        }
        if (problem == Problem.ENROLMENT_REFUSED
                || problem == Problem.SCOPE_MISSING
                || problem == Problem.ROLE_MISSING
                || problem == Problem.FORM_FOREIGN
                || problem == Problem.SIGN_IN_STALE
                || problem == Problem.ROLE_UNMAPPED
                || problem == Problem.PARTNER_UNMAPPED
                || problem == Problem.ACCOUNT_SHUT
                || problem == Problem.ENROLMENT_EXPIRED
                || problem == Problem.ENROLMENT_REVOKED) {
            return 403;
        }
        if (problem == Problem.LOCKER_UNKNOWN
                || problem == Problem.PARCEL_UNKNOWN
                || problem == Problem.TOKEN_UNKNOWN
                || problem == Problem.TICKET_UNKNOWN
                || problem == Problem.COMMAND_UNKNOWN
                || problem == Problem.ALARM_UNKNOWN
                || problem == Problem.HARDWARE_UNKNOWN
                || problem == Problem.PARTNER_UNKNOWN
                || problem == Problem.CAPTURE_UNKNOWN
                || problem == Problem.ACCOUNT_UNKNOWN
                || problem == Problem.CONFIGURATION_UNKNOWN
                || problem == Problem.REPORT_UNKNOWN
                || problem == Problem.OUTLET_UNKNOWN) {
            return 404;
        }
        if (problem == Problem.PARCEL_EXISTS
                || problem == Problem.COMMAND_EXISTS
                || problem == Problem.ALARM_TAKEN
                || problem == Problem.HARDWARE_DIFFERS
                || problem == Problem.IDENTITY_DOUBLED
                || problem == Problem.SHIPMENT_TAKEN
                || problem == Problem.ACCOUNT_EXISTS
                || problem == Problem.ACCOUNT_FEDERATED
                || problem == Problem.LAST_ADMINISTRATOR
                || problem == Problem.ENROLMENT_SPENT
                || problem == Problem.ENROLMENT_MISSING
                || problem == Problem.OUTLET_STATE
                || problem == Problem.ORDER_LEFT
                || problem == Problem.ORDER_CANCELLED
                || problem == Problem.ROLLOUT_STATE
                || problem == Problem.REPORT_OVER
                || problem == Problem.REPORT_ELSEWHERE
                || problem == Problem.OUTLET_EXISTS) {
            return 409;
        }
        if (problem == Problem.TOO_LARGE) {
            return 413;
        }
        if (problem == Problem.OUTLET_UNFIT
                || problem == Problem.CONFIGURATION_UNFIT
                || problem == Problem.REPORT_UNFIT
                || problem == Problem.PASSWORD_WEAK) {
            return 422;
        }
        if (problem == Problem.EPCIS_UNNAMED) {
            return 501;
        }
        if (problem == Problem.ACCOUNT_RESTS) {
            return 429;
        }
        return problem == Problem.STORE_FAILED || problem == Problem.PROVIDER_AWAY ? 503 : 500;
    }

    private static void write(Context ctx, int status, Problem problem, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:parcellocker:" + problem.code());
        body.put("title", problem.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        body.put("status", status);
        body.put("code", problem.code());
        body.put("detail", detail);
        ctx.status(status)
                .contentType("application/problem+json")
                .result(MAPPER.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8));
    }
}
