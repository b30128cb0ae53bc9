package parcellocker.agent.uplink;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * HiveMQ CE with the tightest window an MQTT 5 broker may have: one publication at a time. Password {@code right} is right, and
 * nobody may publish to the journal of {@link #BARRED}.
 */
final class TestBroker implements AutoCloseable {
    static final String BARRED = "L-BARRED";
    /** HiveMQ runs once in a process: tests that start it take turns. */
    static final String ONE = "the one broker of this process";

    private final EmbeddedHiveMQ hivemq;
    private final int port;

    private TestBroker(EmbeddedHiveMQ hivemq, int port) {
        this.hivemq = hivemq;
        this.port = port;
    }

    static TestBroker start(Path folder, int port) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("config.xml"), configuration(port));
        EmbeddedHiveMQ hivemq = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("test")
                        .withName("test")
                        .withVersion("1")
                        .withAuthor("parcellocker")
                        .withPriority(0)
                        .withStartPriority(1000)
                        .withExtensionMain(new Guard())
                        .build())
                .withoutLoggingBootstrap()
                .build();
        hivemq.start().join();
        int listening = Services.adminService().getServerInformation().getListener().stream()
                .mapToInt(Listener::getPort)
                .findFirst()
                .orElseThrow();
        return new TestBroker(hivemq, listening);
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws ExecutionException {
        try {
            hivemq.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String configuration(int port) {
        return """
                <?xml version="1.0"?>
                <hivemq>
                    <listeners>
                        <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
                    </listeners>
                    <mqtt><receive-maximum><server-receive-maximum>1</server-receive-maximum></receive-maximum></mqtt>
                    <persistence><mode>in-memory</mode></persistence>
                    <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(port);
    }

    private static final class Guard implements ExtensionMain, SimpleAuthenticator {
        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            Services.securityRegistry().setAuthenticatorProvider(provider -> this);
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

        @Override
        public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
            boolean right = input.getConnectPacket()
                    .getPassword()
                    .map(password -> password.remaining() == "right".length())
                    .orElse(false);
            if (!right) {
                output.failAuthentication();
                return;
            }
            output.getDefaultPermissions()
                    .add(Builders.topicPermission()
                            .topicFilter("parcel/v1/" + BARRED + "/journal")
                            .activity(TopicPermission.MqttActivity.PUBLISH)
                            .type(TopicPermission.PermissionType.DENY)
                            .build());
            output.getDefaultPermissions()
                    .add(Builders.topicPermission().topicFilter("#").build());
            output.authenticateSuccessfully();
        }
    }
}
