package parcellocker.bridge.watch;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.Objects;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** How a line of the log looks: a text for people, or JSON for a program that gathers logs. */
public enum LogLayout {
    TEXT("/logback.xml"),
    JSON("/logback-json.xml");

    private final String resource;

    LogLayout(String resource) {
        this.resource = resource;
    }

    /** From now on what libraries tell {@code java.util.logging} comes to the same log. */
    public static void gather() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** From now on, for everybody in this process. */
    public void use() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            use(context);
        }
    }

    void use(LoggerContext context) {
        URL configuration = Objects.requireNonNull(LogLayout.class.getResource(resource));
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        context.reset();
        try {
            configurator.doConfigure(configuration);
        } catch (JoranException broken) {
            throw new IllegalStateException("the log's own configuration does not hold", broken);
        }
    }
}
