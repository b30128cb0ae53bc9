package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever reads a log must not get to anybody's page. */
class SilentLinksTest {
    /** All that the log's own pattern writes, from here on. */
    private static ByteArrayOutputStream listened() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Encoder<ILoggingEvent> encoder = encoder(root.getAppender("stderr"));
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        OutputStreamAppender<ILoggingEvent> ear = new OutputStreamAppender<>();
        ear.setContext(context);
        ear.setEncoder(encoder);
        ear.setOutputStream(heard);
        ear.start();
        root.addAppender(ear);
        return heard;
    }

    private static Encoder<ILoggingEvent> encoder(Appender<ILoggingEvent> appender) {
        return ((ConsoleAppender<ILoggingEvent>) appender).getEncoder();
    }

    @Test
    void no_line_of_the_log_holds_a_token_whatever_goes_wrong() throws Exception {
        ByteArrayOutputStream heard = listened();
        try (Doorstep city = new Doorstep(1)) {
            city.stored("LOG-1", "00000000000000aa");
            String link = city.link("LOG-1", "00000000000000aa");
            String token = link.substring(3);
            city.get(link);
            for (String wish : List.of("longer", "helper", "problem", "refuse", "nothing")) {
                city.post(link + "/" + wish, "from=86400000&reason=LATE&concern=DOOR");
                city.post(link + "/" + wish, "x".repeat(70_000));
            }
            city.send(city.request(link).DELETE());
            raw(city, "GET " + link + "%zz HTTP/1.1\r\nHost: x\r\n\r\n");
            raw(city, "GET " + link + "/../..;x HTTP/1.1\r\nHost: x\r\n\r\n");
            raw(city, "POST " + link + "/refuse HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nreason=");
            raw(city, "NONSENSE " + link + " HTTP/9.1\r\n\r\n");
            city.database.inTransaction(sql -> sql.change("drop table parcel_link cascade"));
            assertThat(city.get(link).statusCode()).isEqualTo(503);
            city.database.inTransaction(sql -> sql.change("create table parcel_link (hash text)"));
            assertThat(city.post(link + "/refuse", "reason=LATE").statusCode()).isEqualTo(503);
            LoggerFactory.getLogger("parcellocker.bridge.web").warn("somebody logs {} one day", link);
            String log = heard.toString(StandardCharsets.UTF_8);
            assertThat(log).contains("LK-5002 on a recipient's page", "somebody logs /p/… one day");
            assertThat(log).doesNotContain(token);
        }
    }

    private static void raw(Doorstep city, String request) throws Exception {
        URI at = URI.create(city.web.url());
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }
}
