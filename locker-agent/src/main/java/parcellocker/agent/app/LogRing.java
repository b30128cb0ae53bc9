package parcellocker.agent.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * The newest lines of the log, in memory, for a report to the city. By rule no line names a person or a code; should one do so all the
 * same, long numbers are no part of what is kept: a phone has eleven digits, a code eight.
 */
final class LogRing extends AppenderBase<ILoggingEvent> {
    static final int MOST_LINES = 2_000;
    static final int MOST_CHARACTERS = 500;

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){5,}");
    private static final int MOST_CAUSES = 4;
    private static final String NAME = "ring";
    /** One log a process, and one ring of it. */
    private static final Deque<Line> NEWEST = new ArrayDeque<>();

    /** @param millis Unix time */
    record Line(long millis, String level, String logger, String text) {}

    /**
     * Hears from now on what is logged, whichever {@code logback.xml} is in force: one that somebody put in the place of ours must not
     * leave the reports without a log.
     */
    static void attach() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            if (root.getAppender(NAME) == null) {
                LogRing ring = new LogRing();
                ring.setName(NAME);
                ring.setContext(context);
                ring.start();
                root.addAppender(ring);
            }
        }
    }

    /** As they are now, the newest first. */
    static List<Line> newest() {
        synchronized (NEWEST) {
            List<Line> lines = new ArrayList<>(NEWEST);
            Collections.reverse(lines);
            return lines;
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        Line line = new Line(
                event.getTimeStamp(),
                event.getLevel().toString(),
                event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1),
                told(event));
        synchronized (NEWEST) {
            if (NEWEST.size() == MOST_LINES) {
                NEWEST.removeFirst();
            }
            NEWEST.addLast(line);
        }
    }

    private static String told(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(String.valueOf(event.getFormattedMessage()));
        IThrowableProxy cause = event.getThrowableProxy();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            text.append(" | ").append(cause.getClassName()).append(": ").append(cause.getMessage());
            if (cause.getStackTraceElementProxyArray().length > 0) {
                text.append(' ').append(cause.getStackTraceElementProxyArray()[0]);
            }
            cause = cause.getCause();
        }
        String masked = masked(text.toString());
        return masked.substring(0, Math.min(masked.length(), MOST_CHARACTERS));
    }

    /** Without numbers of six and more digits. */
    static String masked(String text) {
        return LONG_NUMBER.matcher(text).replaceAll("######");
    }
}
