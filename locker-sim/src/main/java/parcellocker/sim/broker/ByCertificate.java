package parcellocker.sim.broker;

import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import java.util.Optional;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Identity;

/**
 * Known by the name in a certificate that TLS has verified. The parts of the bridge have a dot in theirs, which no locker can:
 * {@code city.reader.1}, {@code city.writer.1}. Nobody may call itself by another name than the certificate's.
 */
record ByCertificate() implements Access.Door {
    private static final String READER = "city.reader.";
    private static final String WRITER = "city.writer.";

    @Override
    public Optional<Access.Role> enter(ConnectPacket connect, ConnectionInformation connection) {
        return connection
                .getClientTlsInformation()
                .flatMap(ClientTlsInformation::getClientCertificate)
                .flatMap(Identity::name)
                .filter(name -> connect.getClientId().equals(name))
                .filter(name -> connect.getUserName().map(name::equals).orElse(true))
                .flatMap(ByCertificate::role);
    }

    private static Optional<Access.Role> role(String name) {
        if (name.startsWith(READER)) {
            return Optional.of(new Access.Role.Reader());
        }
        if (name.startsWith(WRITER)) {
            return Optional.of(new Access.Role.Writer());
        }
        try {
            return Optional.of(new Access.Role.Locker(new LockerId(name)));
        } catch (IllegalArgumentException nobody) {
            return Optional.empty();
        }
    }
}
