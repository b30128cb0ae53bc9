package parcellocker.sim.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.services.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** HiveMQ CE in this process, on the loopback, nothing kept on disk but its configuration. */
public final class Broker implements AutoCloseable {
    private final EmbeddedHiveMQ hivemq;
    private final int port;

    private Broker(EmbeddedHiveMQ hivemq, int port) {
        this.hivemq = hivemq;
        this.port = port;
    }

    /**
     * Starts and returns once clients may connect.
     *
     * @param port TCP port, or 0 for any free one
     * @param folder what the broker writes stays below it
     * @throws IOException if the folder cannot be written or the port is taken
     */
    public static Broker start(int port, Path folder, Users users) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("config.xml"), configuration(port));
        EmbeddedHiveMQ hivemq = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withEmbeddedExtension(extension(users))
                .withoutLoggingBootstrap()
                .build();
        try {
            hivemq.start().join();
        } catch (CompletionException refused) {
            throw new IOException("the broker did not start", refused);
        }
        return new Broker(hivemq, listening());
    }

    /** The TCP port on the loopback. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        try {
            hivemq.close();
        } catch (ExecutionException broken) {
            throw new IOException("the broker did not stop", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int listening() {
        return Services.adminService().getServerInformation().getListener().stream()
                .mapToInt(Listener::getPort)
                .findFirst()
                .orElseThrow();
    }

    private static String configuration(int port) {
        return """
            <?xml version="1.0"?>
            <hivemq>
                <listeners>
                    <tcp-listener>
                        <port>%d</port>
                        <bind-address>127.0.0.1</bind-address>
                    </tcp-listener>
                </listeners>
                <mqtt>
                    <packets><max-packet-size>131072</max-packet-size></packets>
                </mqtt>
                <persistence><mode>in-memory</mode></persistence>
                <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """.formatted(port);
    }

    private static EmbeddedExtension extension(Users users) {
        return EmbeddedExtension.builder()
                .withId("parcel-locker-access")
                .withName("Who may say and hear what")
                .withVersion("1")
                .withAuthor("parcellocker")
                .withPriority(0)
                .withStartPriority(1000)
                .withExtensionMain(new Access(users))
                .build();
    }
}
