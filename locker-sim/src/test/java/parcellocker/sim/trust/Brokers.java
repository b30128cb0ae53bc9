package parcellocker.sim.trust;

import java.io.IOException;
import java.nio.file.Path;
import parcellocker.sim.broker.Broker;

/** The two real brokers, each with the configuration we give out, over TLS. */
enum Brokers {
    HIVEMQ {
        @Override
        Running start(Pki pki, Path folder) throws IOException {
            Broker broker = Broker.startSecure(0, folder.resolve("hivemq"), pki.server("127.0.0.1", "localhost"));
            return new Running(broker.port(), broker);
        }
    },
    MOSQUITTO {
        @Override
        Running start(Pki pki, Path folder) throws IOException {
            Mosquitto broker = Mosquitto.start(pki, folder.resolve("mosquitto"));
            return new Running(broker.port(), broker);
        }
    };

    abstract Running start(Pki pki, Path folder) throws IOException;

    /** A broker that listens. */
    record Running(int port, AutoCloseable broker) implements AutoCloseable {
        String url() {
            return "ssl://127.0.0.1:" + port;
        }

        @Override
        public void close() throws Exception {
            broker.close();
        }
    }
}
