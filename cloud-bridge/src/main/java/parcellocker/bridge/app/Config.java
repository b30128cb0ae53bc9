package parcellocker.bridge.app;

import java.nio.file.Path;
import parcellocker.bridge.link.Broker;
import parcellocker.bridge.web.Web;

/** Everything one can set; read once at the start. */
record Config(Web.Address http, Database database, Broker mqtt, Path keys, Channel notices, City city) {
    /** How recipients are told. */
    enum Channel {
        /** The city's own page shows each notice with its code: for demonstrations, on loopback only. */
        SCREEN,
        NONE
    }

    record Database(String url, String user, String password) {
        /** Never the password. */
        @Override
        public String toString() {
            return user + " at " + url;
        }
    }

    record City(String name, int storageHours) {}
}
