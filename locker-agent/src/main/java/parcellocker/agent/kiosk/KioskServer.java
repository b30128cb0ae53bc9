package parcellocker.agent.kiosk;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.runtime.Inbox;
import parcellocker.agent.runtime.People;
import parcellocker.agent.runtime.Screen;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * The touchscreen's server on loopback. A browser loads {@code /} once; each {@link #show} pushes the new screen into it. Touches
 * are posted as {@link TouchForm} describes and go to the inbox as they are.
 *
 * <p>For scripts, {@code GET /screen.json} tells what a person sees: {@code view}, {@code page} with its fields, {@code
 * language}, {@code wishes}, {@code courier}, {@code online}, {@code toBeShut}, and {@code closesInSeconds} once it warns;
 * {@code ?after=7} waits up to 10 s for a view other than 7.
 */
public final class KioskServer implements Screen, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KioskServer.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);

    private final Stage stage = new Stage();
    private final Optional<String> token;
    private final Optional<QuietHours> quiet;
    private final String host;
    private final Inbox inbox;
    private final Painter painter;
    private final ScreenJson screenJson;
    private final Javalin server;
    /** Tells this process from an earlier one, whose pages may still hang in a browser with views of their own counting. */
    private final String run = drawn();

    private KioskServer(KioskSettings settings, Cabinet cabinet, Inbox inbox, People people) {
        this.token = settings.bootToken();
        this.quiet = settings.quiet();
        this.host = settings.host();
        this.inbox = inbox;
        this.painter = new Painter(cabinet, people, run);
        this.screenJson = new ScreenJson(people, run);
        this.server = Javalin.create(config -> {
            config.jetty.host = settings.host();
            config.jetty.port = settings.port();
            configure(config);
        });
    }

    /**
     * Starts serving; until the first {@link #show} the screen says that the locker is starting.
     *
     * @throws ProblemException LK-8004 for settings out of range
     */
    public static KioskServer start(KioskSettings settings, Cabinet cabinet, Inbox inbox, People people) {
        KioskServer kiosk = new KioskServer(settings, cabinet, inbox, people);
        kiosk.server.start();
        LOG.info("touchscreen served on {}:{}", settings.host(), kiosk.port());
        return kiosk;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = Form.LONGEST;
        Entrance entrance = new Entrance(token);
        Assets assets = new Assets();
        Viewer viewer =
                new Viewer(stage, painter, () -> quiet.filter(QuietHours::isNow).isPresent());
        config.routes.before(entrance::admit);
        config.routes.get("/", ctx -> ctx.html(painter.page(stage.now(), viewer.isQuiet())));
        config.routes.get("/assets/{name}", assets::serve);
        config.routes.get("/screen.json", this::tell);
        config.routes.sse("/events", viewer::follow);
        config.routes.post("/touch/{name}", this::touch);
        config.routes.exception(ProblemException.class, KioskServer::refuse);
        config.routes.exception(Exception.class, KioskServer::fail);
    }

    @Override
    public void show(Shown shown) {
        stage.set(shown);
    }

    public int port() {
        return server.port();
    }

    /** What the launcher opens: with the boot token, if there is one. Not for logs. */
    public String url() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port() + "/"
                + token.map(value -> "?t=" + value).orElse("");
    }

    @Override
    public void close() {
        stage.close();
        server.stop();
    }

    private void touch(Context ctx) throws IOException {
        String type = ctx.contentType();
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            throw Form.malformed("the form");
        }
        Form form = Form.parse(ctx.bodyInputStream().readNBytes(Form.LONGEST + 1));
        boolean current = form.optional("run", Painter.RUN).map(run::equals).orElse(true);
        if (!current) {
            // The page hung here while the agent started again; its view means nothing now.
            ctx.status(409);
            return;
        }
        if (!inbox.offer(TouchForm.read(ctx.pathParam("name"), form))) {
            throw new ProblemException(Problem.BUSY, "the locker is busy");
        }
        ctx.status(204);
    }

    private void tell(Context ctx) throws InterruptedException {
        String after = ctx.queryParam("after");
        Stage.Scene scene = stage.now();
        if (after != null) {
            scene = stage.await(now -> !String.valueOf(now.view()).equals(after), LONGEST_POLL);
        }
        ctx.contentType("application/json; charset=utf-8").result(screenJson.of(scene));
    }

    private static void refuse(ProblemException refused, Context ctx) {
        int status = switch (refused.problem()) {
            case NOT_AUTHORISED -> 403;
            case TOO_LARGE -> 413;
            case BUSY -> 503;
            default -> 400;
        };
        ctx.status(status).contentType("application/json; charset=utf-8").result(ScreenJson.refusal(refused));
    }

    /** Must not throw: Javalin hands in what this throws again, for ever, and a browser that left took its exchange along. */
    static void fail(Exception broken, Context ctx) {
        try {
            String request = ctx.method() + " " + ctx.path();
            ctx.status(500);
            LOG.error("{} {} failed", Problem.INTERNAL.code(), request, broken);
        } catch (RuntimeException gone) {
            LOG.info("a browser left before it was answered: {}", broken.toString());
        }
    }

    private static String drawn() {
        byte[] random = new byte[9];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
