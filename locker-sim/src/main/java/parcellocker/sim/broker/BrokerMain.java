package parcellocker.sim.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.ProblemException;

/** {@code BrokerMain <port> <data folder> <users file>}: one line when it is ready, then it runs until SIGTERM. */
public final class BrokerMain {
    private static final int ARGUMENTS = 3;
    private static final int MISUSED = 2;

    private BrokerMain() {}

    /** Ends with status 2 and one line on standard error if it cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != ARGUMENTS) {
            end("usage: <port> <data folder> <users file>");
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            Path folder = Files.createDirectories(Path.of(arguments[1]));
            logTo(folder.resolve("broker.log"));
            Broker broker = Broker.start(Integer.parseInt(arguments[0]), folder, Users.read(Path.of(arguments[2])));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, stopped), "stop"));
            System.out.println("broker ready mqtt://127.0.0.1:" + broker.port());
        } catch (IOException | ProblemException | NumberFormatException refused) {
            end("the broker cannot start: " + refused.getMessage());
        }
        stopped.await();
    }

    private static void stop(Broker broker, CountDownLatch stopped) {
        try {
            broker.close();
        } catch (IOException broken) {
            LoggerFactory.getLogger(BrokerMain.class).error("not stopped cleanly", broken);
        }
        stopped.countDown();
    }

    private static void end(String why) {
        System.err.println(why);
        System.exit(MISUSED);
    }

    /** The console belongs to the one line that says it is ready. */
    private static void logTo(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0} %msg%n");
        lines.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(lines);
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
    }
}
