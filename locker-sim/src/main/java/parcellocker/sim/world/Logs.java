package parcellocker.sim.world;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/** What the product would have logged in the world that runs on this thread, at any level; it is kept, and not printed. */
final class Logs extends TurboFilter {
    private static final ThreadLocal<@Nullable List<String>> HEARD = new ThreadLocal<>();
    private static boolean listening;

    private Logs() {}

    /** From now on what this thread logs goes here. */
    static synchronized void hear() {
        if (!listening && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logs filter = new Logs();
            filter.start();
            context.addTurboFilter(filter);
            listening = true;
        }
        HEARD.set(new ArrayList<>());
    }

    /** Back to what it was. */
    static void deafen() {
        HEARD.remove();
    }

    /** What came since the last time. */
    static List<String> taken() {
        List<String> heard = HEARD.get();
        if (heard == null || heard.isEmpty()) {
            return List.of();
        }
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    @Override
    @SuppressWarnings("NullAway") // Logback calls it with null for what a log call leaves out.
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        List<String> heard = HEARD.get();
        if (heard == null) {
            return FilterReply.NEUTRAL;
        }
        if (format != null) {
            heard.add(MessageFormatter.arrayFormat(format, params, thrown).getMessage() + " " + thrown);
        }
        return FilterReply.DENY;
    }
}
