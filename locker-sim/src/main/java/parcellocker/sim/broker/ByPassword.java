package parcellocker.sim.broker;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Known by a password in the users' file. */
record ByPassword(Users users) implements Access.Door {
    @Override
    public Optional<Access.Role> enter(ConnectPacket connect, ConnectionInformation connection) {
        byte[] password = connect.getPassword().map(ByPassword::bytes).orElseGet(() -> new byte[0]);
        return connect.getUserName()
                .flatMap(name -> users.authenticated(name, password))
                .filter(user -> mayBeCalled(connect.getClientId(), user))
                .map(ByPassword::role);
    }

    private static Access.Role role(Users.User user) {
        return switch (user) {
            case Users.User.Locker locker -> new Access.Role.Locker(locker.id());
            case Users.User.Bridge ignored -> new Access.Role.Bridge();
        };
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
}
