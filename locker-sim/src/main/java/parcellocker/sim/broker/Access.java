package parcellocker.sim.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.Retain;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.auth.ModifiableDefaultPermissions;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.topic.Topic.Kind;

/** Who may connect and what they may say and hear; everything else is denied. */
final class Access implements ExtensionMain, SimpleAuthenticator {
    private final Users users;

    Access(Users users) {
        this.users = users;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(provider -> this);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        Optional<Users.User> user = authenticated(input.getConnectPacket());
        if (user.isEmpty()) {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED);
            return;
        }
        ModifiableDefaultPermissions permissions = output.getDefaultPermissions();
        permissions.addAll(permissions(user.get()));
        permissions.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
        output.authenticateSuccessfully();
    }

    private Optional<Users.User> authenticated(ConnectPacket connect) {
        byte[] password = connect.getPassword().map(Access::bytes).orElseGet(() -> new byte[0]);
        return connect.getUserName()
                .flatMap(name -> users.authenticated(name, password))
                .filter(user -> mayBeCalled(connect.getClientId(), user));
    }

    /** A client id is a locker's own name and no one else's: who takes it throws its holder off the broker. */
    private boolean mayBeCalled(String clientId, Users.User user) {
        return switch (user) {
            case Users.User.Locker locker -> clientId.equals(locker.name());
            case Users.User.Bridge ignored ->
                users.named(clientId).stream().noneMatch(other -> other instanceof Users.User.Locker);
        };
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static List<TopicPermission> permissions(Users.User user) {
        return switch (user) {
            case Users.User.Locker locker -> permissions(locker.id());
            case Users.User.Bridge ignored ->
                List.of(
                        hear(Topic.filter(Kind.STATUS)),
                        hear(Topic.filter(Kind.JOURNAL)),
                        say(Topic.filter(Kind.ACK), Retain.NOT_RETAINED),
                        say(Topic.filter(Kind.DIRECTIVES), Retain.NOT_RETAINED),
                        say(Topic.filter(Kind.COMMAND), Retain.NOT_RETAINED));
        };
    }

    private static List<TopicPermission> permissions(LockerId id) {
        Stream<TopicPermission> said = Stream.of(Kind.JOURNAL, Kind.TELEMETRY)
                .map(kind -> say(new Topic(id, kind).text(), Retain.NOT_RETAINED));
        Stream<TopicPermission> heard =
                Stream.of(Kind.ACK, Kind.DIRECTIVES, Kind.COMMAND).map(kind -> hear(new Topic(id, kind).text()));
        TopicPermission status = say(new Topic(id, Kind.STATUS).text(), Retain.RETAINED);
        return Stream.of(Stream.of(status), said, heard)
                .flatMap(permissions -> permissions)
                .toList();
    }

    private static TopicPermission say(String filter, Retain retain) {
        return Builders.topicPermission()
                .topicFilter(filter)
                .activity(MqttActivity.PUBLISH)
                .retain(retain)
                .build();
    }

    private static TopicPermission hear(String filter) {
        return Builders.topicPermission()
                .topicFilter(filter)
                .activity(MqttActivity.SUBSCRIBE)
                .build();
    }
}
