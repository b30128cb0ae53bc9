package parcellocker.agent.kiosk;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Shown;
import parcellocker.contract.problem.Problem;

/**
 * Follows the stage for one browser, on a virtual thread of its own: a browser that hangs holds up nobody. A new page is pushed
 * as {@code screen}; what comes and goes around it (the link, a door that wants to be shut, quiet hours) as {@code line}, the
 * warning before its end as {@code closing}, so that half-typed digits stay.
 */
final class Viewer {
    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);
    /** A word this often finds out a browser that is gone, and tells a browser that the server is not. */
    private static final Duration STILL_HERE = Duration.ofSeconds(10);

    private final Stage stage;
    private final Painter painter;
    private final BooleanSupplier quiet;

    Viewer(Stage stage, Painter painter, BooleanSupplier quiet) {
        this.stage = stage;
        this.painter = painter;
        this.quiet = quiet;
    }

    boolean isQuiet() {
        return quiet.getAsBoolean();
    }

    /** Returns when the browser or the stage has gone. */
    void follow(SseClient browser) {
        try {
            Stage.Scene last = stage.now();
            boolean wasQuiet = isQuiet();
            browser.sendEvent("line", painter.line(last, wasQuiet));
            browser.sendEvent("screen", painter.screen(last));
            browser.sendEvent("closing", painter.closing(last));
            while (!browser.terminated() && stage.isOpen()) {
                long seen = last.turn();
                Stage.Scene next = stage.await(scene -> scene.turn() != seen, STILL_HERE);
                push(browser, last, next);
                boolean nowQuiet = isQuiet();
                if (nowQuiet != wasQuiet) {
                    browser.sendEvent("line", painter.line(next, nowQuiet));
                }
                wasQuiet = nowQuiet;
                last = next;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.error("{} a screen could not be drawn", Problem.INTERNAL.code(), broken);
        }
    }

    private void push(SseClient browser, Stage.Scene last, Stage.Scene next) {
        if (next.turn() == last.turn()) {
            browser.sendEvent("alive", "yes");
            return;
        }
        browser.sendEvent("line", painter.line(next, isQuiet()));
        if (!pageOf(last).equals(pageOf(next))) {
            browser.sendEvent("screen", painter.screen(next));
        }
        if (!closing(last).equals(closing(next))) {
            browser.sendEvent("closing", painter.closing(next));
        }
    }

    private static Optional<Shown.Closing> closing(Stage.Scene scene) {
        return scene.shown().flatMap(Shown::closing);
    }

    private static Optional<Shown> pageOf(Stage.Scene scene) {
        return scene.shown()
                .map(s -> new Shown(s.view(), s.page(), s.comfort(), s.courier(), true, List.of(), Optional.empty()));
    }
}
