package parcellocker.sim.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.Retain;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.topic.Topic.Kind;

/** Who may connect and what they may say and hear; everything else is denied. */
final class Access implements ExtensionMain, SimpleAuthenticator {
    private final Door door;

    Access(Door door) {
        this.door = door;
    }

    /** Who stands there, if it may come in. */
    interface Door {
        Optional<Role> enter(ConnectPacket connect, ConnectionInformation connection);
    }

    /** What one is allowed. */
    sealed interface Role {
        record Locker(LockerId id) implements Role {}

        /** An instance of the bridge that hears and says. */
        record Bridge() implements Role {}

        /** The half that hears lockers. */
        record Reader() implements Role {}

        /** The half that speaks to lockers. */
        record Writer() implements Role {}
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(provider -> this);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        Optional<Role> role = door.enter(input.getConnectPacket(), input.getConnectionInformation());
        if (role.isEmpty()) {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED);
            return;
        }
        ModifiableDefaultPermissions permissions = output.getDefaultPermissions();
        permissions.addAll(permissions(role.get()));
        permissions.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
        output.authenticateSuccessfully();
    }

    private static List<TopicPermission> permissions(Role role) {
        return switch (role) {
            case Role.Locker locker -> permissions(locker.id());
            case Role.Bridge ignored ->
                Stream.of(heard(), said()).flatMap(List::stream).toList();
            case Role.Reader ignored -> heard();
            case Role.Writer ignored -> said();
        };
    }

    private static List<TopicPermission> heard() {
        return List.of(
                hear(Topic.filter(Kind.STATUS)), hear(Topic.filter(Kind.JOURNAL)), hear(Topic.filter(Kind.TELEMETRY)));
    }

    private static List<TopicPermission> said() {
        return List.of(
                say(Topic.filter(Kind.ACK), Retain.NOT_RETAINED),
                say(Topic.filter(Kind.DIRECTIVES), Retain.NOT_RETAINED),
                say(Topic.filter(Kind.COMMAND), Retain.NOT_RETAINED));
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
