package parcellocker.agent.kiosk;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Shown;
import parcellocker.contract.problem.Problem;

/**
 * Follows the stage for one browser, on a virtual thread of its own: a browser that hangs holds up nobody. A new page is pushed
 * as {@code screen}; a link that comes or goes, and a door that wants to be shut, as {@code line} alone, so that half-typed
 * digits stay.
 */
final class Viewer {
    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);
    /** A comment this often finds out a browser that is gone. */
    private static final Duration STILL_HERE = Duration.ofSeconds(15);

    private final Stage stage;
    private final Painter painter;

    Viewer(Stage stage, Painter painter) {
        this.stage = stage;
        this.painter = painter;
    }

    /** Returns when the browser or the stage has gone. */
    void follow(SseClient browser) {
        try {
            Stage.Scene last = stage.now();
            browser.sendEvent("line", painter.line(last));
            browser.sendEvent("screen", painter.screen(last));
            while (!browser.terminated() && stage.isOpen()) {
                long seen = last.turn();
                Stage.Scene next = stage.await(scene -> scene.turn() != seen, STILL_HERE);
                push(browser, last, next);
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
            browser.sendComment("still here");
            return;
        }
        browser.sendEvent("line", painter.line(next));
        if (!withoutLine(last.shown()).equals(withoutLine(next.shown()))) {
            browser.sendEvent("screen", painter.screen(next));
        }
    }

    private static Optional<Shown> withoutLine(Optional<Shown> shown) {
        return shown.map(s -> new Shown(s.view(), s.page(), s.language(), s.courier(), true, List.of()));
    }
}
